import { describe, expect, it } from "vitest";
import {
  avoidableText,
  internalRateText,
  knowingText,
  nothingJudged,
  pointsText,
  rowsShown,
  tornadoAnswer,
} from "#shared/words/retirement.ts";

describe("avoidableText", () => {
  const euro = { others: 0, currency: "EUR" };

  it("speaks of the own ledger alone where nobody else bears anything", () => {
    expect(avoidableText(1_000, 1_000, euro)).toBe("Its own ledger says that €10.00 a month would end.");
  });

  it("tells what other ledgers bear, and what others than the owner pay", () => {
    const text = avoidableText(1_000, 1_500, { ...euro, others: 700 });
    expect(text).toContain("The case adds €5.00 a month that other ledgers bear because of it");
    expect(text).toContain("€7.00 a month is paid by others than the owner");
  });

  it("says that an assumption is one", () => {
    expect(avoidableText(null, 1_500, euro)).toBe("The case counts €15.00 a month, as assumed.");
  });
});

describe("nothingJudged", () => {
  it("never passes what is unknown for unused", () => {
    const text = nothingJudged({ products: 1, features: 3, unknown: 2 });
    expect(text).toContain("2 features have no usage record");
    expect(text).toContain("not counted as zero");
    expect(nothingJudged({ products: 1, features: 3, unknown: 0 })).not.toContain("no usage record");
  });
});

describe("pointsText", () => {
  it("signs what it adds and minds the singular", () => {
    expect([pointsText(26.6), pointsText(1), pointsText(0)]).toEqual(["+27 points", "+1 point", "0 points"]);
  });
});

describe("tornadoAnswer", () => {
  it("names the figures that turn the result", () => {
    expect(tornadoAnswer([])).toBe("None of these figures turns the result within its range.");
    expect(tornadoAnswer(["A"])).toBe("A turns the result within its range.");
    expect(tornadoAnswer(["A", "B"])).toBe("A and B turn the result within their range.");
  });
});

describe("rowsShown", () => {
  it("says of how many, once something is filtered away", () => {
    expect([rowsShown(1_200, 1_200), rowsShown(3, 1_200)]).toEqual(["1,200", "3 of 1,200"]);
  });
});

describe("internalRateText", () => {
  it("is a rate a year, and warns where others fit too", () => {
    expect(internalRateText({ rate: 0.01, several: false })).toBe("12.7% a year");
    expect(internalRateText({ rate: 0.5, several: false })).toBe("more than 1,000% a year");
    expect(internalRateText({ rate: 0.01, several: true })).toContain("so other rates fit too");
    expect(internalRateText({ value: null, reason: "NO_SIGN_CHANGE" })).toMatch(/no rate of return/);
  });
});

describe("knowingText", () => {
  it("says what knowing is worth at most, and what is left open", () => {
    const worth = { id: "lostValue", knowing: 100_600, pPositive: 0.8628, p5: -871_800, p95: 4_871_800 };
    expect(knowingText("Value lost", worth, "EUR")).toBe(
      "Value lost: €1.01k; retiring pays in 86.3% of its range, -€8.72k to €48.7k.",
    );
    expect(knowingText("Value lost", { ...worth, knowing: 0 }, "EUR")).toMatch(/^Value lost: nothing;/);
  });
});
