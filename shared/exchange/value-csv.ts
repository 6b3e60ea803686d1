import type { ByteSource } from "./byte-source.ts";
import type { Cells, TableRow } from "./cells.ts";
import { provenanceWords, recurrenceWords, valueKindWords } from "./choice-words.ts";
import { identity, keyOfSecond, moneyProblem } from "./cost-csv.ts";
import { entryOf, reasonOf, spread, type Entry } from "./entry-cells.ts";
import { newIntake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { neededCells } from "./usage-long.ts";
import { walkTables } from "./walk.ts";
import type { Watch } from "./watch.ts";
import { placeOf, type ReadRows, type ValueRow } from "../domain/import-rows.ts";
import type { ValueSource } from "../domain/ledger.ts";
import { monthsInclusive } from "../domain/month.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * Reads a sheet of values, each kind from its own columns (domain D.3). Amounts and counts of a whole period are spread over
 * its months without a rest; the probabilities of a risk are yearly and stay as they are.
 */
export async function readValueCsv(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const values: ValueRow[] = [];
  const walked = await walkTables({ sources, reading, watch, intake, listFields: new Set() }, ({ cells, places }) => {
    const problem = moneyProblem(cells);
    if (problem !== null) return problem;
    if (!cells.has("product")) {
      return refuse("NO_PRODUCT", "Nothing says which product this is about.", "Choose a column or name one product.");
    }
    return ok({
      needed: neededCells(places),
      take: (row) => reasonOf(() => values.push(...valueRows(row, cells, reading))),
    });
  });
  return walked.ok ? ok(intake.finish({ values })) : walked;
}

function valueRows(row: TableRow, cells: Cells, reading: Reading): readonly ValueRow[] {
  const entry = entryOf(row, cells, reading);
  const currency = entry.currency();
  const { from, to } = entry.months();
  const recurrence =
    entry.choice("recurrence", recurrenceWords) ?? (reading.amounts === "oneOff" ? ("oneOff" as const) : "recurring");
  const whole: ValueRow = {
    ...placeOf(row),
    product: entry.needName("product"),
    feature: entry.name("feature"),
    label: entry.text("label"),
    recurrence,
    from,
    to: recurrence === "oneOff" ? from : to,
    currency,
    value: valueSource(entry, currency),
    attribution: entry.share("attribution") ?? 1,
    range: rangeOf(entry),
    evidence: entry.text("evidence"),
    ...(entry.text("sharedSource") === "" ? {} : { sharedSource: entry.text("sharedSource") }),
    provenance: entry.choice("provenance", provenanceWords) ?? "imported",
    ...identity(entry),
  };
  return recurrence === "recurring" && reading.amounts === "perPeriod" ? perMonth(whole) : [whole];
}

/** What holds for the whole of a period, as what holds for each of its months. */
function perMonth(whole: ValueRow): readonly ValueRow[] {
  const { from, to, value, externalId } = whole;
  const months = monthsInclusive(from, to);
  switch (value.kind) {
    case "revenue":
    case "costAvoided":
      return spread(value.amount, { from, to }).map(({ amount, ...run }, at) => ({
        ...whole,
        ...run,
        value: { ...value, amount },
        ...(at > 0 ? keyOfSecond(externalId) : {}),
      }));
    case "orders":
      return [{ ...whole, value: { ...value, orders: value.orders / months } }];
    case "users":
      return [{ ...whole, value: { ...value, users: value.users / months } }];
    case "risk":
      return [whole];
  }
}

function valueSource(entry: Entry, currency: string): ValueSource {
  const money = (field: string) =>
    entry.minor(field, currency) ?? entry.refuse(field, "NO_AMOUNT", `an amount for '${field}'`);
  const sources: { readonly [K in ValueSource["kind"]]: () => ValueSource & { readonly kind: K } } = {
    revenue: () => ({ kind: "revenue", amount: money("amount"), margin: entry.share("margin") ?? 1 }),
    costAvoided: () => ({ kind: "costAvoided", amount: money("amount") }),
    orders: () => ({ kind: "orders", orders: quantity(entry, "orders"), contribution: money("contribution") }),
    users: () => ({ kind: "users", users: quantity(entry, "users"), valuePerUser: money("valuePerUser") }),
    risk: () => ({
      kind: "risk",
      p0: chance(entry, "p0"),
      loss0: money("loss0"),
      p1: chance(entry, "p1"),
      loss1: money("loss1"),
    }),
  };
  return sources[entry.choice("kind", valueKindWords) ?? "revenue"]();
}

function quantity(entry: Entry, field: string): number {
  const found = entry.number(field) ?? entry.refuse(field, "NO_AMOUNT", `a number for '${field}'`);
  return found < 0 ? entry.refuse(field, "NEGATIVE", "a number of 0 or more") : found;
}

function chance(entry: Entry, field: string): number {
  return entry.share(field) ?? entry.refuse(field, "NO_AMOUNT", "a probability from 0 to 1");
}

function rangeOf(entry: Entry): ValueRow["range"] {
  const [low, high] = [entry.number("low"), entry.number("high")];
  if (low === null && high === null) return null;
  if (low === null || high === null || low < 0 || low > high) {
    return entry.refuse("low", "NO_RANGE", "two factors such as 0.5 and 1.5, the lower one first");
  }
  return { low, high };
}
