import { stoppedByName, stopRow, type JudgedRow } from "./import-judged.ts";
import type { NamedRecord } from "./import-names.ts";
import type { CostRow, StopReason, ValueRow } from "./import-rows.ts";
import { monthIndex } from "./month.ts";

/** The records that a ledger row names, by column. */
type LedgerNames = {
  readonly product: NamedRecord | null;
  readonly feature: NamedRecord | null;
  readonly pool: NamedRecord | null;
  readonly causedBy: NamedRecord | null;
  readonly paidBy: NamedRecord | null;
};

/** A cost or value row with the names it says. */
export type LedgerTold = { readonly row: JudgedRow<CostRow> | JudgedRow<ValueRow>; readonly names: LedgerNames };

/** Stops a ledger row that cannot be an entry, whatever is recorded. Says whether it did. */
export function stoppedInLedger({ row, names }: LedgerTold): boolean {
  const reason = reasonAgainst(row.said);
  if (reason !== null) {
    stopRow(row, reason);
    return true;
  }
  for (const column of ["product", "feature", "pool"] as const) {
    const named = names[column];
    if (named !== null && stoppedByName(row, column, named)) return true;
  }
  for (const column of ["causedBy", "paidBy"] as const) {
    const named = names[column];
    const isLeftOut = named === null || named.stop?.code === "SKIPPED";
    if (!isLeftOut && stoppedByName(row, column, named)) return true;
  }
  row.uses = Object.values(names).filter((named) => named !== null);
  return false;
}

function reasonAgainst(said: CostRow | ValueRow): StopReason | null {
  const { from, to, currency } = said;
  if (!/^[A-Z]{3}$/.test(currency)) {
    const remedy = "Say for the whole file in which currency its amounts are, or correct the row.";
    return { code: "NO_CURRENCY", column: "currency", found: currency, expected: "three letters such as EUR", remedy };
  }
  if (monthIndex(from) > monthIndex(to)) {
    const remedy = "Exchange the two months, or correct the one that is wrong.";
    return { code: "PERIOD", column: "to", found: `${from} – ${to}`, expected: "an end not before the start", remedy };
  }
  if (said.recurrence === "oneOff" && from !== to) {
    const remedy = "Book it in one month, or say that it recurs every month.";
    return { code: "PERIOD", column: "to", found: `${from} – ${to}`, expected: "one month for a one-off", remedy };
  }
  if (said.product === null && said.feature !== null) {
    const remedy = "Name the product that the feature belongs to.";
    return { code: "NO_PRODUCT", column: "product", found: said.feature, expected: "the feature's product", remedy };
  }
  return "pool" in said ? reasonAgainstCost(said) : reasonAgainstShare("attribution", said.attribution);
}

function reasonAgainstCost(said: CostRow): StopReason | null {
  if (said.product !== null && said.pool !== null) {
    const remedy = "A cost is the product's own, or shared in a pool: leave one of the two empty.";
    return { code: "TWO_OWNERS", column: "pool", found: said.pool, expected: "a product or a pool", remedy };
  }
  if (!Number.isSafeInteger(said.amount)) {
    const expected = "an amount within ±9,007,199,254,740,991 minor units";
    const remedy = "Check the amount and its decimal mark.";
    return { code: "OUT_OF_RANGE", column: "amount", found: String(said.amount), expected, remedy };
  }
  return reasonAgainstShare("avoidableShare", said.avoidableShare);
}

function reasonAgainstShare(column: string, share: number): StopReason | null {
  if (share >= 0 && share <= 1) return null;
  const remedy = "A share is at most 100 % and never below zero.";
  return { code: "SHARE", column, found: `${share * 100} %`, expected: "0 % to 100 %", remedy };
}

/** The fields of the entry that a row stands for, without those that may be missing and that it does not speak of. */
export function ledgerFields(told: LedgerTold): Readonly<Record<string, unknown>> {
  const { said } = told.row;
  const fields = "pool" in said ? costFields(said, told.names) : valueFields(said, told.names);
  if (said.note !== undefined) fields["note"] = said.note;
  if (said.extra !== undefined) fields["extra"] = said.extra;
  if ("sharedSource" in said && said.sharedSource !== undefined) fields["sharedSource"] = said.sharedSource;
  if ("exact" in said && said.exact !== undefined) fields["exact"] = said.exact;
  return fields;
}

function valueFields(said: ValueRow, names: LedgerNames): Record<string, unknown> {
  return {
    productId: names.product?.id ?? null,
    featureId: names.feature?.id ?? null,
    recurrence: said.recurrence,
    from: said.from,
    to: said.to,
    currency: said.currency,
    label: said.label,
    provenance: said.provenance,
    value: said.value,
    attribution: said.attribution,
    range: said.range,
    evidence: said.evidence,
  };
}

function costFields(said: CostRow, names: LedgerNames): Record<string, unknown> {
  return {
    productId: names.product?.id ?? null,
    poolId: names.pool?.id ?? null,
    featureId: names.feature?.id ?? null,
    causedByProductId: names.causedBy?.id ?? null,
    paidByTeamId: names.paidBy?.id ?? null,
    recurrence: said.recurrence,
    from: said.from,
    to: said.to,
    currency: said.currency,
    label: said.label,
    provenance: said.provenance,
    category: said.category,
    amount: said.amount,
    amortiseMonths: said.amortiseMonths,
    avoidableShare: said.avoidableShare,
    avoidableFrom: said.avoidableFrom,
  };
}
