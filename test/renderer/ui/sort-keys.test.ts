import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonOf } from "../../../renderer/ui/sort-keys.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const plain = fc.string({ unit: fc.constantFrom(...Array.from("aBz09 10-_.,;:!?'\"()[]{}@*/\\&#%`^+<=>|~$")) });

describe("comparisonOf", () => {
  it("compares plain English as the collator does", () => {
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(comparisonOf([one, other])(0, 1)).toBe(collator.compare(one, other));
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves other letters to the collator", () => {
    const texts = ["zebra", "Äpfel", "øre", "apple 2", "Apple 10"];
    const order = Array.from(texts, (_, place) => place).sort(comparisonOf(texts));
    expect(order.map((place) => texts[place])).toEqual(["Äpfel", "apple 2", "Apple 10", "øre", "zebra"]);
  });

  it("compares numbers of any length by their value", () => {
    const long = "1".repeat(60);
    expect(comparisonOf([`n ${long}`, `n 0${long}`])(0, 1)).toBe(0);
    expect(comparisonOf([`n ${long}`, `n ${long}0`])(0, 1)).toBe(-1);
  });
});
