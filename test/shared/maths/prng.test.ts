import { mulberry32, uniformAt } from "#shared/maths/prng.ts";
import { describe, expect, it } from "vitest";

describe("mulberry32", () => {
  it("repeats itself for a seed and covers the unit interval evenly", () => {
    const draw = mulberry32(7);
    const again = mulberry32(7);
    const tenths: number[] = Array.from({ length: 10 }, () => 0);
    for (let count = 0; count < 10_000; count += 1) {
      const value = draw();
      expect(again()).toBe(value);
      const tenth = Math.floor(value * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(900);
    expect(tenths.reduce((sum, count) => sum + count, 0)).toBe(10_000);
  });
});

describe("uniformAt", () => {
  it("gives any number of the stream without the ones before", () => {
    const draw = mulberry32(4_000_000_000);
    for (let index = 0; index < 1000; index += 1) expect(uniformAt(4_000_000_000, index)).toBe(draw());
  });
});
