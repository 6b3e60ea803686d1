import { type Answer, isRefused, refused } from "./answer.ts";
import { countOdds, type CountOdds } from "./throughput.ts";

/** Forecasts end here: twenty years of weeks. */
const mostPeriods = 1040;
const mostItems = 200_000;
const rounding = 1e-12;

/**
 * For each item of an ordered backlog, the number of periods by whose end it is released with the given probabilities
 * (domain A.6): rows by probability, columns by position from first to nth. Exact: every period is drawn from the
 * history, summed by convolution. Null is later than 1,040 periods. NO_THROUGHPUT and OUT_OF_RANGE as `countOdds`;
 * OUT_OF_RANGE for n below 1 or above 200,000 and for probabilities not between 0 and 1.
 */
export function forecastBacklog(
  history: readonly number[],
  n: number,
  probabilities: readonly number[],
): Answer<readonly (readonly (number | null)[])[]> {
  const odds = countOdds(history);
  if (isRefused(odds)) return odds;
  if (!isCount(n) || !probabilities.every(isProbability)) return refused("OUT_OF_RANGE");
  const periods = probabilities.map(() => Array.from<number | null>({ length: n }).fill(null));
  const released = probabilities.map(() => 0);
  let totals = none(n);
  for (let period = 1; period <= mostPeriods && released.some((position) => position < n); period += 1) {
    totals = afterOneMore(totals, odds);
    const fewer = runningSum(totals);
    probabilities.forEach((probability, row) => {
      let position = released[row] ?? 0;
      while (position < n && 1 - (fewer[position] ?? 0) >= probability - rounding) {
        const positions = periods[row];
        if (positions !== undefined) positions[position] = period;
        position += 1;
      }
      released[row] = position;
    });
  }
  return periods;
}

/**
 * The probability that n items are released by the end of each period: entry 0 is now, and the last is certain but for
 * a billionth, or lies as many periods ahead as are asked for. Refuses as `forecastBacklog`.
 */
export function releasedBy(history: readonly number[], n: number, periods = mostPeriods): Answer<Float64Array> {
  const odds = countOdds(history);
  if (isRefused(odds)) return odds;
  if (!isCount(n)) return refused("OUT_OF_RANGE");
  const probabilities = [0];
  let totals = none(n);
  for (let certain = false; !certain && probabilities.length <= periods;) {
    totals = afterOneMore(totals, odds);
    const fewer = totals.reduce((sum, share) => sum + share, 0);
    probabilities.push(Math.max(0, 1 - fewer));
    certain = fewer < 1e-9;
  }
  return Float64Array.from(probabilities);
}

/**
 * The most items of which at least that many are released within some periods with each of the probabilities: the surer,
 * the fewer. NO_THROUGHPUT and OUT_OF_RANGE as `countOdds`; OUT_OF_RANGE above 1,040 periods or 200,000 possible items.
 */
export function forecastHowMany(
  history: readonly number[],
  periods: number,
  probabilities: readonly number[],
): Answer<readonly number[]> {
  const odds = countOdds(history);
  if (isRefused(odds)) return odds;
  const isWithin = Number.isInteger(periods) && periods >= 0 && periods <= mostPeriods;
  const most = periods * odds.reduce((highest, { count }) => Math.max(highest, count), 0);
  if (!isWithin || most > mostItems || !probabilities.every(isProbability)) return refused("OUT_OF_RANGE");
  let totals = none(most + 1);
  for (let period = 0; period < periods; period += 1) totals = afterOneMore(totals, odds);
  const fewer = runningSum(totals);
  return probabilities.map((probability) => {
    let count = 0;
    while (count < most && 1 - (fewer[count] ?? 0) >= probability - rounding) count += 1;
    return count;
  });
}

/** The probabilities of how many are released, when none is yet; totals from the length on are not looked at. */
function none(length: number): Float64Array {
  const totals = new Float64Array(length);
  totals[0] = 1;
  return totals;
}

function afterOneMore(totals: Float64Array, odds: readonly CountOdds[]): Float64Array {
  const after = new Float64Array(totals.length);
  for (const { count, share } of odds) {
    for (let total = count; total < after.length; total += 1) {
      after[total] = (after[total] ?? 0) + share * (totals[total - count] ?? 0);
    }
  }
  return after;
}

function runningSum(shares: Float64Array): Float64Array {
  let sum = 0;
  return shares.map((share) => (sum += share));
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= mostItems;
}

function isProbability(p: number): boolean {
  return p > 0 && p < 1;
}
