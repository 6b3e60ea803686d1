import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asTabbedText, asTableMarkup, type Column, nextSort } from "../../../renderer/ui/table-lines.ts";

type Row = { readonly name: string; readonly uses: number | null };

const columns: readonly Column<Row>[] = [
  { id: "name", header: "Name", kind: "text", text: (row) => row.name, sortBy: (row) => row.name },
  {
    id: "uses",
    header: "Uses",
    unit: "per month",
    kind: "number",
    text: (row) => String(row.uses ?? "not known"),
    sortBy: (row) => row.uses,
  },
];
const row = (name: string, uses: number | null = 0): Row => ({ name, uses });
const anyRow = fc.record({ name: fc.string(), uses: fc.option(fc.integer(), { nil: null }) });

describe("nextSort", () => {
  it("turns text ascending, then descending, then back to the given order", () => {
    const [name] = columns;
    if (name === undefined) throw new Error("a column is missing");
    const first = nextSort(name, null);
    const second = nextSort(name, first);
    expect(first).toEqual({ column: "name", direction: "ascending" });
    expect(second).toEqual({ column: "name", direction: "descending" });
    expect(nextSort(name, second)).toBeNull();
  });

  it("turns numbers descending first", () => {
    const uses = columns[1];
    if (uses === undefined) throw new Error("a column is missing");
    expect(nextSort(uses, null)).toEqual({ column: "uses", direction: "descending" });
  });
});

describe("asTabbedText", () => {
  it("has one line a row and never a tab or a break inside a cell", () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const lines = asTabbedText(rows, columns).split("\n");
        expect(lines).toHaveLength(rows.length + 1);
        for (const line of lines) expect(line.split("\t")).toHaveLength(columns.length);
      }),
    );
  });

  it("carries units in the header", () => {
    expect(asTabbedText([], columns)).toBe("Name\tUses (per month)");
  });
});

describe("asTableMarkup", () => {
  it("escapes what looks like markup", () => {
    expect(asTableMarkup([row("<b>&")], columns)).toContain("<td>&lt;b&gt;&amp;</td>");
  });
});
