import type { ByteSource } from "./byte-source.ts";
import { folded, meaningOf, nameIn, type Cells, type TableRow } from "./cells.ts";
import { entryOf, reasonOf, stopRow } from "./entry-cells.ts";
import { addExact, exactSum, exactText, noSum, roundedLines, type ExactSum } from "./focus-sum.ts";
import { placesOf } from "./header.ts";
import { newIntake, type Intake } from "./intake.ts";
import { isNotKnown } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { readAnyTime, type TimeStyle } from "./usage-events-time.ts";
import { monthsOfZone } from "./usage-events-zone.ts";
import { neededCells } from "./usage-long.ts";
import { walkTables } from "./walk.ts";
import type { Watch } from "./watch.ts";
import { placeOf, type CostRow, type Place, type ReadRows } from "../domain/import-rows.ts";
import { costCategories, type CostCategory } from "../domain/ledger.ts";
import { monthAt, type Month } from "../domain/month.ts";
import { ok, refuse, type Result } from "../result.ts";

/** The two costs of a FOCUS file that may be read, never both: accrued for run-rate, or as invoiced. */
export const focusCosts = ["EffectiveCost", "BilledCost"] as const;

/** What a person says of a cloud bill in the options of its reading: the tag whose value names the product. */
export const focusTag = "tag";

const categoryOfService: Readonly<Record<string, CostCategory>> = {
  "business applications": "licence",
  other: "other",
};

type Line = {
  readonly product: string | null;
  readonly month: Month;
  readonly category: CostCategory;
  readonly currency: string;
  readonly place: Place;
  sum: ExactSum;
};

type Bill = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly times: TimeStyle;
  readonly lines: Map<string, Line>;
};

/**
 * Reads a cloud bill in the FOCUS form (1.0–1.3), columns by name. Amounts are summed exactly by product, month (of the
 * charge, in UTC), category and currency; the exact sum stands beside the amount in minor units, and the amounts of a
 * month add up to its rounded bill. A charge belongs to the product that its sub-account, service, resource or tag was
 * said to mean; all others stay unassigned. Refuses TWO_COSTS and columns that are not there.
 */
export async function readFocus(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const zone = monthsOfZone("UTC");
  if (zone === null) throw new Error("UTC is known everywhere");
  const amount = reading.columns["amount"] ?? [focusCosts[0]];
  if (amount.length !== 1) {
    return refuse(
      "TWO_COSTS",
      "Two kinds of cost were chosen.",
      "Choose EffectiveCost or BilledCost: they are never added.",
    );
  }
  const intake = newIntake();
  const bill: Bill = { reading, intake, times: { zone, order: null }, lines: new Map() };
  const columns = { ...withFocusNames(reading), amount };
  const walk = {
    sources,
    reading: { ...reading, columns, decimal: "." as const },
    watch,
    intake,
    listFields: new Set<string>(),
  };
  const walked = await walkTables(walk, ({ header, cells, places }) => {
    const serviceAt = placesOf(header, "ServiceCategory")[0] ?? -1;
    if (serviceAt < 0) intake.notice("No column ServiceCategory: every charge counts as infrastructure.");
    const productAt = places.get("product")?.[0] ?? -1;
    const take = (row: TableRow) =>
      reasonOf(() => {
        const service = row.cells[serviceAt] ?? "";
        addCharge(row, cells, { bill, service, named: row.cells[productAt] ?? "" });
      });
    return ok({ needed: neededCells(places), take });
  });
  if (!walked.ok) return walked;
  const costs = costRows(bill, amount[0] ?? "");
  return costs.ok ? ok(intake.finish({ costs: costs.value })) : costs;
}

function withFocusNames({ columns, options }: Reading): Reading["columns"] {
  return {
    currency: ["BillingCurrency"],
    chargePeriodStart: ["ChargePeriodStart"],
    ...(options[focusTag] === undefined ? {} : { tags: ["Tags"] }),
    ...columns,
  };
}

/** What a charge says of its service and, where a column names the product, of that. */
type Charge = { readonly bill: Bill; readonly service: string; readonly named: string };

