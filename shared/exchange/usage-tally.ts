import { lineOf, type Intake } from "./intake.ts";
import { mostFilledCells } from "./limits.ts";
import type { Reading } from "./reading.ts";
import { monthAt, monthIndex } from "../domain/month.ts";
import { placeOf, type Place, type StopReason, type UsageRow } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** The three things that a usage record counts. */
export const measures = ["eligible", "users", "uses"] as const;

/** Eligible users, users or uses. */
type Measure = (typeof measures)[number];

/** What a table said of one subject in one period. */
export type UsageFigures = Omit<UsageRow, keyof Place>;

/** The subject and period that a record speaks of. */
type UsageCellSaid = Pick<UsageFigures, "product" | "feature" | "month" | "span">;

/** Gathers usage rows: finds repeated ones, fills absent ones, checks that users are not above eligible. */
export type UsageTally = {
  /** Takes all that one record of the file says, or nothing of it and answers why. */
  readonly add: (place: Place, figures: readonly UsageFigures[]) => StopReason | null;
  /** Notes of what a record speaks that is stopped: it is not known, so that it is never filled with a zero. */
  readonly leaveOpen: (cell: UsageCellSaid) => void;
  readonly finish: () => Result<readonly UsageRow[]>;
};

type Growing = { -readonly [K in keyof UsageRow]: UsageRow[K] };

/** Periods of which a stopped record speaks, by subject. */
type Open = Map<string, Map<number, true>>;

/** Rows added into an earlier one, as the import report names them. */
export const addedTogether = "added to an earlier row of the same feature and period";

const withoutFigures = "no figure in the row";

const largestCount32 = 2 ** 32 - 1;

/** A tally that does with repeated and absent rows what the reading states. */
export function newUsageTally(reading: Reading, intake: Intake): UsageTally {
  const rows: Growing[] = [];
  const subjects = new Map<string, Map<number, Growing>>();
  const open: Open = new Map();

  const leaveOpen = (cell: UsageCellSaid) => {
    periodsOf(open, cell).set(periodKey(cell), true);
  };

  const add = (place: Place, all: readonly UsageFigures[]): StopReason | null => {
    if (reading.usage.repeated === "stop") {
      for (const figures of all) {
        const earlier = periodsOf(subjects, figures).get(periodKey(figures));
        if (earlier === undefined) continue;
        all.forEach(leaveOpen);
        return repeated(earlier);
      }
    }
    let isNew = false;
    for (const figures of all) {
      const periods = periodsOf(subjects, figures);
      const key = periodKey(figures);
      const earlier = periods.get(key);
      if (earlier !== undefined) addTo(earlier, figures);
      else {
        const { product, feature, month, span, eligible, users, uses, full } = figures;
        const added = { ...placeOf(place), product, feature, month, span, eligible, users, uses, full };
        periods.set(key, added);
        rows.push(added);
        isNew = true;
      }
    }
    if (!isNew) intake.leaveOut(all.length === 0 ? withoutFigures : addedTogether);
    return null;
  };

  const finish = (): Result<readonly UsageRow[]> => {
    const stopped = new Set<number>();
    for (const row of rows) {
      const reason = stopped.has(row.row) ? null : impossible(row);
      if (reason === null) continue;
      intake.stop(row, reason);
      stopped.add(row.row);
    }
    const good = rows.filter((row) => !stopped.has(row.row));
    for (const row of rows) if (stopped.has(row.row)) leaveOpen(row);
    noteNamesThatDifferByCase(subjects, intake);
    if (reading.usage.absent === "missing") return ok(good);
    const filled = filledRows(good, open);
    return filled.ok ? ok([...good, ...filled.value]) : filled;
  };

  return { add, leaveOpen, finish };
}

function periodsOf<Row>(subjects: Map<string, Map<number, Row>>, figures: UsageCellSaid): Map<number, Row> {
  const subject = `${figures.product}\0${figures.feature ?? "\0"}`;
  const known = subjects.get(subject);
  if (known !== undefined) return known;
  const periods = new Map<number, Row>();
  subjects.set(subject, periods);
  return periods;
}

