import { describe, expect, it } from "vitest";
import { withinBand } from "../../../../renderer/features/backlog/ranked-rows.ts";

describe("withinBand", () => {
  const bands = { demanded: ["law", "audit"], free: ["a", "b", "c"] };

  it("puts an item beside another of its own band", () => {
    expect(withinBand(bands, ["c"], { at: "before", key: "a" })).toEqual({ at: "before", key: "a" });
    expect(withinBand(bands, ["law"], { at: "after", key: "audit" })).toEqual({ at: "after", key: "audit" });
  });

  it("stops at the end of the band that is next to where it was put down", () => {
    expect(withinBand(bands, ["c"], { at: "before", key: "law" })).toEqual({ at: "before", key: "a" });
    expect(withinBand(bands, ["law"], { at: "after", key: "b" })).toEqual({ at: "after", key: "audit" });
    expect(withinBand(bands, ["a"], { at: "after", key: "audit" })).toEqual({ at: "before", key: "b" });
  });

  it("knows no place where nothing else stands in the band", () => {
    expect(withinBand({ ...bands, demanded: ["law"] }, ["law"], { at: "after", key: "a" })).toBeNull();
  });
});
