import { ageing } from "#shared/maths/ageing.ts";
import { type Answer, isRefused } from "#shared/maths/answer.ts";
import { countsPerPeriod, flow, type FlowTimes, littlesLaw } from "#shared/maths/flow.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function known<T>(answer: Answer<T>): T {
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

const moment = fc.option(fc.integer({ min: 0, max: 40 }));
const times: fc.Arbitrary<FlowTimes> = fc.record({
  startedAt: moment,
  deployedAt: moment,
  releasedAt: moment,
  droppedAt: moment,
});
const nothing: FlowTimes = { startedAt: null, deployedAt: null, releasedAt: null, droppedAt: null };
const outOfRange = { value: null, reason: "OUT_OF_RANGE" };

describe("flow", () => {
  it("adds up over windows side by side", () => {
    fc.assert(
      fc.property(fc.array(times), fc.integer({ min: 1, max: 38 }), (work, middle) => {
        const before = known(flow(work, -1, middle));
        const after = known(flow(work, middle, 41));
        const whole = known(flow(work, -1, 41));
        expect(before.throughput + after.throughput).toBe(whole.throughput);
        expect(before.dropped + after.dropped).toBe(whole.dropped);
        expect([...before.cycleTimes, ...after.cycleTimes].sort((a, b) => a - b)).toEqual(whole.cycleTimes);
        const weighted = before.averageWip * (middle + 1) + after.averageWip * (41 - middle);
        expect(weighted / 42).toBeCloseTo(whole.averageWip, 9);
      }),
    );
  });

  it("averages the work in progress of every moment", () => {
    fc.assert(
      fc.property(fc.array(times), (work) => {
        const starts = Array.from({ length: 40 }, (_, at) => at);
        const wips = starts.map((start) => known(flow(work, start - 1, start)).wip);
        const mean = wips.reduce((sum, wip) => sum + wip, 0) / wips.length;
        expect(known(flow(work, 0, 40)).averageWip).toBeCloseTo(mean, 9);
      }),
    );
  });

  it("obeys Little's law exactly over a window in which everything starts and is released", () => {
    const work = [1, 4, 5, 9].map((startedAt, at) => ({ ...nothing, startedAt, releasedAt: startedAt + 2 * at + 1 }));
    const { averageWip, throughput, meanCycleTime } = known(flow(work, 0, 20));
    expect(known(littlesLaw(averageWip, throughput / 20, Number(meanCycleTime))).relativeGap).toBeCloseTo(0, 12);
  });

  it("counts what is deployed and dark as work in progress, and what is dropped as neither", () => {
    const work = [
      { ...nothing, deployedAt: 3 },
      { ...nothing, startedAt: 1, deployedAt: 2, droppedAt: 5 },
      { ...nothing, startedAt: 1, deployedAt: 2, releasedAt: 12 },
    ];
    expect(flow(work, 0, 10)).toMatchObject({ throughput: 0, wip: 2, deployedNotReleased: 2, dropped: 1 });
  });

  it("keeps a release without a usable start out of the cycle times, not out of the throughput", () => {
    const work = [
      { ...nothing, releasedAt: 3 },
      { ...nothing, startedAt: 9, releasedAt: 4 },
    ];
    const expected = { throughput: 2, cycleTimes: [], meanCycleTime: null, withoutCycleTime: 2 };
    expect(flow(work, 0, 10)).toMatchObject(expected);
  });

  it("refuses a window that does not end after it starts, and moments that are not numbers", () => {
    expect(flow([], 5, 5)).toEqual(outOfRange);
    expect(flow([], 0, Infinity)).toEqual(outOfRange);
    expect(flow([{ ...nothing, startedAt: Number.NaN }], 0, 5)).toEqual(outOfRange);
    expect(flow([], 0, 5)).toMatchObject({ throughput: 0, wip: 0, averageWip: 0, meanCycleTime: null });
  });
});

