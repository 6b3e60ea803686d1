import type { ByteSource } from "./byte-source.ts";
import type { Cells, TableRow } from "./cells.ts";
import { categoryWords, provenanceWords, recurrenceWords } from "./choice-words.ts";
import { entryOf, reasonOf, spread, type Entry } from "./entry-cells.ts";
import { newIntake } from "./intake.ts";
import { exactToMinor, isSubMinor } from "./minor.ts";
import type { Reading } from "./reading.ts";
import { neededCells } from "./usage-long.ts";
import { walkTables } from "./walk.ts";
import type { Watch } from "./watch.ts";
import { placeOf, type CostRow, type ReadRows } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Reads a sheet of costs; refuses NO_AMOUNT, NO_CURRENCY and NO_PERIOD when no column or constant says them. */
export async function readCostCsv(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const costs: CostRow[] = [];
  const walked = await walkTables({ sources, reading, watch, intake, listFields: new Set() }, ({ cells, places }) => {
    const problem = moneyProblem(cells);
    if (problem !== null) return problem;
    if (!cells.has("amount")) return refuse("NO_AMOUNT", "No column holds the amount.", "Choose it.");
    return ok({
      needed: neededCells(places),
      take: (row) => reasonOf(() => costs.push(...costRows(row, cells, reading))),
    });
  });
  return walked.ok ? ok(intake.finish({ costs })) : walked;
}

/** The refusal of money without a currency or a period; null when both are said. */
export function moneyProblem(cells: Cells) {
  if (!cells.has("currency")) {
    return refuse("NO_CURRENCY", "Nothing says in which currency this is.", "Choose a column or name one currency.");
  }
  if (!cells.has("month") && !cells.has("from")) {
    return refuse("NO_PERIOD", "Nothing says when this was.", "Choose the column of the period, or name one period.");
  }
  return null;
}

function costRows(row: TableRow, cells: Cells, reading: Reading): readonly CostRow[] {
  const entry = entryOf(row, cells, reading);
  const [product, pool] = [entry.name("product"), entry.name("pool")];
  if (product !== null && pool !== null) entry.refuse("pool", "TWO_TARGETS", "a product or a pool, not both");
  const currency = entry.currency();
  const exact = entry.exact("amount") ?? entry.refuse("amount", "NO_AMOUNT", "an amount");
  const amount = exactToMinor(exact, currency) ?? entry.refuse("amount", "NUMBER_TOO_LARGE", "a smaller amount");
  const { from, to } = entry.months();
  const recurrence =
    entry.choice("recurrence", recurrenceWords) ?? (reading.amounts === "oneOff" ? "oneOff" : "recurring");
  const base = {
    ...placeOf(row),
    product,
    pool,
    feature: entry.name("feature"),
    causedBy: entry.name("causedBy"),
    paidBy: entry.name("paidBy"),
    recurrence,
    currency,
    label: entry.text("label"),
    category: entry.choice("category", categoryWords) ?? "other",
    amortiseMonths: wholeMonths(entry),
    avoidableShare: entry.share("avoidableShare") ?? 1,
    avoidableFrom: entry.month("avoidableFrom"),
    provenance: entry.choice("provenance", provenanceWords) ?? "imported",
    ...identity(entry),
  } as const;
  const stated = entry.exact("exact");
  const sub = stated !== null ? { exact: stated } : isSubMinor(exact, currency) ? { exact } : {};
  if (recurrence === "oneOff") return [{ ...base, ...sub, from, to: from, amount }];
  if (reading.amounts !== "perPeriod" || from === to) return [{ ...base, ...sub, from, to, amount }];
  const runs = spread(amount, { from, to });
  return runs.map((run, at) => ({ ...base, ...run, ...(at > 0 ? keyOfSecond(base.externalId) : {}) }));
}

/** The key of the second run of months of one row: keys tell entries apart, so it needs one of its own. */
export function keyOfSecond(externalId: string | undefined) {
  return externalId === undefined ? {} : { externalId: `${externalId} [2]` };
}

/** The note of a money entry, its key in the source and its own id, where the record has them. */
export function identity(entry: Entry): Pick<CostRow, "note" | "externalId" | "winnowId"> {
  const [note, externalId, winnowId] = [entry.text("note"), entry.name("externalId"), entry.name("winnowId")];
  return {
    ...(note === "" ? {} : { note }),
    ...(externalId === null ? {} : { externalId }),
    ...(winnowId === null ? {} : { winnowId }),
  };
}

function wholeMonths(entry: Entry): number | null {
  const months = entry.number("amortiseMonths");
  if (months === null) return null;
  if (Number.isInteger(months) && months >= 1 && months <= 1200) return months;
  return entry.refuse("amortiseMonths", "NOT_A_COUNT", "a whole number of months from 1 to 1200");
}
