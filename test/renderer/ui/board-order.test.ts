import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  besideGap,
  gapBeside,
  nextGap,
  standAt,
  staying,
  travelling,
  type Lane,
} from "../../../renderer/ui/board-order.ts";

const ready: Lane = { id: "ready", label: "Ready", keys: ["a", "b", "c", "d"] };
const doing: Lane = { id: "doing", label: "Doing", keys: ["e"] };
const empty: Lane = { id: "done", label: "Done", keys: [] };
const lanes = [ready, doing, empty];

describe("travelling", () => {
  it("takes the whole selection along in the order shown, or only the card that is not part of it", () => {
    expect(travelling(lanes, new Set(["e", "c", "a"]), "c")).toEqual(["a", "c", "e"]);
    expect(travelling(lanes, new Set(["e", "c"]), "b")).toEqual(["b"]);
  });
});

describe("gapBeside and besideGap", () => {
  it("counts the gap among the cards that stay", () => {
    const moving = new Set(["b", "c"]);
    expect(gapBeside(ready, moving, { at: "before", key: "a" })).toBe(0);
    expect(gapBeside(ready, moving, { at: "after", key: "a" })).toBe(1);
    expect(gapBeside(ready, moving, { at: "after", key: "c" })).toBe(1);
    expect(gapBeside(ready, moving, { at: "after", key: "d" })).toBe(2);
    expect(besideGap(ready, moving, 0)).toEqual({ at: "before", key: "a" });
    expect(besideGap(ready, moving, 1)).toEqual({ at: "after", key: "a" });
    expect(besideGap(empty, moving, 0)).toBeNull();
  });

  it("leads back to the same gap, whatever moves", () => {
    fc.assert(
      fc.property(fc.subarray([...ready.keys]), fc.nat(4), (keys, wanted) => {
        const moving = new Set(keys);
        const gap = Math.min(wanted, staying(ready, moving).length);
        const beside = besideGap(ready, moving, gap);
        fc.pre(beside !== null);
        expect(beside === null ? -1 : gapBeside(ready, moving, beside)).toBe(gap);
      }),
    );
  });
});

describe("standAt", () => {
  it("knows when a drop would change nothing", () => {
    expect(standAt(ready, ["b", "c"], 1)).toBe(true);
    expect(standAt(ready, ["b", "c"], 2)).toBe(false);
    expect(standAt(ready, ["a", "c"], 0)).toBe(false);
    expect(standAt(ready, ["e"], 0)).toBe(false);
  });
});

describe("nextGap", () => {
  it("goes along the lane and across to the next one, and stops at the ends", () => {
    const moving = new Set(["b"]);
    const from = { lane: "ready", gap: 1 };
    expect(nextGap(lanes, moving, from, "ArrowDown")).toEqual({ lane: "ready", gap: 2 });
    expect(nextGap(lanes, moving, { lane: "ready", gap: 3 }, "ArrowDown")).toEqual({ lane: "ready", gap: 3 });
    expect(nextGap(lanes, moving, { lane: "ready", gap: 3 }, "ArrowRight")).toEqual({ lane: "doing", gap: 1 });
    expect(nextGap(lanes, moving, { lane: "doing", gap: 1 }, "ArrowRight")).toEqual({ lane: "done", gap: 0 });
    expect(nextGap(lanes, moving, from, "ArrowLeft")).toEqual(from);
  });
});
