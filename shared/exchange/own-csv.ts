import { signatureOf, writeCsv, type Cell } from "./csv-write.ts";
import { writePeriod } from "./dates.ts";
import { minorToExact } from "./minor.ts";
import type { CostRow, Place, UsageRow, ValueRow } from "../domain/import-rows.ts";

type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/** What a usage export says; it comes back as the same rows. */
export type UsageLine = Omit<UsageRow, keyof Place>;
/** What a cost export says; it comes back as the same rows. */
export type CostLine = Omit<CostRow, keyof Place | "externalId">;
/** What a value export says; it comes back as the same rows. */
export type ValueLine = Omit<ValueRow, keyof Place | "externalId">;

const usageColumns: Columns<UsageLine> = {
  product: (row) => row.product,
  feature: (row) => row.feature,
  month: (row) => ({ digits: writePeriod(row) }),
  eligible: (row) => row.eligible,
  users: (row) => row.users,
  uses: (row) => row.uses,
  observed: (row) => (row.full ? "full" : "partial"),
};

const entryColumns = {
  label: (row) => row.label,
  recurrence: (row) => row.recurrence,
  from: (row) => row.from,
  to: (row) => row.to,
  currency: (row) => row.currency,
} satisfies Columns<CostLine | ValueLine>;

const lastColumns = {
  provenance: (row) => row.provenance,
  note: (row) => row.note ?? null,
  winnowId: (row) => row.winnowId ?? null,
} satisfies Columns<CostLine | ValueLine>;

const costColumns: Columns<CostLine> = {
  product: (row) => row.product,
  pool: (row) => row.pool,
  feature: (row) => row.feature,
  category: (row) => row.category,
  ...entryColumns,
  amount: (row) => money(row.amount, row.currency),
  exact: (row) => (row.exact === undefined ? null : { digits: row.exact }),
  amortiseMonths: (row) => row.amortiseMonths,
  avoidableShare: (row) => row.avoidableShare,
  avoidableFrom: (row) => row.avoidableFrom,
  causedBy: (row) => row.causedBy,
  paidBy: (row) => row.paidBy,
  ...lastColumns,
};

const sourceColumns = [
  "amount",
  "margin",
  "orders",
  "contribution",
  "users",
  "valuePerUser",
  "p0",
  "loss0",
  "p1",
  "loss1",
];
const moneyColumns = new Set(["amount", "contribution", "valuePerUser", "loss0", "loss1"]);

const valueColumns: Columns<ValueLine> = {
  product: (row) => row.product,
  feature: (row) => row.feature,
  kind: (row) => row.value.kind,
  ...entryColumns,
  ...Object.fromEntries(sourceColumns.map((column) => [column, (row: ValueLine) => sourceCell(row, column)])),
  attribution: (row) => row.attribution,
  sharedSource: (row) => row.sharedSource ?? null,
  low: (row) => row.range?.low ?? null,
  high: (row) => row.range?.high ?? null,
  evidence: (row) => row.evidence,
  ...lastColumns,
};

function sourceCell(row: ValueLine, column: string): Cell {
  const figure = new Map<string, string | number>(Object.entries(row.value)).get(column);
  if (typeof figure !== "number") return null;
  return moneyColumns.has(column) ? money(figure, row.currency) : figure;
}

function money(minor: number, currency: string): Cell {
  return { digits: minorToExact(minor, currency) };
}

/** What a line of each of our own exports says. */
export type OwnLines = { readonly usage: UsageLine; readonly cost: CostLine; readonly value: ValueLine };

const columnsOf: { readonly [K in keyof OwnLines]: Columns<OwnLines[K]> } = {
  usage: usageColumns,
  cost: costColumns,
  value: valueColumns,
};

/** The first two lines of one of our own exports: its signature and its columns. */
export function ownHead(kind: keyof OwnLines): string {
  return writeCsv([[signatureOf(kind)], Object.keys(columnsOf[kind])]);
}

/** Lines of one of our own exports, as they follow its head; amounts are per month of their period, in major units. */
export function ownRows<K extends keyof OwnLines>(kind: K, lines: readonly OwnLines[K][]): string {
  const cells = Object.values<(line: OwnLines[K]) => Cell>(columnsOf[kind]);
  return writeCsv(lines.map((line) => cells.map((cell) => cell(line))));
}
