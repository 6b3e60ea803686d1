import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bytesSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { writeStoppedCsv } from "#shared/exchange/stopped-csv.ts";
import { importFormats } from "#shared/domain/import-batch.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";

const folder = new URL("../../fixtures/hostile/samples/", import.meta.url);
const samples = readdirSync(folder).map((name) => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(name, folder))),
}));
const cases = Number(process.env["FUZZ"] ?? 500);
const firstSeed = Number(process.env["FUZZ_SEED"] ?? 42);

const tokens = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\r",
  "\n",
  "\r\n",
  "\0",
  "\u0007",
  "\ufeff",
  "\u202e",
  "👩‍👩‍👧",
  "\u0301",
  "'",
  "=",
  "-",
  "NULL",
  "ND",

  "1e999",
  "9007199254740993",
  "NaN",
  "Infinity",
  "-0",
  "-1",
  "(5)",
  "120%",
  "0000-01",
  "9999-12",
  "03/04/25",
  "29/2/2015",
  "45658",

  "__proto__",
  "constructor",
  "<<<<<<< HEAD\n",
  "<html>",
  "sep=;\n",
  "[",
  "{",
  "}",
  "]",
  "\\u0000",
  "\\ud800",
  "&a [*a,*a]",
  "!!js/function x",
].map((token) => new TextEncoder().encode(token));

/** Random numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mutated(original: Uint8Array, random: () => number): Uint8Array {
  let bytes = [...original];
  const upTo = (count: number) => Math.floor(random() * count);
  for (let change = 0; change <= upTo(6); change += 1) {
    const at = upTo(bytes.length + 1);
    const length = upTo(12);
    const kinds = [
      () => bytes.splice(at, 1, upTo(256)),
      () => bytes.splice(at, length),
      () => bytes.splice(at, 0, ...bytes.slice(at, at + length * 4)),
      () => bytes.splice(at, 0, ...(tokens[upTo(tokens.length)] ?? [])),
      () => bytes.splice(at, length, ...(tokens[upTo(tokens.length)] ?? [])),
      () => (bytes = random() < 0.2 ? bytes.slice(0, at) : bytes),
    ];
    kinds[upTo(kinds.length)]?.();
  }
  return Uint8Array.from(bytes);
}

function expectToAddUp(rows: ReadRows) {
  const { usage, costs, values, products, features, dependencies, items, experiments, stops } = rows;
  const lists = [usage, costs, values, products, features, dependencies, items, experiments];
  const good = new Set(lists.flatMap((list) => list.map(({ row }) => row)));
  const stopped = new Set(stops.map(({ row }) => row));
  expect(rows.total).toBe(good.size + stopped.size);
  for (const row of usage) {
    expect(
      [row.eligible, row.users, row.uses].every(
        (n) => n === null || (Number.isSafeInteger(n) && n >= 0 && !Object.is(n, -0)),
      ),
    ).toBe(true);
    expect(row.month).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
  }
  const figures = experiments.flatMap(({ results }) => results.flatMap(({ n, sum, squares }) => [n, sum, squares]));
  expect(figures.every((figure) => Number.isFinite(figure) && !Object.is(figure, -0))).toBe(true);
  for (const { amount } of costs) expect(Number.isSafeInteger(amount) && !Object.is(amount, -0)).toBe(true);
}

/** Whether the file was read to rows; false where it was refused, in words. */
async function isRead(name: string, bytes: Uint8Array, random: () => number): Promise<boolean> {
  const source = bytesSource(name, bytes);
  const sniffed = await sniff(source);
  if (!sniffed.ok) return false;
  const format = random() < 0.6 ? null : (importFormats[Math.floor(random() * importFormats.length)] ?? null);
  const { reading } = guessReading(sniffed.value, format);
  const stated = {
    ...reading,
    constants: { product: "Shop", month: "2025-01", currency: "EUR", ...reading.constants },
  };
  const rows = await readRows([source], stated, unwatched);
  if (!rows.ok) {
    if (rows.problem.message === "") throw new Error("a refusal without words");
    return false;
  }
  expectToAddUp(rows.value);
  const stopped = await writeStoppedCsv([source], stated, rows.value.stops);
  if (!stopped.ok) throw new Error("stopped rows that cannot be written");
  return true;
}

describe("readRows, given mutated files", () => {
  it(
    `ends ${cases} times in rows that add up or in a refusal, from seed ${firstSeed}`,
    { timeout: cases * 100 + 20_000 },
    async () => {
      let read = 0;
      for (let seed = firstSeed; seed < firstSeed + cases; seed += 1) {
        const random = randomFrom(seed);
        const sample = samples[Math.floor(random() * samples.length)];
        if (sample === undefined) throw new Error("no sample files");
        try {
          if (await isRead(sample.name, mutated(sample.bytes, random), random)) read += 1;
        } catch (thrown) {
          throw new Error(`seed ${seed}, ${sample.name}`, { cause: thrown });
        }
      }
      expect(read).toBeGreaterThan(cases / 10);
    },
  );

  it("reads every sample as it is without a stop", async () => {
    for (const { name, bytes } of samples) {
      const source = bytesSource(name, bytes);
      const sniffed = await sniff(source);
      if (!sniffed.ok) throw new Error(`${name}: ${sniffed.problem.message}`);
      const { reading } = guessReading(sniffed.value);
      const stated = { ...reading, constants: { month: "2025-01", ...reading.constants } };
      const rows = await readRows([source], stated, unwatched);
      if (!rows.ok) throw new Error(`${name}: ${rows.problem.message}`);
      expect([name, rows.value.stops]).toEqual([name, []]);
      expectToAddUp(rows.value);
    }
  });
});
