import { fileIn, textSource, type ByteSource } from "./byte-source.ts";
import { writeCsv } from "./csv-write.ts";
import { newIntake } from "./intake.ts";
import { documentColumn } from "./header-lines.ts";
import type { Json } from "./json-read.ts";
import { documentLimits } from "./limits.ts";
import { readProductCsv } from "./product-csv.ts";
import { isObject, readYamlDocuments, type YamlDocument, type YamlFault } from "./product-yaml-documents.ts";
import { documentsPath, entriesAt, entryPaths, pathsOf, type YamlEntry } from "./product-yaml-entries.ts";
import { entriesOption, type Reading } from "./reading.ts";
import { readText } from "./text.ts";
import { cancelled, unwatched, watchOfPart, type Watch } from "./watch.ts";
import { placeOf, type Place, type ReadRows, type Stop } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** What a look at a YAML catalogue found: where its entries stand, the paths in them, and the first entries as rows. */
export type SniffedYaml = {
  readonly entries: string;
  readonly otherEntries: readonly string[];
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
};

const sampleSize = 200;

type InFile = Pick<Place, "file">;
type Catalogue = {
  readonly entries: readonly (YamlEntry & InFile)[];
  readonly faults: readonly (YamlFault & InFile)[];
};

/** Looks at a YAML catalogue for a person to match its paths with fields; refuses NO_ENTRIES and a file that is all broken. */
export async function sniffYaml(source: ByteSource, reading: Reading): Promise<Result<SniffedYaml>> {
  const text = await readText(source, reading.text.encoding, documentLimits, unwatched);
  if (!text.ok) return text;
  const documents = readYamlDocuments(text.value);
  if (areEntries(documents)) {
    const found = documents.flatMap(({ value, mark, line }) => {
      const [entry] = value === null ? [] : (entriesAt(value, documentsPath) ?? []);
      if (entry === undefined) return [];
      const marks = mark === "" ? [] : [[documentColumn, mark] as const];
      return [{ line, texts: new Map([...marks, ...entry.texts]) }];
    });
    const header = pathsOf(found);
    const sample = found.slice(0, sampleSize).map(({ texts }) => header.map((path) => texts.get(path) ?? ""));
    return ok({ entries: documentsPath, otherEntries: [], header, sample });
  }
  for (const { value } of documents) {
    const [entries, ...otherEntries] = value === null ? [] : entryPaths(value);
    const found = value === null || entries === undefined ? null : entriesAt(value, entries);
    if (entries === undefined || found === null) continue;
    const header = pathsOf(found);
    const sample = found.slice(0, sampleSize).map(({ texts }) => header.map((path) => texts.get(path) ?? ""));
    return ok({ entries, otherEntries, header, sample });
  }
  return noEntries(source.name);
}

/** Whether documents are one entry each: most of several have a title or name of their own. */
function areEntries(documents: readonly YamlDocument[]): boolean {
  const named = documents.filter(({ value }) => ["title", "name", "summary"].some((key) => isNamed(value, key)));
  return documents.length > 1 && named.length * 2 > documents.length;
}

function isNamed(value: Json, key: string): boolean {
  return isObject(value) && typeof value.object.get(key) === "string";
}

/**
 * Reads a catalogue of products in YAML: a list or map of entries, its fields matched by dotted paths (`$key` is the key
 * of an entry in a map), values as in every catalogue. A broken document is stopped with its line; the others go on.
 * Refuses NO_ENTRIES and whatever a catalogue in a table refuses.
 */
export async function readProductYaml(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const catalogue = await readCatalogue(sources, reading, watch);
  if (!catalogue.ok) return catalogue;
  const { entries, faults } = catalogue.value;
  if (entries.length === 0) return faults.length > 0 ? ok(stopsOnly(faults)) : noEntries(sources[0]?.name ?? "");
  const paths = pathsOf(entries);
  // The entries as a table: teams, choices, names and filters are then those of every catalogue.
  const rows = entries.map(({ texts }, at) => [String(at), ...paths.map((path) => texts.get(path) ?? "")]);
  const table = textSource(sources[0]?.name ?? "", writeCsv([["$entry", ...paths], ...rows]));
  const text = { encoding: "utf-8", delimiter: ",", quote: '"', skipLines: 0, guarded: true } as const;
  const options = { listMark: "\n", ...reading.options };
  const inFile = (place: Place): Place => placeOf({ ...place, ...entries[place.row - 1] });
  const read = await readProductCsv([table], { ...reading, syntax: "csv", text, options }, watch, inFile);
  if (!read.ok) return read;
  const { stops, total } = read.value;
  return ok({
    ...read.value,
    stops: [...stops, ...faultStops(faults, entries.length)],
    total: total + faults.length,
  });
}

async function readCatalogue(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<Catalogue>> {
  const total = sources.reduce((sum, source) => sum + source.size, 0);
  const entries: (YamlEntry & InFile)[] = [];
  const faults: (YamlFault & InFile)[] = [];
  let before = 0;
  for (const source of sources) {
    const text = await readText(source, reading.text.encoding, documentLimits, watchOfPart(watch, before, total));
    if (!text.ok) return text;
    before += source.size;
    const file = fileIn(sources, source);
    for (const document of readYamlDocuments(text.value)) {
      if (watch.isCancelled()) return cancelled();
      if (document.fault !== null) {
        faults.push({ ...document.fault, ...file });
        continue;
      }
      const path = reading.options[entriesOption] ?? entryPaths(document.value)[0];
      const found = path === undefined ? null : entriesAt(document.value, path);
      for (const entry of found ?? []) entries.push({ ...entry, ...file });
    }
  }
  return ok({ entries, faults });
}

/** Stops for documents that cannot be read; their rows count on behind the entries. */
function faultStops(faults: Catalogue["faults"], rowsBefore: number): readonly Stop[] {
  return faults.map((fault, at) => ({
    ...placeOf({ ...fault, row: rowsBefore + at + 1 }),
    code: fault.code,
    column: "",
    found: fault.message,
    expected: "a YAML document of plain values",
    remedy: "Correct the document; the others were read.",
  }));
}

function stopsOnly(faults: Catalogue["faults"]): ReadRows {
  return { ...newIntake().finish({}), stops: faultStops(faults, 0), total: faults.length };
}

function noEntries(name: string) {
  return refuse("NO_ENTRIES", `'${name}' holds no list of entries.`, "Say where in the file the entries stand.");
}
