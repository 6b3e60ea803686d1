import { describe, expect, it } from "vitest";
import { noUnits, unitNumber } from "#shared/exchange/unit-numbers.ts";

const encoder = new TextEncoder();

function cellsOf(text: string) {
  const bytes = encoder.encode(text);
  return { bytes, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length) };
}

describe("unitNumber", () => {
  it("gives every unit a number of its own and knows it again, whatever steps the keys take", () => {
    for (const step of [1, 3, 64, 4096, 1_000_003, 2 ** 33]) {
      const units = noUnits();
      const keys = Array.from({ length: 20_000 }, (_, at) => String(7 + at * step));
      expect(keys.every((key, at) => unitNumber(units, 0, cellsOf(key), 0) === at)).toBe(true);
      expect(keys.every((key, at) => unitNumber(units, 0, cellsOf(key), 0) === at)).toBe(true);
      expect(units.count).toBe(keys.length);
    }
  });

  it("tells spellings, texts and experiments apart", () => {
    const units = noUnits();
    const numbers = ["7", "07", "seven", "7.0", "u7"].map((key) => unitNumber(units, 0, cellsOf(key), 0));
    expect(new Set(numbers).size).toBe(5);
    expect(unitNumber(units, 1, cellsOf("7"), 0)).toBe(5);
    expect(unitNumber(units, 2, cellsOf("7"), 0)).toBe(6);
    expect(unitNumber(units, 0, cellsOf(" "), 0)).toBeLessThan(0);
  });
});
