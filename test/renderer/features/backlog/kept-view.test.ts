import { describe, expect, it } from "vitest";
import { wholeFilter } from "../../../../renderer/features/backlog/item-rows.ts";
import { isShown, keptText, readKept } from "../../../../renderer/features/backlog/kept-view.ts";

describe("readKept", () => {
  it("reads what was kept", () => {
    const kept = {
      product: "shop",
      view: "ranked",
      filter: { ...wholeFilter, text: "fax", kind: "defect" as const },
      order: "score" as const,
      sort: { column: "age", direction: "descending" as const },
    };
    expect(readKept(keptText(kept))).toEqual(kept);
  });

  it("falls back on showing everything for what it does not know", () => {
    const whole = { product: null, view: null, filter: wholeFilter, order: "hand", sort: null };
    expect(readKept("not JSON")).toEqual(whole);
    expect(readKept('{"product":3,"filter":{"kind":"story","text":null}}')).toEqual(whole);
    expect(readKept("null")).toEqual(whole);
  });
});

describe("isShown", () => {
  it("knows a view again that was kept before its sort was", () => {
    const older = JSON.stringify({ product: null, view: "board", filter: wholeFilter });
    const now = { product: null, view: "board", filter: wholeFilter, order: "hand" as const, sort: null };
    expect(isShown(older, keptText(now))).toBe(true);
    expect(isShown(older, keptText({ ...now, order: "score" }))).toBe(false);
    expect(isShown(older, keptText({ ...now, sort: { column: "age", direction: "ascending" } }))).toBe(false);
  });
});
