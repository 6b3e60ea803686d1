import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "#shared/words/format.ts";
import { amountText, readAmount, readShare } from "../../../../renderer/features/product/amounts.ts";

describe("readAmount", () => {
  it("reads back every amount that the app writes, with or without its currency", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        expect(readAmount(amountText(minor, "EUR"), "EUR")).toBe(minor);
        expect(readAmount(money(minor, "EUR"), "EUR")).toBe(minor);
      }),
    );
  });

  it("works out small sums", () => {
    expect(readAmount("=12*350", "EUR")).toBe(420_000);
    expect(readAmount("=100/4+2*3-1", "EUR")).toBe(3000);
  });

  it("knows currencies without cents", () => {
    expect(readAmount("1 200", "JPY")).toBe(1200);
  });

  it("keeps empty apart from nothing and refuses the rest", () => {
    expect([
      readAmount("", "EUR"),
      readAmount("0", "EUR"),
      readAmount("=1/0", "EUR"),
      readAmount("a lot", "EUR"),
    ]).toEqual([null, 0, Number.NaN, Number.NaN]);
  });
});

describe("readShare", () => {
  it("reads per cent with and without the sign", () => {
    expect([readShare("60"), readShare("60 %"), readShare("12.5%")]).toEqual([0.6, 0.6, 0.125]);
  });

  it("takes no longer for blanks without end", { timeout: 5_000 }, () => {
    expect(readShare(`1${" ".repeat(1_000_000)}1`)).toBeNaN();
    expect(readShare(`1${" ".repeat(1_000_000)}%`)).toBe(0.01);
  });

  it("refuses more than all", () => {
    expect([readShare("101"), readShare("-1"), readShare("")]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
