import { describe, expect, it } from "vitest";
import { nextZoom } from "../../../renderer/app/appearance.ts";

describe("nextZoom", () => {
  it("goes step by step between 80 and 200 per cent", () => {
    expect([1, 1.1, 2].map((zoom) => nextZoom(zoom, 1))).toEqual([1.1, 1.25, 2]);
    expect([1, 0.8, 1.3].map((zoom) => nextZoom(zoom, -1))).toEqual([0.9, 0.8, 1.25]);
    expect(nextZoom(1.75, 0)).toBe(1);
  });
});
