import { describe, expect, it } from "vitest";
import { hostileTables } from "../../support/hostile.ts";
import { bytesSource, textSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import { blankReading } from "#shared/exchange/reading.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { importFormats, type ImportFormat } from "#shared/domain/import-batch.ts";

/** How a hostile file ended: refused, read in rows that add up, or what is wrong. */
async function ending(bytes: Uint8Array, format: ImportFormat): Promise<string> {
  const source = bytesSource("table.csv", bytes);
  const sniffed = await sniff(source);
  const constants = { product: "Shop", month: "2025-01", currency: "EUR" };
  const reading = sniffed.ok ? guessReading(sniffed.value, format).reading : blankReading(format);
  const read = await readRows([source], { ...reading, constants: { ...constants, ...reading.constants } }, unwatched);
  if (!read.ok) return read.problem.message === "" ? "a refusal without words" : "refused";
  const { usage, costs, values, products, features, dependencies, stops, total } = read.value;
  const rows = [...usage, ...costs, ...values, ...products, ...features, ...dependencies];
  const counted = new Set([...rows, ...stops].map(({ row }) => row));
  return counted.size === total ? "adds up" : `${counted.size} rows of ${total}`;
}

describe("readRows", () => {
  it.each(importFormats)("ends every hostile table read as %s in rows that add up or in a refusal", async (format) => {
    for (const { title, bytes } of hostileTables) {
      expect(["refused", "adds up"], `${title} as ${format}`).toContain(await ending(bytes, format));
    }
  });

  it("refuses to read nothing", async () => {
    expect(await readRows([], blankReading("cost"), unwatched)).toMatchObject({ problem: { code: "NO_FILE" } });
  });

  it("reads products from a table where the syntax is CSV", async () => {
    const reading = { ...blankReading("products"), columns: { name: ["name"] } };
    const read = await readRows([textSource("p.csv", "name\nShop\n")], reading, unwatched);
    expect(read.ok && read.value.products.map(({ name }) => name)).toEqual(["Shop"]);
  });
});
