import { describe, expect, it } from "vitest";
import { hostileTables, megabytesOfWorstCase, type Hostile } from "../../support/hostile.ts";
import { bytesSource, textSource } from "#shared/exchange/byte-source.ts";
import { cleanText, nameIn } from "#shared/exchange/cells.ts";
import { dateOrderIn, decimalMarkIn, lookOf } from "#shared/exchange/column-looks.ts";
import { csvCell } from "#shared/exchange/csv-write.ts";
import { readPeriod } from "#shared/exchange/dates.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { columnName } from "#shared/exchange/header.ts";
import { readJson } from "#shared/exchange/json-read.ts";
import { readNumber } from "#shared/exchange/numbers.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { unwatched } from "#shared/exchange/watch.ts";

const base: Reading = {
  ...blankReading("usageTable"),
  columns: { feature: ["feature"], month: ["month"], uses: ["uses"] },
  constants: { product: "Shop" },
};

async function outcome(hostile: Hostile) {
  const source = bytesSource(hostile.name ?? "usage.csv", hostile.bytes);
  const read = await readUsageTable([source], { ...base, ...hostile.reading }, unwatched);
  if (!read.ok) return { refused: read.problem.code };
  const { usage, stops, total } = read.value;
  expect(total).toBe(new Set([...usage, ...stops].map(({ row }) => row)).size);
  const codes = stops.map(({ code }) => code);
  return codes.length === 0 ? { rows: usage.length } : { rows: usage.length, stops: codes };
}

/** Whether a guessed reading ends in rows that add up, or in a refusal in words. */
async function guessedOutcome(hostile: Hostile): Promise<boolean> {
  const source = bytesSource("usage.csv", hostile.bytes);
  const sniffed = await sniff(source);
  if (!sniffed.ok) return sniffed.problem.message !== "";
  const { reading } = guessReading(sniffed.value, "usageTable");
  const read = await readUsageTable([source], reading, unwatched);
  if (!read.ok) return read.problem.message !== "";
  return read.value.total === new Set([...read.value.usage, ...read.value.stops].map(({ row }) => row)).size;
}

describe("readUsageTable, given hostile files", () => {
  it.each(hostileTables.map((hostile) => [hostile.title, hostile] as const))("answers %s", async (_, hostile) => {
    expect(await outcome(hostile)).toEqual(hostile.answer);
  });

  it("answers every one of them with a guessed reading too, in rows that add up or in a refusal", async () => {
    for (const hostile of hostileTables)
      expect([hostile.title, await guessedOutcome(hostile)]).toEqual([hostile.title, true]);
  });

  it("names line, column, what was found, what was expected and what to do", async () => {
    const source = textSource("usage.csv", 'feature,month,uses\n"a\nb",2025-01,1\nc,2025-01,many\n');
    const read = await readUsageTable([source], base, unwatched);
    expect(read.ok && read.value.stops).toEqual([
      {
        line: 4,
        row: 2,
        code: "NOT_A_NUMBER",
        column: "uses",
        found: "many",
        expected: "a number such as 1234.5",
        remedy: "Correct the cell; an empty cell means not known.",
      },
    ]);
  });

  it("names the line in which a quote opened, a byte is wrong, a conflict stands", async () => {
    const message = async (hostile: Uint8Array | string) => {
      const bytes = typeof hostile === "string" ? new TextEncoder().encode(hostile) : hostile;
      const read = await readUsageTable([bytesSource("u.csv", bytes)], base, unwatched);
      return read.ok ? "" : read.problem.message;
    };
    expect(await message('feature,month,uses\na,2025-01,1\r\n"b,2025-01,2\n')).toMatch("opens in line 3");
    expect(
      await message(Uint8Array.from([...new TextEncoder().encode("feature,month,uses\na,2025-01,1\ncaf"), 0xe9])),
    ).toMatch("Line 3");
    expect(await message("feature,month,uses\na,2025-01,1\n>>>>>>> x\n")).toMatch("Line 3");
  });

  it("keeps the prototype of objects clean", async () => {
    for (const hostile of hostileTables) await outcome(hostile);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });

  it("reads a megabyte of the worst case in every cell reader without hanging", { timeout: 5_000 }, () => {
    const dates = base.dates;
    for (const text of megabytesOfWorstCase) {
      readNumber(text, ".");
      readNumber(text, ",");
      readPeriod(text, dates);
      cleanText(text);
      nameIn(text, "name");
      columnName(text);
      csvCell(text);
      decimalMarkIn([text]);
      dateOrderIn([text]);
      lookOf([text], ".", dates);
      readJson(text, "x");
      readJson(`["${text}"`, "x");
    }
    expect(megabytesOfWorstCase.length).toBeGreaterThan(0);
  });
});
