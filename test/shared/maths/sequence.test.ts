import { type Answer, isRefused } from "#shared/maths/answer.ts";
import type { DelayProfile } from "#shared/maths/delay-cost.ts";
import { cd3Sequence, costOfOrder, optimalSequence, type SequenceItem } from "#shared/maths/sequence.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function known<T>(answer: Answer<T>): T {
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

function permutations(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length < 2) return [ids];
  return ids.flatMap((first) => permutations(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]));
}

const amount = fc.integer({ min: 0, max: 1000 });
const profile: fc.Arbitrary<DelayProfile> = fc.oneof(
  fc.record({ kind: fc.constant("standard" as const), perWeek: amount, horizon: fc.option(fc.nat(30)) }),
  fc.record({ kind: fc.constant("fixedDate" as const), perWeek: amount, date: fc.nat(20), penalty: fc.nat(20_000) }),
  fc.record({ kind: fc.constant("intangible" as const), perWeek: amount, start: fc.nat(20), ramp: fc.nat(10) }),
);

/** Items of which each may need earlier ones only, shuffled, so that some order always exists. */
function itemsOf(size: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<SequenceItem[]> {
  const item = fc.record({
    duration: fc.integer({ min: 1, max: 8 }),
    profile,
    needs: fc.array(fc.nat(20), { maxLength: 1 }),
  });
  return fc
    .array(item, size)
    .map((rows) =>
      rows.map((row, at) => ({
        ...row,
        id: `i${at}`,
        needs: at === 0 ? [] : row.needs.flatMap((need) => (need < at ? [`i${need}`] : [])),
      })),
    )
    .chain((items) => fc.shuffledSubarray(items, { minLength: items.length }));
}

const linear = (id: string, perWeek: number, duration: number, needs: readonly string[] = []): SequenceItem => {
  return { id, duration, profile: { kind: "standard", perWeek, horizon: null }, needs };
};

describe("optimalSequence", () => {
  it("finds the cheapest of all orders that keep the needs", () => {
    fc.assert(
      fc.property(itemsOf({ minLength: 1, maxLength: 5 }), (items) => {
        const { order, cost, method } = known(optimalSequence(items));
        const costs = permutations(items.map(({ id }) => id)).flatMap((ids) => {
          const each = costOfOrder(items, ids);
          return isRefused(each) ? [] : [each];
        });
        expect(method).toBe("exact");
        expect(cost).toBeCloseTo(Math.min(...costs), 6);
        expect(costOfOrder(items, order)).toBe(cost);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps the needs above 8 items, says so, and never loses more than the order by CD3", () => {
    fc.assert(
      fc.property(itemsOf({ minLength: 9, maxLength: 16 }), (items) => {
        const { order, cost, method } = known(optimalSequence(items));
        expect(method).toBe("heuristic");
        expect(known(costOfOrder(items, order))).toBeCloseTo(cost, 6);
        expect(cost).toBeLessThanOrEqual(known(cd3Sequence(items)).cost * (1 + 1e-9));
      }),
    );
  });

  it("meets a date among many items that the order by CD3 would miss", () => {
    const small = Array.from({ length: 10 }, (_, at) => linear(`s${at}`, 1000 + at, 1));
    const law: SequenceItem = {
      id: "law",
      duration: 3,
      profile: { kind: "fixedDate", perWeek: 100, date: 5, penalty: 90_000 },
      needs: [],
    };
    const { order, cost } = known(optimalSequence([...small, law]));
    expect(order.indexOf("law")).toBe(2);
    expect(known(cd3Sequence([...small, law])).cost - cost).toBeGreaterThan(50_000);
  });

  it("orders a long chain of needs", () => {
    const chain = Array.from({ length: 2000 }, (_, at) => linear(`c${at}`, at, 1, at === 0 ? [] : [`c${at - 1}`]));
    expect(known(optimalSequence(chain)).order).toEqual(chain.map(({ id }) => id));
  });

  it("has nothing to lose without items", () => {
    expect(optimalSequence([])).toEqual({ order: [], cost: 0, method: "exact" });
  });

  it("refuses needs in a circle, durations not above 0, doubled ids and figures that are not numbers", () => {
    const circle = [linear("a", 1, 1, ["b"]), linear("b", 1, 1, ["c"]), linear("c", 1, 1, ["a"])];
    expect(optimalSequence(circle)).toEqual({ value: null, reason: "INFEASIBLE_PRECEDENCE" });
    expect(optimalSequence([linear("a", 1, 1, ["a"])])).toEqual({ value: null, reason: "INFEASIBLE_PRECEDENCE" });
    expect(optimalSequence([linear("a", 1, 0)])).toEqual({ value: null, reason: "NON_POSITIVE_DENOMINATOR" });
    expect(optimalSequence([linear("a", 1, Number.NaN)])).toEqual({ value: null, reason: "NON_POSITIVE_DENOMINATOR" });
    expect(optimalSequence([linear("a", 1, Infinity)])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(optimalSequence([linear("a", -1, 1)])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(optimalSequence([linear("a", 1, 1), linear("a", 1, 1)])).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    const huge = ["a", "b", "c"].map((id) => linear(id, 5e307, 1));
    expect(optimalSequence(huge)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});

describe("cd3Sequence", () => {
  it("loses least where costs are linear and nothing needs another (Smith)", () => {
    const items = fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(items, (rows) => {
        const all = rows.map(([perWeek, duration], at) => linear(`i${at}`, perWeek, duration));
        expect(known(cd3Sequence(all)).cost).toBeCloseTo(known(optimalSequence(all)).cost, 6);
      }),
    );
  });

  it("pulls what an item needs before it, and takes needs from outside as finished", () => {
    const items = [linear("low", 1, 1), linear("base", 2, 1, ["gone"]), linear("top", 100, 1, ["base"])];
    expect(known(cd3Sequence(items)).order).toEqual(["base", "top", "low"]);
  });
});

describe("costOfOrder", () => {
  it("refuses an order that breaks a need or is not of these items", () => {
    const items = [linear("a", 1, 1), linear("b", 1, 1, ["a"])];
    expect(costOfOrder(items, ["a", "b"])).toBe(3);
    expect(costOfOrder(items, ["b", "a"])).toEqual({ value: null, reason: "INFEASIBLE_PRECEDENCE" });
    for (const order of [["a"], ["a", "a"], ["a", "b", "b"], ["a", "x"]]) {
      expect(costOfOrder(items, order)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    }
  });
});