function addCharge(row: TableRow, cells: Cells, { bill, service, named }: Charge): void {
  const entry = entryOf(row, cells, { ...bill.reading, decimal: "." });
  const exact = entry.exact("amount") ?? entry.refuse("amount", "NO_AMOUNT", "an amount");
  const currency = entry.currency();
  const when = { month: 0, isFirstDay: false, isLastDay: false };
  const fault = readAnyTime(cells.text(row, "chargePeriodStart").trim(), bill.times, when);
  if (fault !== null) entry.refuse("chargePeriodStart", fault, "a time such as 2025-08-01T00:00:00Z");
  const tag = bill.reading.options[focusTag];
  const found = tag === undefined ? named : tagIn(cells.text(row, "tags"), tag, bill.intake);
  const product = productOf(found, bill.reading);
  const category = categoryOf(service, bill.reading);
  if (exact.startsWith("-")) bill.intake.notice("Credits and corrections (charges below zero): #.");
  const month = monthAt(when.month);
  const key = [product === null ? "" : `=${product}`, month, category, currency].join("\0");
  const known = bill.lines.get(key);
  if (known === undefined) {
    const place = placeOf(row);
    bill.lines.set(key, { product, month, category, currency, place, sum: exactSum(exact) });
  } else {
    known.sum = addExact(known.sum, exactSum(exact));
    bill.intake.leaveOut("added to an earlier charge of the same product, month and category");
  }
}

/** The product that a charge was said to belong to; null leaves it unassigned. */
function productOf(found: string, reading: Reading): string | null {
  const isAsked = reading.options[focusTag] !== undefined || reading.columns["product"] !== undefined;
  const meant = isAsked
    ? isNotKnown(found)
      ? ""
      : meaningOf(reading, "product", found)
    : reading.constants["product"];
  const read = nameIn(meant ?? "", "product");
  if ("reason" in read) return stopRow(read.reason);
  return read.name === "" ? null : read.name;
}

/** The value of a tag in the JSON of a Tags cell; empty when there is none. */
function tagIn(cell: string, tag: string, intake: Intake): string {
  if (isNotKnown(cell) || cell.trim() === "{}") {
    intake.notice("Charges without any tag: #.");
    return "";
  }
  let tags: unknown;
  try {
    tags = JSON.parse(cell);
  } catch {
    tags = null;
  }
  if (typeof tags !== "object" || tags === null || Array.isArray(tags)) {
    intake.notice("Charges whose tags cannot be read (unassigned): #.");
    return "";
  }
  const value: unknown = Object.hasOwn(tags, tag) ? (tags as Record<string, unknown>)[tag] : undefined;
  if (value === undefined) intake.notice(`Charges without the tag '${tag}': #.`);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function categoryOf(service: string, reading: Reading): CostCategory {
  const meant = meaningOf(reading, "category", service);
  const chosen = costCategories.find((category) => category === meant);
  if (chosen !== undefined) return chosen;
  return isNotKnown(service) ? "infrastructure" : (categoryOfService[folded(service)] ?? "infrastructure");
}

/** The lines in a fixed order, each month of each currency rounded as one bill. */
function costRows({ lines, intake }: Bill, cost: string): Result<readonly CostRow[]> {
  const bills = new Map<string, (readonly [string, Line])[]>();
  for (const line of [...lines].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = `${line[1].currency} ${line[1].month}`;
    bills.set(key, [...(bills.get(key) ?? []), line]);
  }
  const rows: CostRow[] = [];
  for (const [key, bill] of bills) {
    const amounts = roundedLines(
      bill.map(([, { sum }]) => sum),
      key.slice(0, 3),
    );
    if (amounts === null) return refuse("NUMBER_TOO_LARGE", `The charges of ${key} are too large to be kept.`);
    bill.forEach(([id, line], at) => rows.push(costRow({ id, cost, line, amount: amounts[at] ?? 0 })));
    const sums = (isTaken: (line: Line) => boolean) =>
      exactText(
        bill
          .map(([, line]) => line)
          .filter(isTaken)
          .reduce((sum, line) => addExact(sum, line.sum), noSum),
      );
    const unassigned = sums(({ product }) => product === null);
    intake.notice(`${cost} of ${key}: ${sums(() => true)}, of it unassigned ${unassigned}.`);
  }
  return ok(rows);
}

type Rounded = { readonly id: string; readonly cost: string; readonly line: Line; readonly amount: number };

function costRow({ id, cost, line, amount }: Rounded): CostRow {
  const { product, month, category, currency, sum, place } = line;
  return {
    ...place,
    product,
    pool: null,
    feature: null,
    causedBy: null,
    paidBy: null,
    recurrence: "recurring",
    from: month,
    to: month,
    currency,
    label: `Cloud bill (${cost})`,
    category,
    amount,
    exact: exactText(sum),
    amortiseMonths: null,
    avoidableShare: 1,
    avoidableFrom: null,
    provenance: cost === "BilledCost" ? "invoiced" : "imported",
    source: `FOCUS ${cost}`,
    externalId: `focus:${cost}:${id.replaceAll("\0", ":")}`,
  };
}
