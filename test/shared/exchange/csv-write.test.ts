import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, unguarded, writeCsv } from "#shared/exchange/csv-write.ts";

const starts = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'"];
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.tuple(fc.constantFrom(...starts), fc.string()).map(([start, rest]) => start + rest),
);

describe("csvCell", () => {
  it("never lets a text begin as a formula does, and the guard goes away again", () => {
    fc.assert(
      fc.property(text, (cell) => {
        const written = csvCell(cell);
        const inside = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
        expect(starts.slice(0, -1).some((start) => inside.startsWith(start))).toBe(false);
        expect(unguarded(inside)).toBe(cell);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never guards numbers, and never writes -0", () => {
    expect([-5, -0, 0.1, { digits: "-12.50" }, null].map(csvCell)).toEqual(["-5", "0", "0.1", "-12.50", ""]);
  });
});

describe("writeCsv", () => {
  it("ends every record with CRLF and quotes what has to be quoted", () => {
    expect(
      writeCsv([
        ["a,b", 'c"d', " e"],
        ["f", 1, null],
      ]),
    ).toBe('"a,b","c""d"," e"\r\nf,1,\r\n');
  });
});
