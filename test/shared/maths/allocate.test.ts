import { allocator } from "#shared/maths/allocate.ts";
import { isRefused } from "#shared/maths/answer.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

function split(total: number, drivers: readonly (readonly [string, number])[]) {
  const allocation = allocator(new Map(drivers))(total);
  if (isRefused(allocation)) throw new Error(allocation.reason);
  return allocation;
}

const driver = fc.oneof(fc.double({ min: 0, max: 1e300, noNaN: true }), fc.nat(), fc.constant(0), fc.constant(5e-324));
const drivers = fc.uniqueArray(fc.tuple(fc.string(), driver), { selector: ([id]) => id, maxLength: 12 });

describe("allocator", () => {
  it("loses no cent, whatever the drivers", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), drivers, (total, pairs) => {
        const { shares, unallocated } = split(total, pairs);
        const given = [...shares.values()].reduce((sum, share) => sum + BigInt(share), BigInt(unallocated));
        expect(given).toBe(BigInt(total));
      }),
    );
  });

  it("gives every share within one minor unit of its exact part and on the side of the total", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), (total, weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0);
        fc.pre(sum > 0);
        const { shares } = split(
          total,
          weights.map((weight, at) => [String(at), weight]),
        );
        weights.forEach((weight, at) => {
          const share = BigInt(shares.get(String(at)) ?? Number.NaN);
          const excess = share * BigInt(sum) - BigInt(total) * BigInt(weight);
          expect(excess < BigInt(sum) && excess > -BigInt(sum)).toBe(true);
          expect(share === 0n || share > 0n === total > 0).toBe(true);
        });
      }),
    );
  });

  it("does not depend on the order of the drivers", () => {
    fc.assert(
      fc.property(fc.integer(), drivers, (total, pairs) => {
        const forwards = split(total, pairs).shares;
        const backwards = split(total, pairs.toReversed()).shares;
        for (const [id] of pairs) expect(backwards.get(id)).toBe(forwards.get(id));
      }),
    );
  });

  it("splits by whole drivers as by the same ones in eighths", () => {
    const whole = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.maxSafeInteger()), whole, (total, weights) => {
        const by = (part: number) =>
          split(
            total,
            weights.map((weight, at) => [String(at), weight * part] as const),
          );
        expect(by(1 / 8)).toEqual(by(1));
      }),
    );
  });

  it("takes fractional drivers exactly: 0.1 of 0.3 is not a third", () => {
    const { shares } = split(9_007_199_254_740_991, [
      ["a", 0.1],
      ["b", 0.2],
    ]);
    expect([...shares.values()]).toEqual([3_002_399_751_580_330, 6_004_799_503_160_661]);
  });

  it("gives the leftover cent to the smallest id among equals and never answers -0", () => {
    expect([
      ...split(1, [
        ["b", 1],
        ["a", 1],
      ]).shares,
    ]).toEqual([
      ["b", 0],
      ["a", 1],
    ]);
    expect(
      Object.is(
        split(-1, [
          ["a", 1],
          ["b", 1],
        ]).shares.get("b"),
        -0,
      ),
    ).toBe(false);
    expect(Object.is(split(-0, [["a", 0]]).unallocated, -0)).toBe(false);
  });

  it("refuses a negative driver and what is not a finite number", () => {
    expect(allocator(new Map([["a", -1]]))(100)).toEqual({ value: null, reason: "NEGATIVE_DRIVER" });
    expect(allocator(new Map([["a", Number.NaN]]))(100)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
    expect(allocator(new Map([["a", 1]]))(0.5)).toEqual({ value: null, reason: "OUT_OF_RANGE" });
  });
});
