import type { ImportFormat } from "../domain/import-batch.ts";

/** What stands in a field: it decides how a sample is shown and which columns are proposed. */
export type FieldKind =
  | "name"
  | "names"
  | "text"
  | "count"
  | "amount"
  | "share"
  | "period"
  | "choice"
  | "currency"
  | "time";

/** One field that a column of a file may fill. Its words live elsewhere; `synonyms` are headers of known sources. */
export type Field = {
  readonly id: string;
  readonly kind: FieldKind;
  /** A "needed" field needs a column, a "stated" one a column or a value that holds for every row. */
  readonly need: "needed" | "stated" | "optional";
  readonly synonyms: readonly string[];
};

function field(id: string, kind: FieldKind, need: Field["need"], synonyms: string): Field {
  return { id, kind, need, synonyms: synonyms === "" ? [] : synonyms.split(", ") };
}

const product = field(
  "product",
  "name",
  "stated",
  "product name, service, application, app, system, product_name, family, program name, programme name, programme, program, project name, project",
);
const note = field("note", "text", "optional", "notes, comment, comments, remark, remarks");
const externalId = field("externalId", "name", "optional", "external id, id, key, uuid, service_id, repo_name");
const winnowId = field("winnowId", "name", "optional", "");
const provenance = field("provenance", "choice", "optional", "quality, how known, basis");
const period = [
  field(
    "month",
    "period",
    "stated",
    "months, period, date, year month, month_start, yyyymm, fiscal year, fy, fy_ef, fiscal_yr",
  ),
  field("from", "period", "optional", "start, start month, valid from, begin, period start"),
  field("to", "period", "optional", "end, end month, valid to, until, period end"),
];
const money = [
  field("currency", "currency", "stated", "curr, billingcurrency, currency code"),
  field("label", "text", "optional", "description, text, name, position, cost centre, line"),
  field("recurrence", "choice", "optional", "frequency, recurring, kind of cost"),
];

