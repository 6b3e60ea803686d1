import { addMonths, type Month, monthIndex, type MonthIndex } from "../domain/month.ts";
import { cellState, measureKnown } from "../domain/usage-cell.ts";
import type { UsageMatrix } from "../domain/usage.ts";
import { mulberry32 } from "../maths/prng.ts";
import type { FeatureMore, FeatureRow } from "./feature-row.ts";
import { featureId } from "./recorded.ts";
import { seasonAt } from "./seasons.ts";
import type { UsageRow } from "./usage-rows.ts";

type Writable = { -readonly [K in keyof UsageMatrix]: UsageMatrix[K] };

/** One counted subject: how it is used, and where its numbers stand in the matrix. */
type Subject = { readonly row: number; readonly reach: number; readonly depth: number; readonly more: FeatureMore };

/** The usage of one product of the sample: the product itself first, then its features, ending with the as-of month. */
export function sampleUsage(
  productId: string,
  counted: UsageRow,
  features: readonly FeatureRow[],
  asOf: Month,
): UsageMatrix {
  const subjects = [productId, ...features.map(([name]) => featureId(productId, name))];
  const matrix = emptyMatrix(productId, subjects, counted, asOf);
  const people = eligibleByMonth(matrix, counted);
  features.forEach(([, reach, depth, more = {}], n) => {
    if (more.uncounted !== true) fillRow(matrix, counted, people, { row: n + 1, reach, depth, more });
  });
  fillRow(matrix, counted, people, { row: 0, reach: counted.reach, depth: counted.depth, more: {} });
  return matrix;
}

function emptyMatrix(id: string, subjects: readonly string[], counted: UsageRow, asOf: Month): Writable {
  const size = subjects.length * counted.months;
  return {
    id,
    firstMonth: addMonths(asOf, 1 - counted.months),
    months: counted.months,
    subjects,
    sources: [counted.source],
    eligible: new Uint32Array(size),
    users: new Uint32Array(size),
    uses: new Float64Array(size),
    state: new Uint8Array(size),
    span: new Uint8Array(size),
    source: new Uint8Array(size),
  };
}

function eligibleByMonth(matrix: UsageMatrix, counted: UsageRow): readonly number[] {
  const noise = noiseOf(`${matrix.id} eligible`);
  return Array.from({ length: matrix.months }, (_, column) => {
    const yearsBack = (matrix.months - 1 - column) / 12;
    return Math.round(counted.eligible * counted.yearly ** -yearsBack * (1 + 0.01 * noise()));
  });
}

function fillRow(matrix: Writable, counted: UsageRow, people: readonly number[], subject: Subject): void {
  const { more, row } = subject;
  const period = counted.period ?? 1;
  const noise = noiseOf(matrix.subjects[row] ?? "");
  const last = matrix.months - (more.silent ?? 0);
  const first = Math.max(
    0,
    matrix.months - 1 - Math.min(more.released ?? matrix.months, more.counted ?? matrix.months),
  );
  for (let column = first; column < last; column += 1) {
    const at = row * matrix.months + column;
    const inPeriod = column % period;
    if (inPeriod > 0) {
      matrix.state[at] = cellState("spread");
      continue;
    }
    const month = monthIndex(matrix.firstMonth) + column;
    const eligible = Math.round((people[column] ?? 0) * (more.segment?.[1] ?? 1));
    const reach = reachIn(month, matrix, counted, subject) * (1 + 0.06 * noise());
    const users = Math.min(eligible, Math.max(leastUsers(matrix, row, column), Math.round(eligible * reach)));
    const perUser = Math.max(1, subject.depth * (1 + 0.12 * noise()));
    writeCell(matrix, at, counted, {
      eligible,
      users,
      uses: Math.max(leastUses(matrix, row, column), Math.round(users * perUser * period)),
    });
    if (column < (counted.partialMonths ?? 0))
      matrix.state[at] = (matrix.state[at] ?? 0) - cellState("full") + cellState("partial");
    matrix.span[at] = period;
  }
}

function reachIn(month: MonthIndex, matrix: UsageMatrix, counted: UsageRow, { row, reach, more }: Subject): number {
  const yearsBack = (monthIndex(matrix.firstMonth) + matrix.months - 1 - month) / 12;
  const season = row === 0 ? counted.season : (more.season ?? "steady");
  return reach * seasonAt(season, month) * (more.yearly ?? 1) ** -yearsBack;
}

/** The product has at least the users of its most used feature, and the uses of all of them. */
function leastUsers(matrix: UsageMatrix, row: number, column: number): number {
  return row === 0 ? Math.max(...ofFeatures(matrix, matrix.users, column)) : 0;
}

function leastUses(matrix: UsageMatrix, row: number, column: number): number {
  return row === 0 ? ofFeatures(matrix, matrix.uses, column).reduce((sum, uses) => sum + uses, 0) : 0;
}

function ofFeatures(matrix: UsageMatrix, counts: Uint32Array | Float64Array, column: number): readonly number[] {
  return matrix.subjects.slice(1).map((_, n) => counts[(n + 1) * matrix.months + column] ?? 0);
}

type Counts = { readonly eligible: number; readonly users: number; readonly uses: number };

function writeCell(matrix: Writable, at: number, counted: UsageRow, counts: Counts): void {
  const people = counted.usesOnly === true ? { eligible: null, users: null } : counts;
  matrix.state[at] = cellState("full") | measureKnown({ ...people, uses: counts.uses });
  matrix.eligible[at] = people.eligible ?? 0;
  matrix.users[at] = people.users ?? 0;
  matrix.uses[at] = counts.uses;
}

/** Noise between -1 and 1, of its own for each name, so that a new feature leaves the numbers of the others alone. */
function noiseOf(name: string): () => number {
  let seed = 7;
  for (let at = 0; at < name.length; at += 1) seed = (Math.imul(seed, 31) + name.charCodeAt(at)) | 0;
  const random = mulberry32(seed);
  return () => random() + random() - 1;
}
