import * as v from "valibot";
import { canonicalJson, sha256 } from "../domain/canonical.ts";
import { shelfFor } from "../domain/change.ts";
import type { Id } from "../domain/ids.ts";
import { migratedRecord } from "../domain/migrations.ts";
import { tableNames, type Portfolio, type RecordTable, type TableName } from "../domain/portfolio.ts";
import { recordSchemas } from "../domain/schemas.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Manifest } from "./portfolio-file-manifest.ts";
import { danglingReference } from "./portfolio-file-references.ts";
import { readUsageCells, UsageIndexSchema } from "./portfolio-file-usage.ts";
import { damaged, unpack, type Pause, type ZipPart } from "./portfolio-file-zip.ts";

/** The parts of a file as they lie in it, and how the host breathes while they are read. */
type Packed = { readonly zip: ReadonlyMap<string, ZipPart>; readonly pause: Pause };

type Parts = { readonly bytes: ReadonlyMap<string, Uint8Array>; readonly pause: Pause; readonly schema: number };
type Identified = { readonly id: Id };

/** What the lines of a part are: records in a form that may be older, and what they are checked by once they are not. */
type Lines<R> = { readonly schema: v.GenericSchema<unknown, R>; readonly current: (record: unknown) => unknown };

const linesAtOnce = 500;
const usageIndex = "usage/index.ndjson";
const knownPart = /^(?:records\/([a-z]+)\.ndjson|usage\/(?:index\.ndjson|\d{1,6}\.bin))$/;

/** The portfolio in the parts of a file; every part must be as its manifest says, nothing more and nothing less. */
export async function readParts(manifest: Manifest, packed: Packed): Promise<Result<Portfolio>> {
  const unpacked = await unpackAll(manifest, packed);
  if (!unpacked.ok) return unpacked;
  const parts = { bytes: unpacked.value, pause: packed.pause, schema: manifest.schema ?? 1 };
  const tables = new Map<TableName, ReadonlyMap<string, ReadonlyMap<Id, unknown>>>();
  const lineOf = new Map<string, number>();
  for (const table of tableNames) {
    const read = await (table === "usage" ? readUsage(parts) : readTable(table, parts));
    if (!read.ok) return read;
    tables.set(table, shelved(table, read.value));
    read.value.forEach((record, n) => lineOf.set(`${table}/${record.id}`, n + 1));
  }
  const portfolio = Object.fromEntries(tables) as unknown as Portfolio;
  const records = lineOf.size;
  if (records !== manifest.records)
    return damaged(`it holds ${records} records, its manifest says ${manifest.records}`);
  const dangling = danglingReference(portfolio);
  if (dangling === null) return ok(portfolio);
  const { table, id, field, missing, missingFrom } = dangling;
  return refuse(
    "DANGLING_REFERENCE",
    `${partOf(table)}, line ${lineOf.get(`${table}/${id}`)}: ${field} names '${missing}', which is not among the ${missingFrom}.`,
    "Take another copy or a snapshot.",
  );
}

function partOf(table: TableName): string {
  return table === "usage" ? usageIndex : `records/${table}.ndjson`;
}

async function unpackAll(manifest: Manifest, { zip, pause }: Packed): Promise<Result<Parts["bytes"]>> {
  const parts = new Map<string, Uint8Array>();
  for (const { name, size, sha256: written } of manifest.parts) {
    const known = knownPart.exec(name);
    const table = known?.[1];
    if (known === null || (table !== undefined && !Object.hasOwn(recordSchemas, table))) {
      return refuse(
        "UNKNOWN_TABLE",
        `This file has a part '${name}' that this Winnow does not know.`,
        "Update Winnow.",
      );
    }
    const packed = zip.get(name);
    if (packed === undefined) return damaged(`${name} is missing`);
    if (packed.size !== size) return damaged(`${name} has ${packed.size} bytes, the manifest says ${size}`);
    if (parts.has(name)) return refuse("DUPLICATE_PART", `The manifest lists ${name} twice.`);
    const bytes = await unpack(packed, pause);
    if (!bytes.ok) return bytes;
    if ((await sha256(bytes.value)) !== written) {
      return refuse("WRONG_HASH", `${name} was changed after it was written.`, "Take another copy or a snapshot.");
    }
    parts.set(name, bytes.value);
  }
  for (const name of zip.keys()) {
    if (name !== "manifest.json" && !parts.has(name)) return damaged(`${name} is not in its manifest`);
  }
  return ok(parts);
}

