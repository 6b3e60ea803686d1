import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rememberingSort, sortRows } from "../../../renderer/ui/sorted-rows.ts";
import type { Column } from "../../../renderer/ui/table-lines.ts";

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

describe("rememberingSort", () => {
  it("orders what a filter leaves as sorting it anew does", () => {
    const anyDirection = fc.constantFrom("ascending" as const, "descending" as const);
    fc.assert(
      fc.property(fc.array(anyRow), fc.constantFrom("name", "uses"), anyDirection, (rows, column, direction) => {
        const sort = rememberingSort<Row>();
        sort(rows, columns, { column, direction });
        const left = rows.filter((_, place) => place % 3 !== 1);
        expect(sort(left, columns, { column, direction })).toEqual(sortRows(left, columns, { column, direction }));
      }),
    );
  });

  it("sorts anew when a row is another, or when the order is", () => {
    const sort = rememberingSort<Row>();
    const rows = [row("b", 1), row("a", 2)];
    expect(sort(rows, columns, { column: "name", direction: "ascending" }).map(({ name }) => name)).toEqual(["a", "b"]);
    expect(sort(rows, columns, { column: "uses", direction: "ascending" }).map(({ name }) => name)).toEqual(["b", "a"]);
    const others = [row("d"), row("c")];
    expect(sort(others, columns, { column: "uses", direction: "ascending" })).toEqual(others);
  });
});
