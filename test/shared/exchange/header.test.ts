import { describe, expect, it } from "vitest";
import { distinctNames, fieldPlaces, headerNames, placesOf } from "#shared/exchange/header.ts";
import { blankReading } from "#shared/exchange/reading.ts";

describe("headerNames", () => {
  it("composes and trims names and calls blank ones by their place", () => {
    expect(headerNames([" cafe\u0301 ", "two\r\nlines", "", "x"])).toEqual(["caf\u00e9", "two lines", "column 3", "x"]);
  });
});

describe("placesOf", () => {
  const header = ["Uses", "uses", "Label", "Label"];

  it("finds a name exactly, else by its number, else without regard to case", () => {
    expect(placesOf(header, "uses")).toEqual([1]);
    expect(placesOf(header, "USES")).toEqual([0, 1]);
    expect(placesOf(header, "Label")).toEqual([2, 3]);
    expect(placesOf(header, "Label [2]")).toEqual([3]);
    expect(placesOf(header, "other")).toEqual([]);
    expect(distinctNames(header)).toEqual(["Uses", "uses", "Label [1]", "Label [2]"]);
  });
});

describe("fieldPlaces", () => {
  const places = (columns: Record<string, string[]>) =>
    fieldPlaces(["a", "b", "c", "c"], { ...blankReading("products"), columns }, new Set(["features"]));

  it("keeps repeated columns as a list where the field holds one", () => {
    expect(places({ features: ["c"], name: ["b"] })).toEqual({
      ok: true,
      value: new Map([
        ["features", [2, 3]],
        ["name", [1]],
      ]),
    });
  });

  it("refuses a column that is not there, naming those that are, and two columns for one value", () => {
    expect(places({ name: ["x"] })).toMatchObject({ problem: { code: "UNKNOWN_COLUMN" } });
    expect(places({ name: ["c"] })).toMatchObject({ problem: { code: "DUPLICATE_HEADER" } });
    expect(places({ name: ["a", "b"] })).toMatchObject({ problem: { code: "TWO_COLUMNS" } });
  });
});
