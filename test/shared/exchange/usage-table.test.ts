import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";

const columns = { feature: ["feature"], month: ["month"], uses: ["uses"] };
const base = { ...blankReading("usageTable"), columns, constants: { product: "Shop" } };

async function read(csv: string, reading: Partial<Reading> = {}): Promise<ReadRows> {
  const rows = await readUsageTable([textSource("u.csv", csv)], { ...base, ...reading }, unwatched);
  if (!rows.ok) throw new Error(rows.problem.code);
  return rows.value;
}

const refusal = async (csv: string, reading: Partial<Reading> = {}) =>
  read(csv, reading).then(String, (thrown: Error) => thrown.message);
const usage = (stated: Partial<Reading["usage"]>): Pick<Reading, "usage"> => ({ usage: { ...base.usage, ...stated } });
const shown = ({ usage }: ReadRows) =>
  usage.map(({ feature, month, span, uses }) => `${feature ?? "·"} ${month}+${span} ${uses ?? "?"}`);

describe("readUsageTable, long form", () => {
  const gaps = "feature,month,uses\na,2025-01,1\nb,2025-02,2\n";

  it("leaves absent rows missing unless they were said to be zero", async () => {
    expect(shown(await read(gaps))).toEqual(["a 2025-01+1 1", "b 2025-02+1 2"]);
    const filled = await read(gaps, usage({ absent: "zero" }));
    expect(shown(filled)).toEqual(["a 2025-01+1 1", "b 2025-02+1 2", "a 2025-02+1 0", "b 2025-01+1 0"]);
    expect(filled.total).toBe(2);
  });

  it("never makes zero of what is said to be not known", async () => {
    const rows = await read("feature,month,uses\na,2025-01,ND\nb,2025-01,\n", usage({ absent: "zero" }));
    expect(shown(rows)).toEqual(["a 2025-01+1 ?", "b 2025-01+1 ?"]);
  });

  it("never makes zero of what a stopped row speaks of", async () => {
    const zero = usage({ absent: "zero" });
    const other = "a,2025-02,2\nb,2025-01,3\n";
    expect(shown(await read(`feature,month,uses\na,2025-01,many\n${other}`, zero))).toEqual([
      "a 2025-02+1 2",
      "b 2025-01+1 3",
      "b 2025-02+1 0",
    ]);
    const people = await read("feature,month,users,eligible\na,2025-01,9,5\na,2025-02,2,5\nb,2025-01,3,5\n", {
      columns: { feature: ["feature"], month: ["month"], users: ["users"], eligible: ["eligible"] },
      ...zero,
    });
    expect(people.usage.map(({ feature, month, users }) => [feature, month, users])).toEqual([
      ["a", "2025-02", 2],
      ["b", "2025-01", 3],
      ["b", "2025-02", 0],
    ]);
    const named = await read("feature,month,who\na,2025-01,\na,2025-02,x\nb,2025-01,x\n", {
      columns: { feature: ["feature"], month: ["month"], user: ["who"] },
      ...usage({ shape: "distinctUsers", absent: "zero" }),
    });
    expect(shown(named).filter((row) => row.startsWith("a"))).toEqual(["a 2025-02+1 1"]);
  });

  it("fills a period that a row calls partly covered with partial zeros", async () => {
    const { usage: rows } = await read("feature,month,uses,seen\na,2025-01,1,full\nb,2025-02,2,partial\n", {
      columns: { ...columns, observed: ["seen"] },
      ...usage({ absent: "zero" }),
    });
    expect(rows.map(({ feature, month, uses, full }) => [feature, month, uses, full])).toEqual([
      ["a", "2025-01", 1, true],
      ["b", "2025-02", 2, false],
      ["a", "2025-02", 0, false],
      ["b", "2025-01", 0, true],
    ]);
  });

  it("says of shares that they are no counts, and of other cells how to correct them", async () => {
    const { stops } = await read("feature,month,uses\na,2025-01,12.5\nb,2025-01,40%\nc,2025-01,many\n");
    const remedies = stops.map(({ remedy }) => remedy.split(" ")[0]);
    expect(remedies).toEqual(["Shares", "Shares", "Correct"]);
  });

  it("adds further dimensions up when told so, what is not known staying so", async () => {
    const csv = "feature,month,uses,country\na,2025-01,1,DE\na,2025-01,2,FR\nb,2025-01,1,DE\nb,2025-01,?,FR\n";
    const rows = await read(csv, usage({ repeated: "add" }));
    expect(shown(rows)).toEqual(["a 2025-01+1 3", "b 2025-01+1 ?"]);
    expect(rows.total).toBe(2);
    expect(rows.leftOut).toEqual({ "added to an earlier row of the same feature and period": 2 });
  });

  it("keeps the length of quarters and years", async () => {
    const csv = "feature,year,quarter,uses\na,2024,3,1\na,2024,4,2\n";
    const rows = await read(csv, {
      columns: { feature: ["feature"], year: ["year"], quarter: ["quarter"], uses: ["uses"] },
    });
    expect(shown(rows)).toEqual(["a 2024-07+3 1", "a 2024-10+3 2"]);
  });

  it("marks partly covered months", async () => {
    const csv = "feature,month,uses,covered\na,2025-01,1,full\na,2025-02,1,partial\na,2025-03,1,sometimes\n";
    const rows = await read(csv, { columns: { ...columns, observed: ["covered"] } });
    expect(rows.usage.map(({ full }) => full)).toEqual([true, false]);
    expect(rows.stops).toMatchObject([{ code: "UNKNOWN_CHOICE", found: "sometimes" }]);
  });

  it("speaks of the product where no feature is chosen", async () => {
    expect(shown(await read("month,uses\n2025-01,5\n", { columns: { month: ["month"], uses: ["uses"] } }))).toEqual([
      "· 2025-01+1 5",
    ]);
  });

  it("tells names apart that differ by case, and says so", async () => {
    const rows = await read("feature,month,uses\nSearch,2025-01,1\nsearch,2025-01,2\nFax,2025-01,1\n");
    expect(rows.notices).toEqual(["Names that differ from another only in upper and lower case, kept apart: 1."]);
  });

  it("asks for a product, a period and a count", async () => {
    expect(await refusal(gaps, { constants: {} })).toBe("NO_PRODUCT");
    expect(await refusal(gaps, { columns: { feature: ["feature"], uses: ["uses"] } })).toBe("NO_PERIOD");
    expect(await refusal(gaps, { columns: { feature: ["feature"], month: ["month"] } })).toBe("NO_MEASURE");
  });

  it("reads several files as one", async () => {
    const sources = [
      textSource("one.csv", gaps),
      textSource("two.csv", "uses,month,feature\n5,2025-03,a\n6,2025-01,a\n"),
    ];
    const rows = await readUsageTable(sources, base, unwatched);
    expect(rows.ok && rows.value.usage.length).toBe(3);
    expect(rows.ok && rows.value.stops).toMatchObject([{ code: "REPEATED", row: 4, line: 3 }]);
  });
});

