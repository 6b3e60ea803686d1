import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { guessReading, readingFor } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { writeStoppedCsv } from "#shared/exchange/stopped-csv.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { settled } from "../../support/imported.ts";

const issue = (key: string, created: string) =>
  JSON.stringify({
    key,
    fields: { summary: "Wish list", project: { name: "Shop" }, labels: ["slow", "web"], created },
  });
const text = [issue("A-1", "2026-01-01"), issue("A-2", "someday"), '{"key":', issue("A-3", "2026-01-03")].join("\n");

async function readAs(name: string, written: string, recipe?: Reading) {
  const source = textSource(name, written);
  const sniffed = settled(await sniff(source));
  const reading = recipe === undefined ? guessReading(sniffed).reading : readingFor(recipe, sniffed);
  const read = settled(await readRows([source], reading, unwatched));
  return { source, reading, read };
}

describe("writeStoppedCsv", () => {
  it("writes stopped issues as rows that come in with the same recipe once they are corrected", async () => {
    const { source, reading, read } = await readAs("jira.ndjson", text);
    expect(read.items.map(({ externalId }) => externalId)).toEqual(["A-1", "A-3"]);
    const saved = settled(await writeStoppedCsv([source], reading, read.stops));
    const again = await readAs("jira.stopped.csv", saved, reading);
    expect([again.read.items.length, again.read.stops.length]).toEqual([0, 2]);
    const mended = await readAs("jira.stopped.csv", saved.replace("someday", "2026-01-02"), reading);
    expect(mended.read.stops).toHaveLength(1);
    expect(mended.read.items).toMatchObject([
      { externalId: "A-2", fields: { title: "Wish list", labels: ["slow", "web"] } },
    ]);
  });
});
