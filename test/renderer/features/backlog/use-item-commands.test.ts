import { describe, expect, it } from "vitest";
import { placeAfter } from "../../../../renderer/features/backlog/use-item-commands.ts";

describe("placeAfter", () => {
  const lane = { id: "doing", label: "Doing", keys: ["a", "b", "c", "d"] };

  it("is beside the card a step away, or at an end", () => {
    expect(placeAfter(lane, ["c"], "up")).toEqual({ at: "after", id: "a" });
    expect(placeAfter(lane, ["b"], "down")).toEqual({ at: "after", id: "c" });
    expect(placeAfter(lane, ["c"], "first")).toEqual({ at: "before", id: "a" });
    expect(placeAfter(lane, ["a", "c"], "last")).toEqual({ at: "after", id: "d" });
  });

  it("is nowhere for what stands at that end already", () => {
    expect(placeAfter(lane, ["a"], "up")).toBeNull();
    expect(placeAfter(lane, ["d"], "down")).toBeNull();
    expect(placeAfter(lane, ["a", "b"], "first")).toBeNull();
    expect(placeAfter(lane, ["c", "d"], "last")).toBeNull();
    expect(placeAfter(lane, ["a", "c"], "first")).toEqual({ at: "before", id: "b" });
  });
});
