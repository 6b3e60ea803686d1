import { readHead, type ByteSource } from "./byte-source.ts";
import { openCsv, type CsvRow } from "./csv-read.ts";
import { ownKindOf, type OwnKind } from "./csv-write.ts";
import { headerNames } from "./header.ts";
import { looksLikeHeaderLines } from "./header-lines.ts";
import { readJson } from "./json-read.ts";
import { recordOf } from "./json-table.ts";
import { eventLimits, tableLimits } from "./limits.ts";
import { sniffYaml } from "./product-yaml.ts";
import { blankReading, type Reading, type syntaxes } from "./reading.ts";
import { isObject } from "./product-yaml-documents.ts";
import { openTable } from "./table.ts";
import { encodingOfMark, notATable, notText, type Encoding } from "./text.ts";
import { unwatched } from "./watch.ts";
import { windows1252Text } from "./windows-1252.ts";
import { ok, type Result } from "../result.ts";

/** One line of a file as it stands there, counted from 1. */
export type RawLine = { readonly line: number; readonly text: string };

/** What a first look at a file found; everything in it may be corrected by a person. */
export type Sniffed = {
  readonly name: string;
  readonly size: number;
  readonly encoding: Encoding;
  /** False where the encoding was only guessed (neither a mark nor valid UTF-8). */
  readonly isEncodingSure: boolean;
  readonly syntax: (typeof syntaxes)[number];
  readonly text: Reading["text"];
  /** Set when the file is one of our own exports, which need no questions. */
  readonly own: OwnKind | null;
  readonly header: readonly string[];
  /** The first records, at most 200. */
  readonly sample: readonly (readonly string[])[];
  /** Where the entries of a YAML catalogue stand; null for everything else. */
  readonly entries: string | null;
  /** The first 20 lines, each cut to 500 characters. */
  readonly lines: readonly RawLine[];
};

const headSize = 256 * 1024;
const sampleSize = 200;
const delimiters = [",", ";", "\t", "|"];

/** Looks at the beginning of a file: encoding, syntax, delimiter, header; refuses what is no text and no table. */
export async function sniff(source: ByteSource): Promise<Result<Sniffed>> {
  const head = await readHead(source, headSize, eventLimits);
  if (!head.ok) return head;
  const { encoding, isSure } = encodingIn(head.value);
  if (!encoding.startsWith("utf-16")) {
    const problem = notText(head.value.subarray(0, 4096), source.name);
    if (problem !== null) return { ok: false, problem };
  }
  const text = decodedHead(head.value, encoding);
  const page = notATable(text, source.name);
  if (page !== null) return { ok: false, problem: page };
  const base = {
    name: source.name,
    size: source.size,
    encoding,
    isEncodingSure: isSure,
    entries: null,
    lines: rawLines(text),
  };
  const syntax = syntaxIn(text, source.name);
  if (syntax === "csv") return sniffCsv(text, base);
  const plain = { ...blankReading("usageTable").text, encoding };
  if (syntax === "json" || syntax === "headers") {
    const look = await lookAgain(source, syntax, plain);
    return look.ok ? ok({ ...base, syntax, text: plain, own: null, ...look.value }) : look;
  }
  if (syntax === "yaml" && !isBackstage(base.lines)) {
    const look = await sniffYaml(source, { ...blankReading("products"), syntax, text: plain });
    if (!look.ok) return look;
    const { entries, header, sample } = look.value;
    return ok({ ...base, syntax, text: plain, own: null, entries, header, sample });
  }
  const look = syntax === "ndjson" ? keysOfLines(text, source.name) : { header: [], sample: [] };
  return ok({ ...base, syntax, text: plain, own: null, ...look });
}

