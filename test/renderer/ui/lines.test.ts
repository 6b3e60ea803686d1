import { describe, expect, it } from "vitest";
import { linesOf } from "../../../renderer/ui/lines.ts";

type Row = { readonly name: string; readonly uses: number };

const rows: readonly Row[] = [
  { name: "a", uses: 1 },
  { name: "b", uses: 2 },
  { name: "c", uses: 1 },
];

function shown(lines: ReturnType<typeof linesOf<Row>>): readonly string[] {
  return Array.from({ length: lines.count }, (_, place) => {
    const line = lines.at(place);
    return line?.kind === "group" ? line.key : (line?.row.name ?? "");
  });
}

describe("linesOf", () => {
  it("puts each group's heading before its rows, in the order in which groups appear", () => {
    const lines = linesOf(rows, ({ uses }) => ({ key: String(uses), label: `uses ${uses}` }));
    expect(shown(lines)).toEqual(["group 1", "a", "c", "group 2", "b"]);
    expect(lines.rows.map((_, place) => shown(lines)[lines.lineOfRow(place)])).toEqual(["a", "c", "b"]);
  });

  it("is one line a row without groups, and nothing beyond the last", () => {
    const lines = linesOf(rows, undefined);
    expect(shown(lines)).toEqual(["a", "b", "c"]);
    expect(lines.at(3)).toBeUndefined();
  });
});
