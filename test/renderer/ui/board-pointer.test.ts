import { describe, expect, it } from "vitest";
import { edgeSpeed } from "../../../renderer/ui/board-pointer.ts";

describe("edgeSpeed", () => {
  it("is nothing in the middle and grows towards either edge", () => {
    expect(edgeSpeed(300, 0, 600)).toBe(0);
    expect(edgeSpeed(590, 0, 600)).toBeGreaterThan(edgeSpeed(560, 0, 600));
    expect(edgeSpeed(10, 0, 600)).toBeLessThan(edgeSpeed(40, 0, 600));
    expect(edgeSpeed(10, 0, 600)).toBeLessThan(0);
  });

  it("grows no further beyond the edge", () => {
    expect(edgeSpeed(5000, 0, 600)).toBe(edgeSpeed(600, 0, 600));
  });
});
