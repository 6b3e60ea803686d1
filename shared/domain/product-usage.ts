import { isRefused, type Answer } from "../maths/answer.ts";
import { mannKendall, seasonalMannKendall, type Trend } from "../maths/mann-kendall.ts";
import { rareShare, type RareShare } from "../maths/rare-share.ts";
import type { Feature } from "./feature.ts";
import type { Id } from "./ids.ts";
import type { Mark } from "./mark.ts";
import { addMonths, monthIndex, monthsInclusive, type Month } from "./month.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { remembered } from "./remembered.ts";
import { onShelf } from "./shelves.ts";
import { cellKind, eligibleKnown, kindBits, usersKnown, usesKnown } from "./usage-cell.ts";
import {
  classifyUsage,
  usageAt,
  usageClasses,
  type UsageClass,
  type UsageColumns,
  type UsageJudgement,
  type UsageSubjects,
  type UsageThresholds,
} from "./usage-class.ts";
import { underTest } from "./under-test.ts";
import { guardBit, guardNames, guardsOfMarks, monthsNeeded } from "./usage-guard.ts";
import { measureUsage, type UsageMeasures } from "./usage-measure.ts";
import { productTotals, type ProductTotals } from "./usage-observation.ts";
import { emptyUsage, type UsageMatrix } from "./usage.ts";

/** The people a product has: mean of its monthly users in the window, by its own counts or by its largest segment. */
export type ActiveUsers = { readonly value: number | null; readonly basis: "product" | "eligible" | null };

/** The use of a product and its features, judged as of a month. */
export type ProductUsage = {
  readonly productId: Id;
  readonly asOf: Month;
  readonly matrix: UsageMatrix;
  readonly columns: UsageColumns;
  readonly rows: ReadonlyMap<Id, number>;
  /** For each row the month from which it is counted, as a number; -1 where that is not known. */
  readonly instrumentedFrom: Int32Array;
  /** The product's features, and for each its row in the columns; -1 without any record. */
  readonly features: readonly Feature[];
  readonly featureRows: Int32Array;
  /** What a running experiment is about: features, or the product itself. */
  readonly tested: readonly Id[];
  /** How many features each class holds; a feature without any record is unknown. */
  readonly counts: Readonly<Record<UsageClass, number>>;
  readonly rare: Answer<RareShare>;
  readonly activeUsers: ActiveUsers;
};

type Inputs = readonly [
  matrix: UsageMatrix | undefined,
  features: ReadonlyMap<Id, Feature>,
  marks: readonly Mark[],
  tested: readonly Id[],
  thresholds: UsageThresholds,
  asOf: Month,
];

const totalsOf = remembered<readonly [UsageMatrix], ProductTotals>((productId, [matrix]) =>
  productTotals(matrix, productId),
);

type MeasureInputs = readonly [matrix: UsageMatrix, subjects: UsageSubjects, asOf: Month, windowMonths: number];

const measuresOf = remembered<MeasureInputs, UsageMeasures>((productId, [matrix, subjects, through, windowMonths]) =>
  measureUsage(matrix, subjects, { through, windowMonths, totals: totalsOf(productId, [matrix]) }),
);

const judge = remembered<Inputs, ProductUsage>((productId, [known, features, marks, tested, thresholds, asOf]) => {
  const matrix = known ?? emptyUsage(productId);
  const standing = subjectsKnown(productId, [matrix.subjects, features, marks, tested]);
  const { rows, subjects, featureRows } = standing;
  const measured = measuresOf(productId, [matrix, subjects, asOf, thresholds.windowMonths]);
  const columns = classifyUsage(measured, subjects, { through: asOf, thresholds });
  const counts = countClasses(columns, featureRows);
  return {
    productId,
    asOf,
    matrix,
    columns,
    rows,
    instrumentedFrom: subjects.instrumentedFrom,
    features: standing.features,
    featureRows,
    tested,
    counts,
    rare: rareShare(counts),
    activeUsers: activeUsers(matrix, rows.get(productId), asOf, thresholds.windowMonths),
  };
});

/** How a product and its features are used, judged as of a month; worked out again only when it changed. */
export function productUsage(portfolio: Portfolio, productId: Id, asOf: Month): ProductUsage {
  const features = portfolio.features.get(productId) ?? noFeatures;
  const marks = onShelf(portfolio.products, "").get(productId)?.marks ?? noMarks;
  const matrix = onShelf(portfolio.usage, "").get(productId);
  const tested = underTest(portfolio, productId);
  return judge(productId, [matrix, features, marks, tested, settingsOf(portfolio).usage, asOf]);
}