describe("littlesLaw", () => {
  it("calls a gap of more than a quarter unstable", () => {
    expect(littlesLaw(9, 3, 4)).toMatchObject({ expectedCycleTime: 3, relativeGap: 0.25, stable: true });
    expect(littlesLaw(8.9, 3, 4)).toMatchObject({ stable: false });
  });

  it("does not mind the unit of time", () => {
    const weekly = known(littlesLaw(12, 3, 5));
    const daily = known(littlesLaw(12, 3 / 7, 35));
    expect(daily.relativeGap).toBeCloseTo(weekly.relativeGap, 12);
    expect(daily.expectedCycleTime).toBeCloseTo(7 * weekly.expectedCycleTime, 9);
  });

  it("refuses to answer without releases or cycle times, and figures below 0", () => {
    expect(littlesLaw(3, 0, 4)).toEqual({ value: null, reason: "NO_THROUGHPUT" });
    expect(littlesLaw(3, 1, 0)).toEqual({ value: null, reason: "NO_DATA" });
    expect(littlesLaw(-3, 1, 1)).toEqual(outOfRange);
    expect(littlesLaw(3, Number.NaN, 1)).toEqual(outOfRange);
    expect(littlesLaw(1e308, 1e-10, 1)).toEqual(outOfRange);
  });
});

describe("countsPerPeriod", () => {
  it("counts each moment once, in the period that it ends", () => {
    const counts = countsPerPeriod([14, 13.5, 7, 0.5, 0, 15], { end: 14, length: 7, periods: 2 });
    expect(counts).toEqual([2, 2]);
    expect(countsPerPeriod([], { end: 14, length: 7, periods: 3 })).toEqual([0, 0, 0]);
  });

  it("refuses a length that is not above 0 and moments that are not numbers", () => {
    expect(countsPerPeriod([], { end: 14, length: 0, periods: 2 })).toEqual(outOfRange);
    expect(countsPerPeriod([], { end: 14, length: 7, periods: 1.5 })).toEqual(outOfRange);
    expect(countsPerPeriod([Number.NaN], { end: 14, length: 7, periods: 1 })).toEqual(outOfRange);
  });
});

describe("ageing", () => {
  const past = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });

  it("puts an age into the band that its percentile reaches", () => {
    fc.assert(
      fc.property(past, fc.integer({ min: 0, max: 60 }), (cycleTimes, age) => {
        const { percentileOfAge, band, conditionalP85 } = known(ageing(cycleTimes, age));
        expect(percentileOfAge).toBe(cycleTimes.filter((time) => time <= age).length / cycleTimes.length);
        const reached = [0.95, 0.85, 0.5].find((p) => percentileOfAge >= p - 1e-9);
        expect(band).toBe(reached === undefined ? "ok" : `p${reached * 100}+`);
        expect(conditionalP85 === null).toBe(percentileOfAge === 1);
        expect(conditionalP85 ?? Infinity).toBeGreaterThan(age);
      }),
    );
  });

  it("does not depend on the order or the unit of the cycle times", () => {
    fc.assert(
      fc.property(past, fc.integer({ min: 0, max: 60 }), (cycleTimes, age) => {
        const once = known(ageing(cycleTimes, age));
        expect(ageing(cycleTimes.toReversed(), age)).toEqual(once);
        const inHours = known(
          ageing(
            cycleTimes.map((time) => 24 * time),
            24 * age,
          ),
        );
        expect([inHours.band, inHours.percentileOfAge]).toEqual([once.band, once.percentileOfAge]);
      }),
    );
  });

  it("refuses to answer without a past, and times below 0 or not numbers", () => {
    expect(ageing([], 3)).toEqual({ value: null, reason: "NO_DATA" });
    expect(ageing([1], -1)).toEqual(outOfRange);
    expect(ageing([-1], 1)).toEqual(outOfRange);
    expect(ageing([1], Number.NaN)).toEqual(outOfRange);
  });
});
