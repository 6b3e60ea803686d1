import { describe, expect, it } from "vitest";
import { wholeFilter } from "../../../../renderer/features/backlog/item-rows.ts";
import { keptText, readKept } from "../../../../renderer/features/backlog/kept-view.ts";

describe("readKept", () => {
  it("reads what was kept", () => {
    const kept = { product: "shop", view: "ranked", filter: { ...wholeFilter, text: "fax", kind: "defect" as const } };
    expect(readKept(keptText(kept))).toEqual(kept);
  });

  it("falls back on showing everything for what it does not know", () => {
    const whole = { product: null, view: null, filter: wholeFilter };
    expect(readKept("not JSON")).toEqual(whole);
    expect(readKept('{"product":3,"filter":{"kind":"story","text":null}}')).toEqual(whole);
    expect(readKept("null")).toEqual(whole);
  });
});
