import { describe, expect, it } from "vitest";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import {
  acrossColumns,
  cellsToCorrect,
  fieldOfColumn,
  fieldsToMatch,
  mendable,
  sampleOf,
  unusedColumns,
  withColumns,
  withConstant,
  withMeaning,
} from "../../../../renderer/features/exchange/matching.ts";

const look = {
  header: ["feature", "2025-07", "2025-08", "note", "note"],
  sample: [
    ["Search", "1", "2", "", "x"],
    ["Fax", "3", "", "", "y"],
    ["Search", "1", "2", "a", "x"],
  ],
};

function reading(fields: Partial<Reading> = {}): Reading {
  return { ...blankReading("usageTable"), columns: { feature: ["feature"] }, ...fields };
}

const wide = reading({ usage: { ...blankReading("usageTable").usage, shape: "monthsAcross" } });

describe("fieldsToMatch", () => {
  it("offers what the shape of the table can hold, what must be said first", () => {
    expect(fieldsToMatch(wide).map(({ id }) => id)).toEqual(["product", "feature"]);
    expect(fieldsToMatch(reading()).map(({ id }) => id)).toContain("eligible");
    expect(fieldsToMatch(blankReading("cost"))[0]?.id).toBe("amount");
  });
});

describe("sampleOf", () => {
  it("shows different values and leaves blank ones out", () => {
    expect(sampleOf(look, "feature")).toEqual(["Search", "Fax"]);
    expect(sampleOf(look, "2025-08")).toEqual(["2"]);
    expect(sampleOf(look, "no such column")).toEqual([]);
  });
});

describe("unusedColumns", () => {
  it("tells columns of the same name apart", () => {
    expect(unusedColumns(look, reading())).toEqual(["2025-07", "2025-08", "note [1]", "note [2]"]);
  });
});

describe("acrossColumns", () => {
  it("takes the periods of a table with months across", () => {
    expect(acrossColumns(look, wide)).toEqual({ taken: ["2025-07", "2025-08"], left: ["note [1]", "note [2]"] });
  });

  it("leaves alone what was ignored", () => {
    expect(acrossColumns(look, { ...wide, ignored: ["2025-07"] }).taken).toEqual(["2025-08"]);
  });
});

describe("withColumns", () => {
  it("forgets a field without a column, and takes a chosen column out of the ignored", () => {
    expect(withColumns(reading(), "feature", [""]).columns).toEqual({});
    const chosen = withColumns(reading({ ignored: ["note [1]"] }), "label", ["note [1]", ""]);
    expect(chosen).toEqual({ columns: { feature: ["feature"], label: ["note [1]"] }, ignored: [] });
  });
});

describe("withConstant", () => {
  it("says one value for every row, or forgets it", () => {
    const said = withConstant(reading(), "month", "2025-08");
    expect(said).toEqual({ constants: { month: "2025-08" } });
    expect(withConstant(reading(said), "month", "")).toEqual({ constants: {} });
  });
});

describe("withMeaning", () => {
  it("replaces what a word meant before", () => {
    const once = withMeaning(reading(), "lifecycle", "beta", "live");
    const twice = withMeaning(reading(once), "lifecycle", "beta", "idea");
    expect(twice.values).toEqual({ lifecycle: [{ found: "beta", meant: "idea" }] });
    expect(withMeaning(reading(twice), "lifecycle", "beta", null).values).toEqual({ lifecycle: [] });
  });
});

describe("fieldOfColumn", () => {
  it("finds the field that a column was given to", () => {
    expect(fieldOfColumn(reading(), look.header, "feature")).toBe("feature");
    expect(fieldOfColumn(reading(), look.header, "2025-07")).toBeNull();
  });
});

describe("cellsToCorrect", () => {
  it("puts the cell that stopped the row first, whether it is named by its column or its field", () => {
    const byColumn = cellsToCorrect(look.header, reading(), "note [2]");
    expect([byColumn.wrong?.column, byColumn.wrong?.field]).toEqual(["note [2]", null]);
    expect(byColumn.matched.map(({ column }) => column)).toEqual(["feature"]);
    expect(byColumn.others.map(({ column }) => column)).toEqual(["2025-07", "2025-08", "note [1]"]);
    const byField = cellsToCorrect(["Funktion", "Monat"], reading({ columns: { feature: ["Funktion"] } }), "feature");
    expect(byField.wrong).toEqual({ at: 0, column: "Funktion", field: "feature" });
  });

  it("knows of no wrong cell when the whole row is wrong", () => {
    expect(cellsToCorrect(look.header, reading(), "").wrong).toBeNull();
  });
});

describe("mendable", () => {
  it("lets the cells of tables be corrected, entries of YAML be left out, and neither of events and Backstage", () => {
    expect(mendable(reading())).toBe("cells");
    expect(mendable({ ...blankReading("products"), syntax: "yaml" })).toBe("rows");
    expect(mendable(blankReading("usageEvents"))).toBe("nothing");
    expect(mendable({ ...blankReading("backstage"), syntax: "yaml" })).toBe("nothing");
  });
});