const noFeatures: ReadonlyMap<Id, Feature> = new Map();
const noMarks: readonly Mark[] = [];

type SubjectInputs = readonly [
  subjects: readonly Id[],
  features: ReadonlyMap<Id, Feature>,
  marks: readonly Mark[],
  tested: readonly Id[],
];

/** Where each subject stands in a matrix, and what its records say of it: the same until one of them changes. */
type SubjectsKnown = Pick<ProductUsage, "rows" | "features" | "featureRows"> & { readonly subjects: UsageSubjects };

const subjectsKnown = remembered<SubjectInputs, SubjectsKnown>((productId, [ids, shelf, marks, tested]) => {
  const rows = new Map(ids.map((id, row) => [id, row]));
  const released = new Int32Array(ids.length).fill(-1);
  const instrumentedFrom = new Int32Array(ids.length).fill(-1);
  const standing = new Uint16Array(ids.length);
  const needed = new Uint16Array(ids.length);
  const own = rows.get(productId);
  if (own !== undefined) standing[own] = guardsOfMarks(marks);
  const features = [...shelf.values()];
  const featureRows = Int32Array.from(features, ({ id }) => rows.get(id) ?? -1);
  features.forEach((feature, at) => {
    const row = featureRows[at] ?? -1;
    if (row < 0) return;
    if (feature.releasedMonth !== null) released[row] = monthIndex(feature.releasedMonth);
    if (feature.instrumentedFrom !== null) instrumentedFrom[row] = monthIndex(feature.instrumentedFrom);
    standing[row] = guardsOfMarks(feature.marks);
    needed[row] = monthsNeeded(feature.cadence);
  });
  for (const id of tested) {
    const row = rows.get(id);
    if (row !== undefined) standing[row] = (standing[row] ?? 0) | guardBit.ACTIVE_EXPERIMENT;
  }
  return { rows, features, featureRows, subjects: { released, instrumentedFrom, standing, monthsNeeded: needed } };
});

function countClasses({ classes }: UsageColumns, featureRows: Int32Array): Readonly<Record<UsageClass, number>> {
  const unknown = usageClasses.indexOf("unknown");
  const held = new Int32Array(usageClasses.length);
  for (const row of featureRows) held[classes[row] ?? unknown] = (held[classes[row] ?? unknown] ?? 0) + 1;
  return Object.fromEntries(usageClasses.map((name, at) => [name, held[at] ?? 0])) as Record<UsageClass, number>;
}

function activeUsers(matrix: UsageMatrix, ownRow: number | undefined, asOf: Month, months: number): ActiveUsers {
  const end = monthIndex(asOf) - monthIndex(matrix.firstMonth);
  const window = { from: Math.max(0, end - months + 1), to: Math.min(end, matrix.months - 1) };
  const own = ownRow === undefined ? null : meanUsers(matrix, ownRow, window);
  if (own !== null) return { value: own, basis: "product" };
  const segment = meanOfLargest(matrix, window);
  return segment === null ? { value: null, basis: null } : { value: segment, basis: "eligible" };
}

type ColumnWindow = { readonly from: number; readonly to: number };

function meanUsers(matrix: UsageMatrix, row: number, { from, to }: ColumnWindow): number | null {
  let [sum, months] = [0, 0];
  for (let column = from; column <= to; column += 1) {
    const at = row * matrix.months + column;
    if (!isFull(matrix.state[at] ?? 0, usersKnown)) continue;
    sum += matrix.users[at] ?? 0;
    months += 1;
  }
  return months === 0 ? null : sum / months;
}

function meanOfLargest(matrix: UsageMatrix, { from, to }: ColumnWindow): number | null {
  let [sum, months] = [0, 0];
  for (let column = from; column <= to; column += 1) {
    let largest = -1;
    for (let at = column; at < matrix.state.length; at += matrix.months) {
      if (isFull(matrix.state[at] ?? 0, eligibleKnown)) largest = Math.max(largest, matrix.eligible[at] ?? 0);
    }
    if (largest < 0) continue;
    sum += largest;
    months += 1;
  }
  return months === 0 ? null : sum / months;
}

function isFull(state: number, measure: number): boolean {
  return (state & kindBits) === cellKind.full && (state & measure) !== 0;
}

