import { Zip, ZipPassThrough } from "fflate";
import { canonicalJson, sha256 } from "../domain/canonical.ts";
import type { Id } from "../domain/ids.ts";
import type { Head } from "../domain/journal.ts";
import { schemaVersion } from "../domain/migrations.ts";
import { settingsOf, tableNames, type Portfolio } from "../domain/portfolio.ts";
import { allOf, countOf, type Shelves } from "../domain/shelves.ts";
import { ok, type Result } from "../result.ts";
import { joined } from "./bytes.ts";
import { portfolioFileVersion, sealManifest, openManifest, type Manifest } from "./portfolio-file-manifest.ts";
import { readParts } from "./portfolio-file-parts.ts";
import { bytesPerCell, writeUsageCells } from "./portfolio-file-usage.ts";
import { damaged, readZip, unpack, type Pause, type ZipPart } from "./portfolio-file-zip.ts";

/** Who wrote a portfolio file, where its journal stood, and the schema of its records where it is not the present one. */
export type AboutFile = {
  readonly appVersion: string;
  readonly installation: string;
  readonly at: number;
  readonly head: Head | null;
  readonly schema?: number;
};

const noPause: Pause = () => Promise.resolve();

type WrittenPart = { readonly name: string; readonly bytes: Uint8Array; readonly count: number };

const linesAtOnce = 500;
const bytesAtOnce = 256 * 1024;
const limits = { parts: 20_000, bytes: 1024 ** 3 };
const longestManifest = 16 * 1024 ** 2;

/** Every part carries the same date, so that the same portfolio gives the same bytes. */
const partDate = "1980-01-01T00:00:00";

function inIdOrder<R extends { readonly id: Id }>(records: Iterable<R>): readonly R[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

async function lines(name: string, records: readonly unknown[], pause: Pause): Promise<WrittenPart> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < records.length; at += linesAtOnce) {
    const text = records.slice(at, at + linesAtOnce).map((record) => `${canonicalJson(record)}\n`);
    chunks.push(encoder.encode(text.join("")));
    await pause();
  }
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { name, bytes: joined(chunks, length), count: records.length };
}

async function* partsOf(portfolio: Portfolio, pause: Pause): AsyncGenerator<WrittenPart> {
  for (const table of tableNames) {
    if (table === "usage") continue;
    const records = inIdOrder(allOf(portfolio[table] as Shelves<{ readonly id: Id }>));
    yield lines(`records/${table}.ndjson`, records, pause);
  }
  const matrices = inIdOrder(allOf(portfolio.usage));
  const index = matrices.map(({ id, firstMonth, months, subjects, sources }, n) => {
    return { id, part: `usage/${n + 1}.bin`, firstMonth, months, subjects, sources };
  });
  yield lines("usage/index.ndjson", index, pause);
  for (const [n, matrix] of matrices.entries()) {
    const bytes = writeUsageCells(matrix);
    yield { name: `usage/${n + 1}.bin`, bytes, count: bytes.length / bytesPerCell };
  }
}

/**
 * The whole portfolio as the bytes of a `.winnow` file: a ZIP with `manifest.json`, `records/<table>.ndjson` (canonical
 * JSON, in the order of ids) and `usage/`. The same portfolio about the same moment gives the same bytes on the same host.
 */
export async function writePortfolioFile(
  portfolio: Portfolio,
  about: AboutFile,
  pause: Pause = noPause,
): Promise<Uint8Array> {
  const zip = packing(pause);
  const parts: Manifest["parts"][number][] = [];
  for await (const { name, bytes, count } of partsOf(portfolio, pause)) {
    parts.push({ name, size: bytes.length, count, sha256: await sha256(bytes) });
    await zip.add(name, bytes);
  }
  const manifest = await sealManifest({
    format: "winnow",
    version: portfolioFileVersion,
    schema: schemaVersion,
    ...about,
    portfolioName: settingsOf(portfolio).portfolioName,
    records: tableNames.reduce((count, table) => count + countOf(portfolio[table]), 0),
    parts,
  });
  await zip.add("manifest.json", new TextEncoder().encode(canonicalJson(manifest)));
  return zip.end();
}

/**
 * Puts parts into a ZIP one after another. They are packed by the host's own deflate: the streaming one of our ZIP library
 * writes bytes that nobody can unpack for some inputs.
 */
function packing(pause: Pause) {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((problem, chunk) => {
    if (problem !== null) throw problem;
    chunks.push(chunk);
  });
  return {
    add: async (name: string, bytes: Uint8Array) => {
      const packed = await deflated(bytes);
      const part = new ZipPassThrough(name);
      part.compression = 8;
      part.mtime = partDate;
      Object.assign(part, {
        process: (_: Uint8Array, isLast: boolean) => {
          if (isLast) part.ondata(null, packed, true);
        },
      });
      zip.add(part);
      for (let at = 0; at === 0 || at < bytes.length; at += bytesAtOnce) {
        part.push(bytes.subarray(at, at + bytesAtOnce), at + bytesAtOnce >= bytes.length);
        await pause();
      }
    },
    end: () => {
      zip.end();
      return joined(
        chunks,
        chunks.reduce((sum, chunk) => sum + chunk.length, 0),
      );
    },
  };
}

async function deflated(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream("deflate-raw");
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(new Uint8Array(bytes)), writer.close()]);
  const reader = readable.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader.read(); piece.value !== undefined; piece = await reader.read()) {
    pieces.push(piece.value);
    length += piece.value.length;
  }
  await written;
  return new Uint8Array(joined(pieces, length));
}

type Opened = { readonly manifest: Manifest; readonly zip: ReadonlyMap<string, ZipPart> };

async function openFile(bytes: Uint8Array): Promise<Result<Opened>> {
  const zip = readZip(bytes, limits);
  if (!zip.ok) return zip;
  const part = zip.value.get("manifest.json");
  if (part === undefined) return damaged("it has no manifest.json");
  if (part.size > longestManifest) return damaged("its manifest is longer than 16 MB");
  const unpacked = await unpack(part, noPause);
  if (!unpacked.ok) return unpacked;
  const manifest = await openManifest(new TextDecoder().decode(unpacked.value));
  return manifest.ok ? ok({ manifest: manifest.value, zip: zip.value }) : manifest;
}

/**
 * Reads a portfolio file whole or not at all. Refuses, naming part, line and field: damaged or newer files, wrong hashes,
 * unknown tables, records that no schema allows, ids that occur twice and references that lead nowhere.
 */
export async function readPortfolioFile(
  bytes: Uint8Array,
  pause: Pause = noPause,
): Promise<Result<{ readonly portfolio: Portfolio; readonly manifest: Manifest }>> {
  const opened = await openFile(bytes);
  if (!opened.ok) return opened;
  const portfolio = await readParts(opened.value.manifest, { zip: opened.value.zip, pause });
  return portfolio.ok ? ok({ portfolio: portfolio.value, manifest: opened.value.manifest }) : portfolio;
}
