import { type Answer, isRefused } from "#shared/maths/answer.ts";
import { forecastBacklog, forecastHowMany, releasedBy } from "#shared/maths/forecast.ts";
import { simulateWhen } from "#shared/maths/simulate-when.ts";
import { grownScope, throughputWarnings } from "#shared/maths/throughput.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastWhen } from "../../support/forecast-when.ts";

const bowler = [1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8];
const history = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }).filter((counts) => counts.some((n) => n > 0));
const percentiles = [0.5, 0.85, 0.95];

function known<T>(answer: Answer<T>): T {
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

/** The probability of at least n within some periods, from every sequence that the history allows. */
function byEnumeration(counts: readonly number[], n: number, periods: number): number {
  let totals: readonly number[] = [0];
  for (let period = 0; period < periods; period += 1) {
    totals = totals.flatMap((total) => counts.map((count) => total + count));
  }
  return totals.filter((total) => total >= n).length / totals.length;
}

describe("releasedBy", () => {
  it("agrees with enumerating every sequence of periods", () => {
    const short = fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }).filter((counts) => counts.some((n) => n > 0));
    fc.assert(
      fc.property(short, fc.integer({ min: 1, max: 15 }), (counts, n) => {
        const probabilities = known(releasedBy(counts, n));
        for (let period = 0; period <= 5; period += 1) {
          expect(probabilities[period] ?? 1).toBeCloseTo(byEnumeration(counts, n, period), 8);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("never falls, starts at 0 and ends in certainty", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 60 }), (counts, n) => {
        const probabilities = known(releasedBy(counts, n));
        expect(probabilities[0]).toBe(0);
        expect(probabilities.every((p, at) => p >= (probabilities[at - 1] ?? 0) - 1e-12)).toBe(true);
        expect(probabilities.at(-1)).toBeGreaterThan(1 - 1e-8);
      }),
    );
  });
});

