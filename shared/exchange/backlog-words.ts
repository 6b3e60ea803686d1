import type { Choices } from "./choice-words.ts";
import type { BacklogKind, BacklogStage } from "../domain/backlog-item.ts";

/** Words of trackers for the stages of work; "done" there says nothing of a release, so that a person sees the guess. */
export const stageWords: Choices<BacklogStage> = {
  idea: [
    ...["open", "opened", "new", "to do", "todo", "backlog", "icebox", "triage", "reopened", "unscheduled"],
    ...["unstarted", "proposed", "provisional", "draft", "deferred", "on hold", "later", "needs triage"],
  ],
  ready: [
    ...[
      "selected",
      "selected for development",
      "ready for dev",
      "ready for development",
      "planned",
      "next",
      "accepted",
    ],
    ...["implementable", "approved", "prioritised", "prioritized", "groomed", "refined", "scheduled"],
  ],
  doing: [
    ...["in progress", "in development", "started", "doing", "in review", "review", "code review", "testing"],
    ...["in testing", "in qa", "qa", "ready for test", "blocked", "wip", "active development", "rejected by qa"],
  ],
  deployed: ["delivered", "staging", "on staging", "in staging", "deployed to staging", "ready for release", "merged"],
  released: [
    ...["done", "closed", "resolved", "complete", "completed", "finished", "fixed", "shipped", "live", "final"],
    ...["implemented", "active", "in production", "verified", "archived done"],
  ],
  measured: ["validated", "proven"],
  dropped: [
    ...["cancelled", "canceled", "rejected", "withdrawn", "won't do", "won't fix", "wontfix", "duplicate", "declined"],
    ...["abandoned", "superseded", "replaced", "obsolete", "invalid", "removed"],
  ],
};

/** What a resolution says of an item that its tracker calls finished. */
export const resolutionWords: Choices<"released" | "dropped" | "unresolved"> = {
  released: ["fixed", "done", "completed", "complete", "resolved", "implemented", "delivered"],
  dropped: [
    ...["won't fix", "won't do", "wontfix", "duplicate", "invalid", "cannot reproduce", "can't reproduce", "rejected"],
    ...["not our bug", "not a bug", "not_planned", "not planned", "needs more info", "incomplete", "declined", "hold"],
    ...["cancelled", "canceled", "obsolete", "archived", "works as designed", "known error", "abandoned"],
  ],
  unresolved: ["open", "none", "reopened"],
};

/** Words of trackers for the kinds of work. */
export const workWords: Choices<BacklogKind> = {
  feature: [
    ...["new feature", "story", "user story", "improvement", "enhancement", "epic", "initiative", "requirement"],
    ...["feature request", "change request", "standards track"],
  ],
  experiment: ["spike", "research", "hypothesis", "discovery", "test idea"],
  defect: ["bug", "fault", "incident", "error", "problem", "regression"],
  risk: ["security", "vulnerability", "compliance", "audit"],
  enabler: [
    ...["task", "sub-task", "subtask", "technical task", "chore", "tech debt", "technical debt", "maintenance"],
    ...["documentation", "process", "informational", "support", "release"],
  ],
  retirement: ["removal", "deprecation", "sunset", "decommission", "retire", "remove"],
};

/** Names of columns that hold the names of people, or what they said under their names. */
const people = new Set(
  [
    ...["assignee", "assignees", "reporter", "creator", "author", "authors", "owner", "owners", "members", "user"],
    ...["watchers", "voters", "requestor", "requester", "requested by", "owned by", "created by", "assigned to"],
    ...["assignee email", "assignee username", "author username", "author email", "project lead", "editor", "lead"],
    ...["owner_full_name", "assigned_to_full_name", "assigned_users", "assigned_users_full_name", "assigned_to"],
    ...["reviewers", "approvers", "bdfl-delegate", "pep-delegate", "sponsor", "delegate", "emeritus_approvers"],
    ...["assignee id", "reporter id", "creator id", "assignee.login", "assignees.login", "user.login", "closed_by"],
    ...["author.login", "author.name", "authors.name", "log work", "attachment", "prr-approvers", "feature-owner"],
  ].map(plain),
);

const comments = new Set(["comment", "comments", "comment body"]);

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, " ");
}

/** Whether a column holds the names of people, or what they said under them; kept only where a person asks for it. */
export function isPersonal(column: string): boolean {
  const name = plain(column);
  return (
    people.has(name) || isComments(column) || /\b(?:e-?mail|login|avatar|displayname|assignee|reporter)\b/.test(name)
  );
}

/** Whether a column holds comments, which are counted. */
export function isComments(column: string): boolean {
  return comments.has(plain(column));
}
