import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asTabbedText,
  asTableMarkup,
  type Column,
  linesOf,
  nextSort,
  sortRows,
} from "../../../renderer/ui/table-lines.ts";

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

describe("sortRows", () => {
  it("puts unknown values last in both directions", () => {
    const rows = [row("a", null), row("b", 5), row("c", -1)];
    const names = (direction: "ascending" | "descending") =>
      sortRows(rows, columns, { column: "uses", direction }).map(({ name }) => name);
    expect(names("ascending")).toEqual(["c", "b", "a"]);
    expect(names("descending")).toEqual(["b", "c", "a"]);
  });

  it("orders numbers inside words by their value", () => {
    const rows = [row("Item 10"), row("item 9"), row("Item 1")];
    const sorted = sortRows(rows, columns, { column: "name", direction: "ascending" });
    expect(sorted.map(({ name }) => name)).toEqual(["Item 1", "item 9", "Item 10"]);
  });

  it("keeps every row and leaves the given order untouched", () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.constantFrom("ascending" as const, "descending" as const), (rows, direction) => {
        const before = [...rows];
        const sorted = sortRows(rows, columns, { column: "uses", direction });
        expect(rows).toEqual(before);
        expect(new Set(sorted)).toEqual(new Set(rows));
        expect(sorted).toHaveLength(rows.length);
      }),
    );
  });
});

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

describe("linesOf", () => {
  it("puts each group's heading before its rows, in the order in which groups appear", () => {
    const rows = [row("a", 1), row("b", 2), row("c", 1)];
    const lines = linesOf(
      rows,
      ({ name }) => name,
      ({ uses }) => ({ key: String(uses), label: `uses ${uses}` }),
    );
    expect(lines.map(({ key }) => key)).toEqual(["group 1", "a", "c", "group 2", "b"]);
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
