import { describe, expect, it } from "vitest";
import { discoveryText } from "#shared/words/experiment-asides.ts";

describe("discoveryText", () => {
  it("says what so many people show, and how little it means that none of them showed it", () => {
    expect(discoveryText(5)).toBe(
      "What three in ten people have is met among 5 with a chance of 84.4%. What none of them has, up to 45.1% of all may still have.",
    );
  });

  it("says nothing of nobody", () => {
    expect(discoveryText(0)).toBe("");
  });
});