describe("forecastBacklog, asked for its last item", () => {
  it("is the first period that is sure enough, whatever the order of the history", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 60 }), (counts, n) => {
        const periods = known(forecastWhen(counts, n, percentiles));
        const probabilities = known(releasedBy(counts, n));
        periods.forEach((period, at) => {
          if (period === null) throw new Error("beyond the horizon");
          expect(probabilities[period]).toBeGreaterThanOrEqual((percentiles[at] ?? 0) - 1e-9);
          expect(probabilities[period - 1]).toBeLessThan((percentiles[at] ?? 0) + 1e-9);
        });
        expect(forecastWhen(counts.toReversed(), n, percentiles)).toEqual(periods);
        expect(forecastWhen([...counts, ...counts], n, percentiles)).toEqual(periods);
      }),
    );
  });

  it("counts periods in which nothing was released", () => {
    const dense = known(forecastWhen([2, 3], 10, [0.85]))[0];
    expect(known(forecastWhen([2, 3, 0, 0], 10, [0.85]))[0]).toBeGreaterThan(Number(dense));
  });

  it("answers null for what lies more than twenty years of weeks ahead", () => {
    expect(forecastWhen([1, ...Array.from({ length: 99 }, () => 0)], 50, [0.5])).toEqual([null]);
    expect(forecastWhen([1], 1040, [0.5])).toEqual([1040]);
    expect(forecastWhen([1], 1041, [0.5])).toEqual([null]);
  });

  it("refuses what cannot be forecast", () => {
    expect(forecastWhen([], 5, [0.5])).toEqual({ value: null, reason: "NO_THROUGHPUT" });
    expect(forecastWhen([0, 0], 5, [0.5])).toEqual({ value: null, reason: "NO_THROUGHPUT" });
    for (const counts of [[1.5], [-1, 2], [Number.NaN, 1]]) {
      expect(forecastWhen(counts, 5, [0.5])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
    for (const n of [0, 1.5, Number.NaN, 300_000]) {
      expect(forecastWhen([1], n, [0.5])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
    for (const p of [0, 1, Number.NaN]) {
      expect(forecastWhen([1], 5, [p])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
  });
});

describe("forecastBacklog", () => {
  it("forecasts every position of a backlog as if it stood last", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 40 }), (counts, n) => {
        const rows = known(forecastBacklog(counts, n, percentiles));
        for (let position = 1; position <= n; position += 1) {
          const column = rows.map((row) => row[position - 1]);
          expect(column).toEqual(known(forecastWhen(counts, position, percentiles)));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("forecastHowMany", () => {
  it("turns the question of when round: at least y within t, exactly when y is released by t", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 12 }), (counts, periods) => {
        known(forecastHowMany(counts, periods, percentiles)).forEach((most, at) => {
          const sure = (n: number) => (n === 0 ? 1 : (known(releasedBy(counts, n))[periods] ?? 1));
          expect(sure(most)).toBeGreaterThanOrEqual((percentiles[at] ?? 0) - 1e-9);
          expect(sure(most + 1)).toBeLessThan((percentiles[at] ?? 0) + 1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("promises nothing within no time, and refuses periods beyond its bounds", () => {
    expect(forecastHowMany(bowler, 0, [0.5, 0.95])).toEqual([0, 0]);
    expect(forecastHowMany(bowler, -1, [0.5])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(forecastHowMany(bowler, 2000, [0.5])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(forecastHowMany([1e9], 2, [0.5])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(forecastHowMany([0], 2, [0.5])).toEqual({ value: null, reason: "NO_THROUGHPUT" });
  });
});

describe("simulateWhen", () => {
  const runs = { runs: 4000, seed: 7, growth: null };

  it("comes close to the exact forecast and repeats itself", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 30 }), (counts, n) => {
        const exact = known(forecastWhen(counts, n, [0.5]))[0];
        const drawn = known(simulateWhen(counts, n, [0.5], runs));
        expect(Math.abs(Number(drawn.periods[0]) - Number(exact))).toBeLessThanOrEqual(1 + 0.1 * Number(exact));
        expect(simulateWhen(counts, n, [0.5], runs)).toEqual(drawn);
      }),
      { numRuns: 25 },
    );
  });

  it("takes longer when work is found on the way", () => {
    const grown = known(simulateWhen(bowler, 40, percentiles, { ...runs, growth: { low: 0.2, mode: 0.4, high: 0.8 } }));
    const plain = known(simulateWhen(bowler, 40, percentiles, runs));
    grown.periods.forEach((period, at) => expect(Number(period)).toBeGreaterThan(Number(plain.periods[at])));
    const surely = { low: 0.5, mode: 0.5, high: 0.5 };
    expect(known(simulateWhen([1], 40, [0.5], { ...runs, growth: surely })).periods).toEqual([60]);
  });

  it("answers null beyond the horizon and refuses what cannot be drawn", () => {
    expect(known(simulateWhen([1], 1041, [0.5], { ...runs, runs: 3 })).periods).toEqual([null]);
    expect(simulateWhen([0], 4, [0.5], runs)).toEqual({ value: null, reason: "NO_THROUGHPUT" });
    expect(simulateWhen([1], 4, [0.5], { ...runs, runs: 0 })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    const growth = { low: -0.5, mode: 0, high: 1 };
    expect(simulateWhen([1], 4, [0.5], { ...runs, growth })).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});

describe("grownScope", () => {
  it("rounds up what is found, but no rounding error", () => {
    expect([grownScope(10, 0.1), grownScope(10, 0.11), grownScope(10, 0), grownScope(0, 3)]).toEqual([11, 12, 10, 0]);
    expect(grownScope(10, -0.1)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(grownScope(Number.NaN, 0)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});

describe("throughputWarnings", () => {
  it("warns of few periods and of a pace that changed by more than half", () => {
    expect(throughputWarnings(bowler)).toEqual([]);
    expect(throughputWarnings([4, 4, 9, 4, 4])).toEqual(["FEW_PERIODS"]);
    expect(throughputWarnings([2, 2, 2, 2, 3, 3, 3, 3])).toEqual([]);
    expect(throughputWarnings([2, 2, 2, 2, 3, 3, 3, 4])).toEqual(["CHANGED_PACE"]);
    expect(throughputWarnings([4, 4, 4, 4, 1, 1, 1, 1])).toEqual(["CHANGED_PACE"]);
    expect(throughputWarnings([0, 0, 0, 0, 0, 0, 0, 1])).toEqual(["CHANGED_PACE"]);
  });
});