describe("readUsageTable, wide forms", () => {
  it("reads months across, other columns ignored", async () => {
    const csv = "feature,Jan 2025,2025-Q2,Total\na,1,2,3\nb,,5,5\n";
    const reading = { columns: { feature: ["feature"] }, ...usage({ shape: "monthsAcross" }) };
    expect(shown(await read(csv, reading))).toEqual(["a 2025-01+1 1", "a 2025-04+3 2", "b 2025-04+3 5"]);
  });

  it("takes empty cells for zero when told so, also of features that were never used", async () => {
    const csv = "month,a,b,Notes\n2025-01,1,,x\n2025-02,,,y\n";
    const reading = {
      columns: { month: ["month"] },
      ignored: ["Notes"],
      ...usage({ shape: "featuresAcross", absent: "zero" }),
    };
    expect(shown(await read(csv, reading))).toEqual([
      "a 2025-01+1 1",
      "b 2025-01+1 0",
      "a 2025-02+1 0",
      "b 2025-02+1 0",
    ]);
  });

  it("stops a record with a wrong cell as a whole and names the cell", async () => {
    const csv = "month,a,b\n2025-01,1,many\n2025-02,1,2\n";
    const rows = await read(csv, { columns: { month: ["month"] }, ...usage({ shape: "featuresAcross" }) });
    expect(rows.stops).toMatchObject([{ code: "NOT_A_NUMBER", column: "b", line: 2 }]);
    expect(shown(rows)).toEqual(["a 2025-02+1 1", "b 2025-02+1 2"]);
    expect(rows.total).toBe(2);
  });

  it("never makes zero of what a stopped record speaks of", async () => {
    const sources = [
      textSource("one.csv", "feature,2025-01\na,many\nb,1\n"),
      textSource("two.csv", "feature,2025-02\na,2\nc,3\n"),
    ];
    const reading = { ...base, columns: { feature: ["feature"] }, ...usage({ shape: "monthsAcross", absent: "zero" }) };
    const rows = await readUsageTable(sources, reading, unwatched);
    expect(rows.ok && shown(rows.value)).toEqual([
      "b 2025-01+1 1",
      "a 2025-02+1 2",
      "c 2025-02+1 3",
      "b 2025-02+1 0",
      "c 2025-01+1 0",
    ]);
  });

  it("refuses tables in which no column is headed by a period", async () => {
    expect(
      await refusal("feature,x,y\na,1,2\n", { columns: { feature: ["feature"] }, ...usage({ shape: "monthsAcross" }) }),
    ).toBe("NO_PERIOD");
  });
});

describe("readUsageTable, a row for each user", () => {
  it("counts distinct users, and those of the product as eligible", async () => {
    const csv = "who,area,month\n1,a,2025-01\n1,a,2025-01\n2,a,2025-01\n3,b,2025-01\n3,b,2025-02\n";
    const reading = {
      columns: { user: ["who"], feature: ["area"], month: ["month"] },
      ...usage({ shape: "distinctUsers" }),
    };
    const rows = await read(csv, reading);
    const figures = rows.usage.map(({ feature, month, eligible, users, uses }) => [
      feature,
      month,
      eligible,
      users,
      uses,
    ]);
    expect(figures).toEqual([
      ["a", "2025-01", 3, 2, 3],
      [null, "2025-01", 3, 3, 4],
      ["b", "2025-01", 3, 1, 1],
      ["b", "2025-02", 1, 1, 1],
      [null, "2025-02", 1, 1, 1],
    ]);
    expect(rows.total + Object.values(rows.leftOut).reduce((sum, count) => sum + count, 0)).toBe(5);
  });
});
