import { describe, expect, it } from "vitest";
import { turnsAtText, whyWords } from "#shared/words/why.ts";

describe("turnsAtText", () => {
  const write = (minor: number) => `${minor} cents`;

  it("says at which lost value the case turns, that none turns it, or that nobody knows", () => {
    expect(turnsAtText(500, write)).toBe("500 cents of lost value a month");
    expect(turnsAtText(-37_900, write)).toBe(whyWords.neverPays);
    expect(turnsAtText(null, write)).toBe("Not known");
  });
});
