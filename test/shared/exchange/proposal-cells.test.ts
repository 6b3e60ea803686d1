import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amountCell,
  cellText,
  cellValue,
  cleanText,
  roundedParts,
  shareCell,
} from "#shared/exchange/proposal-cells.ts";

describe("roundedParts", () => {
  it("adds up to the rounded sum and moves no part by more than one unit", () => {
    const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), (amounts) => {
        const parts = roundedParts(amounts);
        const sum = amounts.reduce((all, part) => all + part, 0);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(Math.round(sum) + 0);
        parts.forEach((part, n) => expect(Math.abs(part - (amounts[n] ?? 0))).toBeLessThanOrEqual(1.001));
      }),
    );
  });
});

describe("cellText and cellValue", () => {
  it("show the same amount, in words with its sign and in digits with a point", () => {
    const cell = amountCell(-123_456.4, "EUR");
    expect(cellText(cell)).toBe("-€1,234.56");
    expect(cellValue(cell)).toEqual({ digits: "-1234.56" });
  });

  it("keep the decimals of the currency", () => {
    expect(cellValue(amountCell(1234, "JPY"))).toEqual({ digits: "1234" });
    expect(cellValue(amountCell(1234, "KWD"))).toEqual({ digits: "1.234" });
  });

  it("tell unknown from zero", () => {
    expect(cellText(amountCell(null, "EUR"))).toBe("No data");
    expect(cellValue(amountCell(null, "EUR"))).toBeNull();
    expect(cellText(amountCell(0, "EUR"))).toBe("€0.00");
    expect(cellText(shareCell(0))).toBe("0%");
  });
});

describe("cleanText", () => {
  it("makes line breaks one kind and leaves words of any script alone", () => {
    expect(cleanText("a\r\nb\rc\u2028d")).toBe("a\nb\nc\nd");
    expect(cleanText("Größe 日本語 עברית 👩‍🚀")).toBe("Größe 日本語 עברית 👩‍🚀");
  });
});
