import { openBytes, type ByteSource } from "./byte-source.ts";
import type { Pull } from "./bytes.ts";
import { windows1252Text } from "./windows-1252.ts";
import type { Limits } from "./limits.ts";
import type { Watch } from "./watch.ts";
import { ok, refuse, type Problem, type Result } from "../result.ts";

/** How letters stand as bytes. A byte order mark in the file has the last word. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;

/** One way in which letters stand as bytes. */
export type Encoding = (typeof encodings)[number];

/** The encoding that a byte order mark names; null without one. */
export function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

const signatures: readonly (readonly [string, string])[] = [
  ["\x89PNG", "a PNG picture"],
  ["\xff\xd8\xff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["%PDF", "a PDF document"],
  ["PK\x03\x04", "an Excel workbook or another ZIP file"],
  ["\xd0\xcf\x11\xe0", "an old Excel or Word file"],
  ["SQLite format", "an SQLite database"],
  ["PAR1", "a Parquet file"],
  ["\x7fELF", "a program"],
  ["BZh", "a bzip2 file"],
  ["\xfd7zXZ", "an xz file"],
  ["7z\xbc\xaf", "a 7-Zip file"],
];

/** Why these first bytes are no text at all: a picture, a workbook, bytes that no text has. Null when they may be text. */
export function notText(head: Uint8Array, name: string): Problem | null {
  const start = String.fromCharCode(...head.subarray(0, 16));
  const known = signatures.find(([signature]) => start.startsWith(signature));
  const fix = "Export it as CSV (UTF-8) and choose that file.";
  if (known !== undefined) return { code: "NOT_TEXT", message: `'${name}' is ${known[1]}, not a text file.`, fix };
  const nuls = head.filter((byte) => byte === 0).length;
  if (nuls > 3 && nuls * 100 > head.length && encodingOfMark(head) === null) {
    return { code: "NOT_TEXT", message: `'${name}' holds bytes that no text file has.`, fix };
  }
  return null;
}

/** Why this beginning of a text is no table: a web page saved in its place. Null otherwise. */
export function notATable(start: string, name: string): Problem | null {
  const first = start.trimStart().slice(0, 15).toLowerCase();
  if (!["<!doctype", "<html", "<head", "<body", "<?xml", "<script"].some((tag) => first.startsWith(tag))) return null;
  return {
    code: "WEB_PAGE",
    message: `'${name}' is a web page, not a table.`,
    fix: "The download probably asked for a sign-in: open the address in a browser and export the file there.",
  };
}

/** Whether a line is one that git leaves behind where two versions were not yet merged. */
export function isConflictMarker(line: string): boolean {
  return line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> ");
}

/** The refusal of a file in which git left two versions side by side. */
export function conflicted(name: string, line: number) {
  return refuse(
    "GIT_CONFLICT",
    `Line ${line} of '${name}' is a git conflict marker: two versions of the file stand in it.`,
    "Settle the conflict in git first.",
  );
}

/** Opens a source as text, piece by piece; strict: refuses NOT_TEXT, WEB_PAGE, WRONG_ENCODING with its line, and what `openBytes` refuses. */
export async function openText(
  source: ByteSource,
  encoding: Encoding,
  limits: Limits,
  watch: Watch,
): Promise<Result<Pull<string>>> {
  const opened = await openBytes(source, limits, watch);
  if (!opened.ok) return opened;
  const pull = opened.value;
  const head = await pull();
  if (!head.ok) return head;
  let waiting = head.value;
  if (waiting === null) return refuse("EMPTY", `The file '${source.name}' is empty.`, "Export it again.");
  const used = encodingOfMark(waiting) ?? encoding;
  if (!used.startsWith("utf-16")) {
    const problem = notText(waiting.subarray(0, 4096), source.name);
    if (problem !== null) return { ok: false, problem };
  }
  const decode = strictDecoder(used);
  let lines = 1;
  let isStart = true;
  let ended = false;
  return ok(async () => {
    if (ended) return ok(null);
    let bytes = waiting;
    waiting = null;
    if (bytes === null) {
      const next = await pull();
      if (!next.ok) return next;
      bytes = next.value;
    }
    ended = bytes === null;
    let text: string;
    try {
      text = decode(bytes);
    } catch {
      return wrongEncoding(source.name, used, lines + linesBefore(bytes, used));
    }
    if (isStart && text !== "") {
      isStart = false;
      const problem = notATable(text, source.name);
      if (problem !== null) return { ok: false, problem };
    }
    lines += countLines(text);
    return ok(text);
  });
}

/** Decodes piece by piece, null for the end; throws a TypeError at bytes that the encoding does not have. */
function strictDecoder(encoding: Encoding): (bytes: Uint8Array | null) => string {
  if (encoding === "windows-1252") return (bytes) => (bytes === null ? "" : windows1252Text(bytes));
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => (bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true }));
}

function linesBefore(bytes: Uint8Array | null, encoding: Encoding): number {
  const lenient = new TextDecoder(encoding).decode(bytes ?? new Uint8Array());
  return countLines(lenient.slice(0, Math.max(lenient.indexOf("\ufffd"), 0)));
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function wrongEncoding(name: string, encoding: Encoding, line: number) {
  return refuse(
    "WRONG_ENCODING",
    `Line ${line} of '${name}' holds bytes that are not ${encoding.toUpperCase()}.`,
    encoding === "utf-8" ? "Choose Windows-1252 if the letters look right then." : "Choose another encoding.",
  );
}

/** The whole text of a source; refuses what `openText` refuses. */
export async function readText(
  source: ByteSource,
  encoding: Encoding,
  limits: Limits,
  watch: Watch,
): Promise<Result<string>> {
  const opened = await openText(source, encoding, limits, watch);
  if (!opened.ok) return opened;
  const parts: string[] = [];
  for (;;) {
    const next = await opened.value();
    if (!next.ok) return next;
    if (next.value === null) return ok(parts.join(""));
    parts.push(next.value);
  }
}
