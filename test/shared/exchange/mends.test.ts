import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { leftOutByHand, withMend, type Mend } from "#shared/exchange/mends.ts";
import { readRows } from "#shared/exchange/read.ts";
import { blankReading, readReading, writeReading, type Reading } from "#shared/exchange/reading.ts";
import { recordAt } from "#shared/exchange/records.ts";
import { writeStoppedCsv } from "#shared/exchange/stopped-csv.ts";
import { unwatched } from "#shared/exchange/watch.ts";

const text = `product,feature,month,uses

Shop,Search,2025-08,40
Shop,Fax,2025-08,many
Shop,Print,2025-08,3,surplus
Shop,Mail,2025-08,n/k
`;

const reading: Reading = {
  ...blankReading("usageTable"),
  columns: { product: ["product"], feature: ["feature"], month: ["month"], uses: ["uses"] },
};

async function readMended(mends: readonly Mend[]) {
  const read = await readRows([textSource("usage.csv", text)], { ...reading, mends }, unwatched);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

describe("withMend", () => {
  it("puts a mend in the place of an earlier one of its row", () => {
    const first: Mend = { row: 2, cells: ["a"] };
    expect(withMend([first, { row: 3, cells: null }], { row: 2, cells: null })).toEqual([
      { row: 3, cells: null },
      { row: 2, cells: null },
    ]);
  });
});

describe("readRows with mends", () => {
  it("takes a corrected row as it should read, a ragged one too, and keeps its place", async () => {
    const { usage, stops, total } = await readMended([
      { row: 2, cells: ["Shop", "Fax", "2025-08", "7"] },
      { row: 3, cells: ["Shop", "Print", "2025-08", "3"] },
    ]);
    expect(usage.map(({ feature, uses, line }) => [feature, uses, line])).toEqual([
      ["Search", 40, 3],
      ["Fax", 7, 4],
      ["Print", 3, 5],
    ]);
    expect(stops.map(({ row, found }) => [row, found])).toEqual([[4, "n/k"]]);
    expect(total).toBe(4);
  });

  it("counts a row that is left out, so that the rows of the file still add up", async () => {
    const { stops, total, leftOut } = await readMended([{ row: 4, cells: null }]);
    expect(stops.map(({ row }) => row)).toEqual([2, 3]);
    expect([total, leftOut]).toEqual([3, { [leftOutByHand]: 1 }]);
  });

  it("stops a correction that is no better, and saves the row as it was corrected", async () => {
    const mended = { ...reading, mends: [{ row: 2, cells: ["Shop", "Fax", "2025-13", "7"] }] };
    const source = textSource("usage.csv", text);
    const read = await readRows([source], mended, unwatched);
    if (!read.ok) throw new Error(read.problem.message);
    const saved = await writeStoppedCsv([source], mended, read.value.stops);
    expect(saved.ok && saved.value).toContain("Shop,Fax,2025-13,7,");
  });
});

describe("writeReading", () => {
  it("leaves mends out of a recipe, since they speak of rows of one file", () => {
    const written = writeReading({ ...reading, mends: [{ row: 2, cells: null }] });
    expect(readReading(written)).toEqual({ ok: true, value: reading });
  });
});

describe("recordAt", () => {
  it("finds a row by the number it is counted as, mended or not, and refuses one that is not there", async () => {
    const records = {
      sources: [textSource("usage.csv", text)],
      reading: { ...reading, mends: [{ row: 4, cells: ["Shop", "Mail", "2025-08", ""] }] },
      watch: unwatched,
    };
    const second = await recordAt(records, 2);
    expect(second.ok && second.value.cells).toEqual(["Shop", "Fax", "2025-08", "many"]);
    const fourth = await recordAt(records, 4);
    expect(fourth.ok && fourth.value.cells[3]).toBe("");
    const beyond = await recordAt(records, 5);
    expect(beyond.ok || beyond.problem.code).toBe("NO_ROW");
  });
});