/** The judgement of a feature, or of the product itself under its own id; a subject without a record is unknown. */
export function judgementOf(usage: ProductUsage, subject: Id, marks: readonly Mark[]): UsageJudgement {
  const row = usage.rows.get(subject);
  if (row !== undefined) return usageAt(usage.columns, row);
  const standing = guardsOfMarks(marks) | (usage.tested.includes(subject) ? guardBit.ACTIVE_EXPERIMENT : 0);
  return {
    class: "unknown",
    judged: "unknown",
    reach: null,
    ci: null,
    shareUpperBound: null,
    depth: null,
    certain: false,
    candidate: false,
    guards: [...guardNames(standing), "NO_DATA"],
    warnings: [],
    exposureMonths: 0,
    firstSeen: null,
    lastUsed: null,
    peakMonth: null,
    peakShare: null,
  };
}

type UsageCell = {
  readonly kind: keyof typeof cellKind;
  readonly eligible: number | null;
  readonly users: number | null;
  readonly uses: number | null;
  readonly span: number;
};

/** What one month of a subject says: its figures where they are known, and how well it was observed. */
export type UsageMonth = UsageCell & { readonly month: Month };

const kinds = ["missing", "partial", "full", "spread"] as const;

/** The months of one subject, from `from` to `to`, missing ones included. */
export function usageMonthsOf(matrix: UsageMatrix, subject: Id, from: Month, to: Month): readonly UsageMonth[] {
  const row = matrix.subjects.indexOf(subject);
  const first = monthIndex(from) - monthIndex(matrix.firstMonth);
  const length = Math.max(0, monthIndex(to) - monthIndex(from) + 1);
  return Array.from({ length }, (_, n) => ({ month: addMonths(from, n), ...cellAt(matrix, row, first + n) }));
}

function cellAt(matrix: UsageMatrix, row: number, column: number): UsageCell {
  const at = row < 0 || column < 0 || column >= matrix.months ? -1 : row * matrix.months + column;
  const state = matrix.state[at] ?? 0;
  return {
    kind: kinds[state & kindBits] ?? "missing",
    eligible: (state & eligibleKnown) === 0 ? null : (matrix.eligible[at] ?? 0),
    users: (state & usersKnown) === 0 ? null : (matrix.users[at] ?? 0),
    uses: (state & usesKnown) === 0 ? null : (matrix.uses[at] ?? 0),
    span: matrix.span[at] ?? 0,
  };
}

/** By what a row of months is drawn and followed: one measure for all of them, so that they can be compared. */
export type UsageMeasure = "reach" | "uses" | "users";

/** The use of every month by one measure: reach where it is known at all, else uses, else users; null where missing. */
export function usageSeries(months: readonly UsageCell[]): {
  readonly measure: UsageMeasure;
  readonly values: readonly (number | null)[];
} {
  const reach = months.map(({ users, eligible }) => (users === null || !eligible ? null : users / eligible));
  if (reach.some((value) => value !== null)) return { measure: "reach", values: reach };
  const perMonth = (count: number | null, span: number) => (count === null ? null : count / Math.max(1, span));
  const uses = months.map((month) => perMonth(month.uses, month.span));
  if (uses.some((value) => value !== null)) return { measure: "uses", values: uses };
  return { measure: "users", values: months.map((month) => perMonth(month.users, month.span)) };
}

const trendMonths = 36;

/** The months that a trend speaks of: up to 36, none before the first record. */
export function trendWindow({ matrix, asOf }: ProductUsage): { readonly from: Month; readonly to: Month } {
  const start = addMonths(asOf, 1 - trendMonths);
  return { from: matrix.firstMonth > start && matrix.firstMonth <= asOf ? matrix.firstMonth : start, to: asOf };
}

/** Whether a subject's use rises or falls over up to 36 months; the seasonal form from 24 months on (domain C.3). */
export function usageTrend(usage: ProductUsage, subject: Id): Answer<Trend> {
  const { matrix, rows } = usage;
  const { from, to } = trendWindow(usage);
  const first = monthIndex(from) - monthIndex(matrix.firstMonth);
  const row = rows.get(subject) ?? -1;
  const cells = Array.from({ length: monthsInclusive(from, to) }, (_, n) => cellAt(matrix, row, first + n));
  const { values } = usageSeries(cells);
  // Months before the instrumentation are missing, whatever stands in them (domain C.1).
  const counted = (usage.instrumentedFrom[row] ?? -1) - monthIndex(from);
  const series = values.map((value, at) => (at >= counted && cells[at]?.kind === "full" ? value : null));
  const seasonal = seasonalMannKendall(series);
  return isRefused(seasonal) ? mannKendall(series) : seasonal;
}
