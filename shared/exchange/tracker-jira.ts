import type { Json, JsonObject } from "./json-read.ts";
import { linesAt, membersAt, objectsAt, textAt, type TextRecord } from "./json-walk.ts";
import { isObject, valueAt } from "./product-yaml-documents.ts";

/** Whether a value is an issue as Jira's REST interface gives it. */
export function isJiraIssue(json: Json): boolean {
  if (!isObject(json) || typeof json.object.get("key") !== "string") return false;
  const fields = json.object.get("fields") ?? null;
  return isObject(fields) && (fields.object.has("summary") || fields.object.has("issuetype"));
}

const texts: readonly (readonly [column: string, path: string])[] = [
  ["Summary", "summary"],
  ["Issue Type", "issuetype.name"],
  ["Status", "status.name"],
  ["Status Category", "status.statusCategory.name"],
  ["Resolution", "resolution.name"],
  ["Priority", "priority.name"],
  ["Project key", "project.key"],
  ["Project name", "project.name"],
  ["Created", "created"],
  ["Updated", "updated"],
  ["Resolved", "resolutiondate"],
  ["Due date", "duedate"],
  ["Environment", "environment"],
  ["Parent", "parent.key"],
  ["Epic Link", "epic.key"],
  ["Epic Name", "epic.name"],
  ["Original Estimate", "timeoriginalestimate"],
  ["Time Spent", "timespent"],
  ["Assignee", "assignee.displayName"],
  ["Reporter", "reporter.displayName"],
  ["Creator", "creator.displayName"],
];

const lists: readonly (readonly [column: string, path: string])[] = [
  ["Labels", "labels"],
  ["Component/s", "components"],
  ["Fix Version/s", "fixVersions"],
  ["Affects Version/s", "versions"],
  ["Sprint", "closedSprints"],
];

/** An issue under the names that Jira's own CSV gives its columns; comments are counted. */
export function jiraRecord(json: JsonObject): TextRecord {
  const fields = json.object.get("fields") ?? null;
  const record = new Map([
    ["Issue key", textAt(json, "key")],
    ["Issue id", textAt(json, "id")],
  ]);
  for (const [column, path] of texts) record.set(column, textAt(fields, path));
  for (const [column, path] of lists) record.set(column, linesAt(fields, path, "name"));
  record.set("Description", described(valueAt(fields, "description") ?? null));
  record.set("Comment", String(membersAt(fields, "comment.comments").length || ""));
  record.set("Blocked by", blockers(fields));
  if (isObject(fields)) for (const [key, value] of fields.object) keepCustom(record, key, value);
  return { line: json.line, texts: record };
}

function blockers(fields: Json): string {
  return objectsAt(fields, "issuelinks")
    .filter((link) => textAt(link, "type.inward").toLowerCase() === "is blocked by")
    .map((link) => textAt(link, "inwardIssue.key"))
    .filter((key) => key !== "")
    .join("\n");
}

function keepCustom(record: Map<string, string>, key: string, value: Json): void {
  if (!key.startsWith("customfield_") || value === null) return;
  const text = typeof value === "string" ? value : textAt(value, "value") || textAt(value, "name");
  const listed = text === "" ? linesAt({ line: 0, object: new Map([["of", value]]) }, "of", "value") : text;
  if (listed !== "") record.set(key, listed);
}

/** A description: text, or a document of Jira's own form, whose texts are taken paragraph by paragraph. */
function described(json: Json): string {
  if (json === null || typeof json === "string") return json ?? "";
  return paragraphs(json).join("\n");
}

function paragraphs(json: Json): readonly string[] {
  const content = objectsAt(json, "content");
  if (content.some((part) => textAt(part, "type") === "text")) {
    return [content.map((part) => (textAt(part, "type") === "hardBreak" ? "\n" : textAt(part, "text"))).join("")];
  }
  return content.flatMap(paragraphs);
}
