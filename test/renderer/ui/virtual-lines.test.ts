import { describe, expect, it } from "vitest";
import { mountedSpan, placeWithGaps } from "../../../renderer/ui/virtual-lines.ts";

describe("mountedSpan", () => {
  it("holds a few lines more than are seen", () => {
    expect(mountedSpan({ from: 100, to: 120 }, null)).toEqual({ from: 96, to: 124 });
    expect(mountedSpan({ from: 0, to: 20 }, null)).toEqual({ from: 0, to: 24 });
  });

  it("stays as it is until something comes into sight that is not mounted", () => {
    const mounted = { from: 96, to: 124 };
    expect(mountedSpan({ from: 104, to: 124 }, mounted)).toBe(mounted);
    expect(mountedSpan({ from: 105, to: 125 }, mounted)).toEqual({ from: 101, to: 129 });
  });
});

describe("placeWithGaps", () => {
  it("holds the place of what is not mounted, so that all lines together keep their height", () => {
    const placed = placeWithGaps([3, 10, 11], 20, 30);
    expect(placed.map((place) => (place.kind === "gap" ? place.height / 30 : 1))).toEqual([3, 1, 6, 1, 1, 8]);
  });
});
