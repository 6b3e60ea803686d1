import type { Json, JsonObject } from "./json-read.ts";
import { linesAt, membersAt, textAt, type TextRecord } from "./json-walk.ts";
import { isObject } from "./product-yaml-documents.ts";

const marks = ["repository_url", "html_url", "stateReason", "state_reason", "closedAt", "createdAt", "node_id"];

/** Whether a value is an issue as GitHub's REST interface or `gh issue list --json` gives it. */
export function isGithubIssue(json: Json): boolean {
  if (!isObject(json)) return false;
  const { object } = json;
  return object.has("number") && object.has("title") && marks.some((key) => object.has(key));
}

/** An issue under the names that `gh issue list --json` uses; `key` is owner/repository#number where that is known. */
export function githubRecord(json: JsonObject): TextRecord {
  const either = (...paths: readonly string[]) => paths.map((path) => textAt(json, path)).find((text) => text !== "");
  const url = either("html_url", "url") ?? "";
  const [, repository = ""] = /([^/]+\/[^/]+)\/(?:issues|pull)\/\d+$/.exec(url) ?? [];
  const number = textAt(json, "number");
  const isPullRequest = json.object.has("pull_request") || /\/pull\/\d+$/.test(url);
  const counted = membersAt(json, "comments").length;
  const record: readonly (readonly [string, string | undefined])[] = [
    ["key", repository === "" ? number : `${repository}#${number}`],
    ["title", textAt(json, "title")],
    ["state", textAt(json, "state")],
    ["stateReason", either("stateReason", "state_reason")],
    ["type", either("issueType.name", "type.name")],
    ["pull request", isPullRequest ? "yes" : "no"],
    ["labels", linesAt(json, "labels", "name")],
    ["milestone", textAt(json, "milestone.title")],
    ["createdAt", either("createdAt", "created_at")],
    ["closedAt", either("closedAt", "closed_at")],
    ["updatedAt", either("updatedAt", "updated_at")],
    ["url", url],
    ["repository", repository],
    [
      "blockedBy",
      linesAt(json, "blockedBy", "number").replaceAll(/^(?=\d)/gm, repository === "" ? "" : `${repository}#`),
    ],
    ["comments", counted > 0 ? String(counted) : textAt(json, "comments")],
    ["assignees", linesAt(json, "assignees", "login") || textAt(json, "assignee.login")],
    ["author", either("author.login", "user.login")],
    ["body", textAt(json, "body")],
  ];
  return { line: json.line, texts: new Map(record.map(([column, text]) => [column, text ?? ""])) };
}