function shelved(table: TableName, records: readonly Identified[]): ReadonlyMap<string, ReadonlyMap<Id, unknown>> {
  const shelves = new Map<string, Map<Id, unknown>>();
  for (const record of records) {
    const shelf = shelfFor(table, record);
    const onShelf = shelves.get(shelf) ?? new Map<Id, unknown>();
    shelves.set(shelf, onShelf.set(record.id, record));
  }
  return shelves;
}

function readTable(table: RecordTable, parts: Parts): Promise<Result<readonly Identified[]>> {
  const schema = recordSchemas[table] as v.GenericSchema<unknown, Identified>;
  const current = (record: unknown) => migratedRecord(table, record, parts.schema);
  return readLines(partOf(table), { schema, current }, parts);
}

/** The records of one part. They stand in the order of ids, and each line is canonical: it can be read in one way only. */
async function readLines<R extends Identified>(
  name: string,
  { schema, current }: Lines<R>,
  parts: Parts,
): Promise<Result<readonly R[]>> {
  const bytes = parts.bytes.get(name) ?? new Uint8Array();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const records: R[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const bad = (what: string) =>
      refuse("BAD_RECORD", `${name}, line ${records.length + 1}: ${what}.`, "Take another copy or a snapshot.");
    if (end < 0) return bad("the line does not end");
    let text: string;
    let record: unknown;
    try {
      text = decoder.decode(bytes.subarray(at, end));
      record = JSON.parse(text);
    } catch {
      return bad("not JSON in UTF-8");
    }
    let checked: ReturnType<typeof v.safeParse<typeof schema>>;
    try {
      checked = v.safeParse(schema, current(record));
    } catch {
      return bad("cannot be brought to the present schema");
    }
    if (!checked.success) {
      const issue = checked.issues[0];
      return bad(`${v.getDotPath(issue) ?? "the record"}: ${issue.message}`);
    }
    if (namesPrototype(record) || canonicalJson(record) !== text)
      return bad("not written the way Winnow writes records");
    const last = records.at(-1);
    const { id } = checked.output;
    if (last !== undefined && last.id >= id) return bad(`the id ${id} occurs twice or out of order`);
    records.push(checked.output);
    at = end + 1;
    if (records.length % linesAtOnce === 0) await parts.pause();
  }
  return ok(records);
}

function namesPrototype(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, member]) => key === "__proto__" || namesPrototype(member));
}

async function readUsage(parts: Parts): Promise<Result<readonly Identified[]>> {
  const index = await readLines(usageIndex, { schema: UsageIndexSchema, current: (line) => line }, parts);
  if (!index.ok) return index;
  const matrices: Identified[] = [];
  for (const [n, line] of index.value.entries()) {
    const bad = (what: string) => refuse("BAD_RECORD", `${line.part} (${usageIndex}, line ${n + 1}): ${what}.`);
    const bytes = parts.bytes.get(line.part);
    if (line.part !== `usage/${n + 1}.bin` || bytes === undefined) return bad("not the part that belongs here");
    const matrix = readUsageCells(line, bytes);
    if (typeof matrix === "string") return bad(matrix);
    matrices.push(matrix);
  }
  const cells = [...parts.bytes.keys()].filter((name) => name.endsWith(".bin")).length;
  return cells === matrices.length ? ok(matrices) : damaged("it has usage that its index does not name");
}
