import { readHead, type ByteSource } from "#shared/exchange/byte-source.ts";
import { eventLimits, documentLimits } from "#shared/exchange/limits.ts";
import { readYamlDocuments } from "#shared/exchange/product-yaml-documents.ts";
import { entriesAt, pathsOf } from "#shared/exchange/product-yaml-entries.ts";
import { entriesOption, sniffYaml } from "#shared/exchange/product-yaml.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { lookAgain as tableLook, sniff, type Sniffed } from "#shared/exchange/sniff.ts";
import { readText } from "#shared/exchange/text.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { windows1252Text } from "#shared/exchange/windows-1252.ts";
import { ok, type Result } from "#shared/result.ts";
import type { Look } from "./import-worker-messages.ts";

const headSize = 64 * 1024;
const linesShown = 20;
const longestLine = 500;
const sampleSize = 200;

/** A first look at a file, columns and all; YAML and JSON lines give the paths and keys of their first entries. */
export async function look(source: ByteSource): Promise<Result<Look>> {
  const sniffed = await sniff(source);
  if (!sniffed.ok) return sniffed;
  const { syntax, encoding } = sniffed.value;
  if (syntax === "csv" || syntax === "json") return ok({ ...sniffed.value, entries: [] });
  const plain = { ...sniffed.value, entries: [] };
  if (syntax === "yaml" && isBackstage(sniffed.value)) return ok(plain);
  const reading = { ...blankReading("products"), syntax, text: { ...blankReading("products").text, encoding } };
  const more = await lookAgain(source, reading);
  return more.ok ? ok({ ...sniffed.value, ...more.value }) : more;
}

function isBackstage({ lines }: Sniffed): boolean {
  return lines.some(({ text }) => text.startsWith("apiVersion: backstage.io"));
}

/** The header, first records and raw lines of a file as a reading states it; refuses like a reading. */
export async function lookAgain(
  source: ByteSource,
  reading: Reading,
): Promise<Result<Pick<Look, "header" | "sample" | "lines" | "entries">>> {
  const head = await readHead(source, headSize, eventLimits);
  if (!head.ok) return head;
  const { encoding } = reading.text;
  const text =
    encoding === "windows-1252"
      ? windows1252Text(head.value)
      : new TextDecoder(encoding).decode(head.value, { stream: true });
  const lines = text
    .split(/\r\n|\r|\n/, linesShown)
    .map((line, at) => ({ line: at + 1, text: line.slice(0, longestLine) }));
  switch (reading.syntax) {
    case "csv":
    case "json": {
      const table = await tableLook(source, reading.syntax, reading.text);
      return table.ok ? ok({ ...table.value, lines, entries: [] }) : table;
    }
    case "ndjson":
      return ok({ ...keysOf(text), lines, entries: [] });
    case "yaml": {
      const yaml = await lookAtYaml(source, reading);
      return yaml.ok ? ok({ ...yaml.value, lines }) : yaml;
    }
  }
}

type Records = Pick<Look, "header" | "sample" | "entries">;

async function lookAtYaml(source: ByteSource, reading: Reading): Promise<Result<Records>> {
  const first = await sniffYaml(source, reading);
  if (!first.ok) return first;
  const { header, sample } = first.value;
  const entries = [first.value.entries, ...first.value.otherEntries];
  const chosen = reading.options[entriesOption];
  if (chosen === undefined || chosen === first.value.entries) return ok({ header, sample, entries });
  const text = await readText(source, reading.text.encoding, documentLimits, unwatched);
  if (!text.ok) return text;
  for (const { value } of readYamlDocuments(text.value)) {
    const found = value === null ? null : entriesAt(value, chosen);
    if (found === null) continue;
    const paths = pathsOf(found);
    const rows = found.slice(0, sampleSize).map(({ texts }) => paths.map((path) => texts.get(path) ?? ""));
    return ok({ header: paths, sample: rows, entries });
  }
  return ok({ header, sample, entries });
}

/** The keys of the first objects of JSON lines; a line that the head cut off is passed over. */
function keysOf(text: string): Omit<Records, "entries"> {
  const objects: Record<string, unknown>[] = [];
  for (const line of text.split("\n").slice(0, sampleSize)) {
    const object = objectIn(line);
    if (object !== null) objects.push(object);
  }
  const header = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const cell = (value: unknown) => (typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value));
  return { header, sample: objects.map((object) => header.map((key) => cell(object[key]))) };
}

function objectIn(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
