import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCsv, type CsvRow, type CsvStyle } from "#shared/exchange/csv-read.ts";
import { csvCell, unguarded } from "#shared/exchange/csv-write.ts";
import { tableLimits } from "#shared/exchange/limits.ts";
import { ok } from "#shared/result.ts";
import { tries } from "../../support/long-runs.ts";

const style: CsvStyle = { delimiter: ",", quote: '"', skipLines: 0 };

async function read(pieces: readonly string[], stated: Partial<CsvStyle> = {}): Promise<readonly CsvRow[]> {
  const waiting = [...pieces];
  const pull = openCsv(
    () => Promise.resolve(ok(waiting.shift() ?? null)),
    { ...style, ...stated },
    { name: "x.csv", limits: tableLimits },
  );
  const rows: CsvRow[] = [];
  for (;;) {
    const next = await pull();
    if (!next.ok) throw new Error(next.problem.code);
    if (next.value === null) return rows;
    rows.push(...next.value);
  }
}

const cells = async (text: string, stated: Partial<CsvStyle> = {}) =>
  (await read([text], stated)).map((row) => row.cells);

describe("openCsv", () => {
  it("keeps quotes, delimiters and line breaks inside quotes", async () => {
    expect(await cells('a,"b ""c"", d","e\r\nf"\r\n')).toEqual([["a", 'b "c", d', "e\r\nf"]]);
  });

  it("numbers records by the physical line on which they begin", async () => {
    const rows = await read(['h\r\n"a\nb\rc\r\nd"\r\n\r\ne\rf\n']);
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "h"],
      [2, "a\nb\rc\r\nd"],
      [7, "e"],
      [8, "f"],
    ]);
  });

  it("takes quotes literally where a cell does not begin with one, or where none is stated", async () => {
    expect(await cells('5" disk,a"b"\n')).toEqual([['5" disk', 'a"b"']]);
    expect(await cells('"a,b"\n', { quote: "" })).toEqual([['"a', 'b"']]);
  });

  it("keeps empty cells, also quoted ones, and passes over empty lines only", async () => {
    expect(await cells(',\n\n""\na,\n')).toEqual([["", ""], [""], ["a", ""]]);
  });

  it("skips stated lines, quotes in them meaning nothing", async () => {
    const rows = await read(['a "title\nmade, today\nx,y\n'], { skipLines: 2 });
    expect(rows).toEqual([{ line: 3, cells: ["x", "y"], isBroken: false }]);
  });

  it("gives the same records however the text is cut into pieces", async () => {
    const letter = fc.constantFrom("a", ",", '"', "\n", "\r", " ", "é");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: letter, maxLength: 8 }), { maxLength: 12 }), async (pieces) => {
        const answer = (parts: readonly string[]) => read(parts).catch((thrown: unknown) => String(thrown));
        expect(await answer(pieces)).toEqual(await answer([pieces.join("")]));
      }),
      { numRuns: tries(1000, 20_000) },
    );
  });

  it("reads back every table that it is written from", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";", "\t", " ", "x"), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const written = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\r\n");
        expect(await cells(written)).toEqual(rows);
        const shortest = rows.map((row) => row.map((text) => csvCell(text)).join(",")).join("\n");
        const back = (await cells(shortest)).map((row) => row.map(unguarded));
        expect(back).toEqual(rows.map((row) => [...row]));
      }),
    );
  });
});