function periodKey({ month, span }: Pick<UsageCellSaid, "month" | "span">): number {
  return monthIndex(month) * 100 + span;
}

function addTo(row: Growing, figures: UsageFigures) {
  for (const measure of measures) {
    const [one, other] = [row[measure], figures[measure]];
    row[measure] = one === null || other === null ? null : one + other;
  }
  row.full = row.full && figures.full;
}

function repeated(earlier: UsageRow): StopReason {
  const subject = earlier.feature ?? earlier.product;
  return {
    code: "REPEATED",
    column: "",
    found: `${subject}, ${earlier.month} (first in ${lineOf(earlier)})`,
    expected: "one row for each feature and period",
    remedy: "Remove one, leave some rows out by a column, or state that such rows are added together.",
  };
}

function impossible(row: UsageRow): StopReason | null {
  if (row.eligible !== null && row.users !== null && row.users > row.eligible) {
    return {
      code: "USERS_ABOVE_ELIGIBLE",
      column: "users",
      found: `${row.users} users of ${row.eligible} eligible`,
      expected: "at most as many users as are eligible",
      remedy: "Correct one of the two; eligible counts everybody the feature is meant for.",
    };
  }
  const isTooLarge = (row.eligible ?? 0) > largestCount32 || (row.users ?? 0) > largestCount32;
  if (!isTooLarge && (row.uses ?? 0) <= Number.MAX_SAFE_INTEGER) return null;
  return {
    code: "NUMBER_TOO_LARGE",
    column: isTooLarge ? "users" : "uses",
    found: String(isTooLarge ? Math.max(row.eligible ?? 0, row.users ?? 0) : row.uses),
    expected: isTooLarge ? `at most ${largestCount32} people` : "a count below 2^53",
    remedy: "Check whether this column counts uses, not users.",
  };
}

function noteNamesThatDifferByCase(subjects: ReadonlyMap<string, unknown>, intake: Intake) {
  const folded = new Set([...subjects.keys()].map((subject) => subject.toLowerCase()));
  for (let count = folded.size; count < subjects.size; count += 1) {
    intake.notice("Names that differ from another only in upper and lower case, kept apart: #.");
  }
}

/**
 * A zero for every feature and period that a product's rows speak of, where no row stands, not even a stopped one; at the
 * feature's first row. It is partial where a row of the product in that period is.
 */
function filledRows(rows: readonly UsageRow[], open: Open): Result<readonly UsageRow[]> {
  const periodsOfProduct = new Map<string, Map<number, boolean>>();
  const subjects = new Map<string, Map<number, UsageRow>>();
  const measured = measures.filter((measure) => measure !== "eligible" && rows.some((row) => row[measure] !== null));
  for (const row of rows) {
    const periods = periodsOfProduct.get(row.product) ?? new Map<number, boolean>();
    periodsOfProduct.set(row.product, periods.set(periodKey(row), row.full && periods.get(periodKey(row)) !== false));
    if (row.feature !== null) periodsOf(subjects, row).set(periodKey(row), row);
  }
  const filled: UsageRow[] = [];
  for (const periods of subjects.values()) {
    const [first] = periods.values();
    if (first === undefined) continue;
    const unread = periodsOf(open, first);
    for (const [key, full] of periodsOfProduct.get(first.product) ?? []) {
      if (periods.has(key) || unread.has(key)) continue;
      if (filled.length >= mostFilledCells) return tooManyToFill();
      filled.push({ ...zeroRow(first, key, measured), full });
    }
  }
  return ok(filled);
}

function zeroRow(first: UsageRow, key: number, measured: readonly Measure[]): UsageRow {
  return {
    ...placeOf(first),
    product: first.product,
    feature: first.feature,
    month: monthAt(Math.floor(key / 100)),
    span: key % 100,
    eligible: null,
    users: measured.includes("users") ? 0 : null,
    uses: measured.includes("uses") ? 0 : null,
    full: true,
  };
}

function tooManyToFill() {
  return refuse(
    "TOO_MANY_TO_FILL",
    `More than ${mostFilledCells.toLocaleString("en")} absent rows would become zeros.`,
    "State that an absent row is missing, or split the file.",
  );
}
