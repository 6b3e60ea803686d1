import { describe, expect, it } from "vitest";
import { isWholeScale } from "../../../renderer/ui/chart-axes.ts";

describe("isWholeScale", () => {
  it("holds for counts, with months that are not known between them", () => {
    expect(isWholeScale([0, null, 1, 2])).toBe(true);
  });

  it("does not hold as soon as one figure is a part", () => {
    expect(isWholeScale([0, 1, 1.5])).toBe(false);
  });

  it("does not hold for shares, even where all of them are none or all", () => {
    expect(isWholeScale([0, 1, 1], 1)).toBe(false);
  });
});