function encodingIn(head: Uint8Array): { readonly encoding: Encoding; readonly isSure: boolean } {
  const marked = encodingOfMark(head);
  if (marked !== null) return { encoding: marked, isSure: true };
  const nuls = [0, 0];
  for (let at = 0; at < Math.min(head.length, 4096); at += 1)
    if (head[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const third = Math.min(head.length, 4096) / 6;
  if (odd > third && even === 0) return { encoding: "utf-16le", isSure: false };
  if (even > third && odd === 0) return { encoding: "utf-16be", isSure: false };
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return { encoding: "utf-8", isSure: true };
  } catch {
    return { encoding: "windows-1252", isSure: false };
  }
}

function decodedHead(head: Uint8Array, encoding: Encoding): string {
  if (encoding === "windows-1252") return windows1252Text(head);
  return new TextDecoder(encoding).decode(head, { stream: true });
}

function rawLines(text: string): readonly RawLine[] {
  const lines = text.slice(0, 100_000).split(/\r\n|\r|\n/, 20);
  return lines.map((line, at) => ({ line: at + 1, text: line.slice(0, 500) }));
}

function syntaxIn(text: string, name: string): Sniffed["syntax"] {
  const start = text.trimStart();
  if (start.startsWith("{") || start.startsWith("[")) {
    const [first = "", second = ""] = start.split(/\r?\n/, 2);
    const isLine = first.trimEnd().endsWith("}") && (second.trim() === "" || second.startsWith("{"));
    return start.startsWith("{") && isLine && (second !== "" || !wholeDocument.test(first)) ? "ndjson" : "json";
  }
  if (/\.ya?ml$/i.test(name.replace(/\.gz$/i, ""))) return "yaml";
  if (/^(?:apiVersion:|---(?:\s|$)|kind:)/.test(start)) return "yaml";
  return !/\.[ct]sv$/i.test(name.replace(/\.gz$/i, "")) && looksLikeHeaderLines(text) ? "headers" : "csv";
}

/** What begins a document that is written on one line: a table, or experiments with what belongs to them. */
const wholeDocument = /"(?:columns|experiments|experiment|result)" ?: ?[[{]/;

/** The keys and values of the first lines that are whole objects. */
function keysOfLines(text: string, name: string): Pick<Sniffed, "header" | "sample"> {
  const lines = text.split(/\r?\n/).slice(0, sampleSize);
  const values = lines.map((line) => readJson(line, name)).flatMap((json) => (json.ok ? [json.value] : []));
  const records = values.filter(isObject).map(recordOf);
  const header = [...new Set(records.flatMap(({ texts }) => [...texts.keys()]))];
  return {
    header,
    sample: records.map(({ texts }) => header.map((key) => texts.get(key) ?? "")),
  };
}

/** Whether lines are those of a Backstage catalogue. */
export function isBackstage(lines: readonly RawLine[]): boolean {
  return lines.some(({ text }) => /^(?:apiVersion: *backstage\.io|kind: *[A-Z]\w{0,40}\s*$)/.test(text));
}

type Base = Pick<Sniffed, "name" | "size" | "encoding" | "isEncodingSure" | "entries" | "lines">;

async function sniffCsv(text: string, base: Base): Promise<Result<Sniffed>> {
  const own = ownKindOf(base.lines[0]?.text ?? "");
  const tries = await Promise.all(
    (own === null ? delimiters : [","]).map((delimiter) => tryDelimiter(text, delimiter)),
  );
  const best = tries.reduce((one, other) => (other.score > one.score + 1e-9 ? other : one));
  const at = own === null ? headerAt(best) : 1;
  const header = best.rows[at];
  const firstLine = best.stated === null ? 1 : 2;
  return ok({
    ...base,
    syntax: "csv",
    own,
    text: {
      encoding: base.encoding,
      delimiter: best.stated ?? best.delimiter,
      quote: '"',
      skipLines: header === undefined ? 0 : header.line - firstLine,
      guarded: own !== null,
    },
    header: headerNames(header?.cells ?? []),
    sample: best.rows.slice(at + 1, at + 1 + sampleSize).map(({ cells }) => cells),
  });
}

type Try = {
  readonly delimiter: string;
  readonly rows: readonly CsvRow[];
  readonly score: number;
  readonly usual: number;
  /** The delimiter that a `sep=` line states. */
  readonly stated: string | null;
};

async function tryDelimiter(text: string, delimiter: string): Promise<Try> {
  const isWhole = text.length < headSize / 4;
  const pieces = [text];
  const rowsOf = openCsv(
    () => Promise.resolve(ok(pieces.shift() ?? null)),
    { delimiter, quote: '"', skipLines: 0 },
    { name: "", limits: tableLimits },
  );
  const first = await rowsOf();
  const rest = isWhole ? await rowsOf() : null;
  const rows = [...(first.ok ? (first.value ?? []) : []), ...(rest?.ok ? (rest.value ?? []) : [])];
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, sampleSize)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [usual = 1, times = 0] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [];
  const agreement = times / Math.max(1, Math.min(rows.length, sampleSize));
  const stated = /^sep=(.)(?:\r\n|\r|\n)/i.exec(text)?.[1] ?? null;
  return { delimiter, rows, usual, stated, score: usual < 2 ? 0 : agreement * Math.log2(1 + Math.min(usual, 64)) };
}

/** The header and first records of a file when a person has stated how its text is written; refuses like a reading. */
export async function lookAgain(
  source: ByteSource,
  syntax: Sniffed["syntax"],
  text: Reading["text"],
): Promise<Result<Pick<Sniffed, "header" | "sample">>> {
  const reading: Reading = { ...blankReading("usageTable"), syntax, text };
  const table = await openTable(source, reading, unwatched);
  if (!table.ok) return table;
  const rows = await table.value.next();
  if (!rows.ok) return rows;
  const sample = (rows.value ?? []).slice(0, sampleSize).map(({ cells }) => cells);
  return ok({ header: table.value.header, sample });
}

/** The first record that is as wide as most are and has no blank cell; else the first that is as wide. */
function headerAt({ rows, usual }: Try): number {
  const wide = rows.findIndex(({ cells }) => cells.length >= usual);
  const complete = rows
    .slice(0, wide + 10)
    .findIndex(({ cells }) => cells.length >= usual && cells.every((cell) => cell.trim() !== ""));
  const at = complete >= 0 && complete <= wide + 3 && isTitle(rows.slice(wide, complete)) ? complete : wide;
  return Math.max(0, at);
}

/** Whether lines above a header are only titles: mostly blank cells. */
function isTitle(rows: readonly CsvRow[]): boolean {
  return rows.every(({ cells }) => cells.filter((cell) => cell.trim() !== "").length * 2 <= cells.length);
}