/** The fields that a format can fill, the needed ones first. */
export const fieldsOf: Readonly<Record<ImportFormat, readonly Field[]>> = {
  usageTable: [
    product,
    field(
      "feature",
      "name",
      "optional",
      "feature name, function, capability, area, topic, package, quest, module, document, page, label, screen",
    ),
    field(
      "month",
      "period",
      "stated",
      "months, period, date, year month, month_start, yyyymm, fiscal year, fy, fiscal_yr",
    ),
    field("year", "period", "optional", "yr, jahr"),
    field("quarter", "period", "optional", "qtr, q"),
    field("monthOfYear", "period", "optional", "month number, month_no"),
    field(
      "uses",
      "count",
      "optional",
      "use, usage, count, events, edits, downloads, downloads_a_month, hits, nb_events, calls, total, requests, clicks, num_applications_total, executions",
    ),
    field(
      "users",
      "count",
      "optional",
      "active users, unique users, unique_users, distinct users, visitors, num_pushers, mau, accounts, nb_users",
    ),
    field(
      "eligible",
      "count",
      "optional",
      "eligible users, population, licensed users, base, possible users, total users",
    ),
    field("user", "name", "optional", "user id, user_id, session, distinct_id, visitor, account id"),
    field("observed", "choice", "optional", "full, complete, coverage"),
  ],
  usageEvents: [
    field("timestamp", "time", "needed", "time, date, datetime, created_at, event_time, occurred_at, at"),
    field("user", "name", "optional", "user id, user_id, session, distinct_id, visitor, account"),
    field("feature", "name", "needed", "event, event name, event_name, document, action, area, page"),
    field("product", "name", "stated", "app, application, service, project"),
  ],
  cost: [
    product,
    field(
      "amount",
      "amount",
      "needed",
      "cost, costs, price, total, spend, spending, actual_spending, actual, sum, value, totalbudget, budget",
    ),
    ...period,
    ...money,
    field("category", "choice", "optional", "type, cost type, kind, class"),
    field("pool", "name", "optional", "shared cost, cost pool"),
    field("feature", "name", "optional", "feature name, module"),
    field("amortiseMonths", "count", "optional", "amortise, amortize months, depreciation months"),
    field("avoidableShare", "share", "optional", "avoidable, avoidable share"),
    field("avoidableFrom", "period", "optional", "avoidable from, contract end"),
    field("exact", "amount", "optional", ""),
    field("causedBy", "name", "optional", "caused by, cause"),
    field("paidBy", "name", "optional", "paid by, payer, cost owner, team"),
    provenance,
    note,
    externalId,
    winnowId,
  ],
  value: [
    product,
    field("kind", "choice", "optional", "value kind, type"),
    ...period,
    ...money,
    field("amount", "amount", "optional", "value, revenue, income, savings, saved, sales"),
    field("margin", "share", "optional", "contribution margin"),
    field("orders", "count", "optional", "number of orders"),
    field("contribution", "amount", "optional", "contribution per order"),
    field("users", "count", "optional", "number of users"),
    field("valuePerUser", "amount", "optional", "value per user"),
    field("p0", "share", "optional", "probability before"),
    field("loss0", "amount", "optional", "loss before"),
    field("p1", "share", "optional", "probability after"),
    field("loss1", "amount", "optional", "loss after"),
    field("attribution", "share", "optional", "attributed share, share"),
    field("sharedSource", "text", "optional", "shared source"),
    field("low", "count", "optional", "low factor"),
    field("high", "count", "optional", "high factor"),
    field("feature", "name", "optional", "feature name"),
    field("evidence", "text", "optional", "source, basis"),
    provenance,
    note,
    externalId,
    winnowId,
  ],
  focus: [
    field("amount", "amount", "needed", "effectivecost, billedcost"),
    field("currency", "currency", "stated", "billingcurrency"),
    field("chargePeriodStart", "time", "needed", "chargeperiodstart"),
    field("product", "name", "stated", "subaccountname, servicename, resourcename, subaccountid"),
    field("tags", "text", "optional", "tags"),
  ],
  products: [
    field(
      "name",
      "name",
      "needed",
      "product, product name, service, service name, service_name_en, title, application, app, app_name, friendly_name, label, repo_name, github_repo_name, $key",
    ),
    externalId,
    field("description", "text", "optional", "summary, about, service_description_en"),
    field("owner", "name", "optional", "team, owner team, owning team, owner_org, maintained by, responsible"),
    field("kind", "choice", "optional", "type, product type"),
    field("lifecycle", "choice", "optional", "status, stage, state, phase, lifecycle stage, retired"),
    field("pays", "names", "optional", "who pays, sponsor, funded by"),
    field("canChange", "names", "optional", "who can change, developers, changed by"),
    field("feels", "names", "optional", "who feels the pain, operations, support team, on call"),
    field("benefits", "names", "optional", "who benefits, beneficiaries, customers of"),
    field("decides", "text", "optional", "who decides, decision maker"),
    field("heard", "text", "optional", "who must be heard, consulted"),
    field("customers", "choice", "optional", "customers known"),
    field("population", "choice", "optional", "counted as"),
    field("job", "text", "optional", "purpose, job to be done"),
    field("supportEnd", "period", "optional", "end of support, support until, eol"),
    field("features", "names", "optional", "feature, capabilities"),
    field("dependsOn", "names", "optional", "depends on, dependencies, needs"),
    field("softly", "names", "optional", "uses softly, optional dependencies"),
    note,
    field("extra", "text", "optional", ""),
  ],
  dependencies: [
    field("from", "name", "needed", "source, consumer, dependent, product, service"),
    field("to", "name", "needed", "target, needs, depends on, dependency, provider"),
    field("kind", "choice", "optional", "type, strength, hardness"),
  ],
  backstage: [],
  backlog: [
    field("title", "name", "needed", "summary, name, subject, card name, task name, issue, task"),
    field("product", "name", "stated", "project name, project, board, repository, team"),
    field(
      "externalId",
      "name",
      "optional",
      "$document, issue key, key, task id, card id, number, ref, issue id, identifier, id, uuid",
    ),
    field("stage", "choice", "optional", "status, state, current state, list, column, status.name"),
    field("resolution", "choice", "optional", "state reason, statereason, reason"),
    field("kind", "choice", "optional", "issue type, type, issuetype, work item type, tracker"),
    field("description", "text", "optional", "body, notes, desc, details"),
    field("owner", "text", "optional", ""),
    field("labels", "names", "optional", "label, tags, tag"),
    field("due", "time", "optional", "due date, duedate, deadline, target date, due on, due_date"),
    field(
      "created",
      "time",
      "optional",
      "created at, created at (utc), created date, date created, createdat, creation-date, created on, opened",
    ),
    field("started", "time", "optional", "started at, start date, startedat, in progress at"),
    field("deployed", "time", "optional", "deployed at"),
    field(
      "closed",
      "time",
      "optional",
      "resolved, closed at, closed at (utc), completed at, completed, closedat, accepted at, finish date, finished, resolution date, released, released at, done at",
    ),
    field("dropped", "time", "optional", "canceled, cancelled, canceled at, dropped at"),
    field(
      "updated",
      "time",
      "optional",
      "updated at, updated at (utc), last modified, modified date, updatedat, last-updated",
    ),
    field("needs", "names", "optional", "blocked by, depends on, dependson, is blocked by, blockedby"),
    field("links", "names", "optional", "url, link, html url, permalink, short url"),
    field("rank", "text", "optional", "custom field (rank), backlog order, position, pos"),
    field("feature", "name", "optional", "feature name"),
    field("currency", "currency", "optional", "currency code"),
    field("hypothesis", "text", "optional", ""),
    field("mandate", "text", "optional", ""),
    field(
      "jobSize",
      "amount",
      "optional",
      "story points, custom field (story points), custom field (story point estimate), estimate, points, weight, total-points, size",
    ),
    ...estimates(
      "costOfDelay, duration, userBusinessValue, timeCriticality, riskReductionOpportunity, reach, riceImpact",
    ),
    ...estimates("riceConfidence, effort, iceImpact, iceConfidence, ease, value, cost"),
    winnowId,
    field("extra", "text", "optional", ""),
  ],
};

function estimates(names: string): readonly Field[] {
  return names.split(", ").map((name) => field(name, "amount", "optional", ""));
}
