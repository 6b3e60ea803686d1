import type { Json } from "../domain/canonical.ts";
import type { FieldChange, PlannedRow } from "../domain/import-planned.ts";
import type { Stop, UsageRow } from "../domain/import-rows.ts";
import { addMonths, type Month } from "../domain/month.ts";
import { backlogKindWords, backlogStageWords } from "./backlog-codes.ts";
import { categoryWords, lifecycleWords, productKindWords } from "./codes.ts";
import { count, counted, money, monthSpan, monthText } from "./format.ts";
import { armsText, daysText } from "./import-experiments.ts";
import { valueText, type ValueContext } from "./history.ts";
import { fieldWord } from "./records.ts";

/** The product that a row of an import speaks of, as the file names it. */
export function productOfRow({ kind, said }: PlannedRow): string {
  switch (kind) {
    case "product":
      return said.name;
    case "dependency":
      return said.from;
    case "item":
      return said.product;
    case "cost":
      return said.product ?? said.pool ?? "Unassigned";
    case "stop":
      return "";
    case "feature":
    case "usage":
    case "value":
    case "experiment":
      return said.product;
  }
}

/** What of the product a row speaks of: a feature, a label, another product. */
export function subjectOfRow({ kind, said }: PlannedRow): string {
  switch (kind) {
    case "usage":
      return said.feature ?? "The product itself";
    case "feature":
      return said.name;
    case "dependency":
      return `needs ${said.to}`;
    case "item":
      return said.fields.title;
    case "experiment":
      return said.title;
    case "cost":
    case "value":
      return [said.feature, said.label].filter((text) => text !== null && text !== "").join(": ");
    case "product":
      return said.owner ?? "";
    case "stop":
      return "";
  }
}

/** What the column is called that says what of the product a row speaks of, by the kinds of rows there are. */
export function subjectHeader(kinds: ReadonlySet<PlannedRow["kind"]>): string {
  const [only] = [...kinds].filter((kind) => kind !== "stop");
  if (only === undefined || [...kinds].some((kind) => kind !== "stop" && kind !== only)) return "Feature, label, owner";
  if (only === "experiment") return "Experiment";
  if (only === "item") return "Item";
  if (only === "product") return "Owner";
  if (only === "dependency") return "Needs";
  return only === "usage" || only === "feature" ? "Feature" : "Feature, label";
}

/** The period that a row speaks of. */
export function periodOfRow({ kind, said }: PlannedRow): string {
  switch (kind) {
    case "usage":
      return spanText(said.month, addMonths(said.month, said.span - 1));
    case "cost":
    case "value":
      return spanText(said.from, said.to);
    case "product":
    case "feature":
    case "dependency":
    case "item":
    case "stop":
      return "";
    case "experiment":
      return daysText(said.results);
  }
}

function spanText(from: Month, to: Month): string {
  return from === to ? monthText(from) : monthSpan(from, to);
}

/** What a row says: counts, an amount, a stage. */
function figuresOfRow({ kind, said }: PlannedRow): string {
  switch (kind) {
    case "usage":
      return usageText(said);
    case "cost":
      return `${money(said.amount, said.currency)}, ${categoryWords[said.category].toLowerCase()}`;
    case "value": {
      const { value, currency } = said;
      if (value.kind === "revenue" || value.kind === "costAvoided") return money(value.amount, currency);
      if (value.kind === "orders") return counted(value.orders, "order");
      return value.kind === "users" ? counted(value.users, "user") : "Avoided risk";
    }
    case "product": {
      const { kind: sort, lifecycle } = said.fields;
      return [sort && productKindWords[sort], lifecycle && lifecycleWords[lifecycle]].filter(Boolean).join(", ");
    }
    case "dependency":
      return said.kind === "hard" ? "Hard" : "Soft";
    case "item": {
      const { kind: sort, stage } = said.fields;
      return [sort && backlogKindWords[sort], stage && backlogStageWords[stage]].filter(Boolean).join(", ");
    }
    case "experiment":
      return armsText(said);
    case "feature":
    case "stop":
      return "";
  }
}

function usageText({ uses, users, eligible, full }: UsageRow): string {
  const said = [
    uses === null ? null : counted(uses, "use"),
    users === null ? null : counted(users, "user"),
    eligible === null ? null : `${count(eligible)} eligible`,
    full ? null : "partly covered",
  ];
  return said.filter((text) => text !== null).join(", ");
}

/** What the column is called that says what becomes of a row. */
export const saysHeader = "Says, changes, or why it is stopped";

/** What a row says; of an update what it changes, before → after; of a stopped row why. */
export function saysOfRow(row: PlannedRow): string {
  const { verdict, stop, fields } = row;
  if (verdict === "stopped" && stop !== null) return whyStopped(stop);
  if (verdict !== "update") return figuresOfRow(row);
  return changesText(fields, tableOf[row.kind], "currency" in row.said ? row.said.currency : undefined);
}

/** Where the rows of a kind go. */
const tableOf: Readonly<Record<PlannedRow["kind"], string>> = {
  product: "products",
  feature: "features",
  dependency: "dependencies",
  cost: "costs",
  value: "values",
  usage: "usage",
  item: "backlog",
  experiment: "experiments",
  stop: "",
};

/** Fields of a table before and after, in words; amounts as they are stored where their currency is not known. */
export function changesText(fields: readonly FieldChange[], table: string, currency: string | null = null): string {
  const context = { nameOf: (text: string) => text, currency };
  const shown = (value: Json, field: string) => shownIn(value, `${table}.${field}`, context);
  return fields
    .map(({ field, before, after }) => `${fieldWord(field)} ${shown(before, field)} → ${shown(after, field)}`)
    .join("; ");
}

function shownIn(value: Json, path: string, context: ValueContext): string {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "none";
  const text = valueText(value, path, context);
  return typeof value === "string" && text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Why a row is stopped: what was found where, what was expected and what to do. */
export function whyStopped({ column, found, expected, remedy }: Stop): string {
  const where = column === "" ? "" : `${column}: `;
  if (column === "" && found === "") return `Expected ${expected}. ${remedy}`;
  const what = found === "" ? "empty" : `'${found}'`;
  return `${where}${what}, expected ${expected}. ${remedy}`;
}
