import { longestCell } from "./limits.ts";
import type { ByteCells } from "./usage-events-names.ts";
import type { OnRow, RowPlace, RowScanner } from "./usage-events-csv.ts";
import { refuse } from "../result.ts";

const lineFeed = 10;
const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const open = 0x7b;
const close = 0x7d;
const longestLine = 4 * longestCell;

/**
 * A scanner of one JSON object a line. Plain objects (texts without escapes, numbers and words) are cut where they lie;
 * anything else is read by the JSON parser of the language. Cell n holds the value of key n; a line that is no object of
 * plain values has no cells and is broken.
 */
export function ndjsonScanner(name: string, keys: readonly string[], onRow: OnRow): RowScanner {
  const encoder = new TextEncoder();
  const wanted = keys.map((key) => encoder.encode(key));
  const cells: ByteCells = {
    bytes: new Uint8Array(),
    count: keys.length,
    starts: new Int32Array(keys.length + 1),
    ends: new Int32Array(keys.length + 1),
  };
  const place: RowPlace = { line: 0, isBroken: false };
  let rest = new Uint8Array();
  let line = 0;

  const keyAt = (bytes: Uint8Array, start: number, end: number): number => {
    for (let key = 0; key < wanted.length; key += 1) {
      const letters = wanted[key];
      if (letters === undefined || letters.length !== end - start) continue;
      let at = 0;
      while (at < letters.length && bytes[start + at] === letters[at]) at += 1;
      if (at === letters.length) return key;
    }
    return -1;
  };

  /** Cuts a plain object into cells; false when it is not plain. */
  const cut = (bytes: Uint8Array, start: number, end: number): boolean => {
    cells.bytes = bytes;
    cells.starts.fill(0);
    cells.ends.fill(0);
    let at = start + 1;
    for (;;) {
      while (bytes[at] === 0x20) at += 1;
      if (bytes[at] !== quote) return false;
      const keyStart = at + 1;
      at = endOfText(bytes, keyStart, end);
      if (at < 0) return false;
      const key = keyAt(bytes, keyStart, at);
      at += 1;
      while (bytes[at] === 0x20) at += 1;
      if (bytes[at] !== colon) return false;
      at += 1;
      while (bytes[at] === 0x20) at += 1;
      const isText = bytes[at] === quote;
      const from = isText ? at + 1 : at;
      const to = isText ? endOfText(bytes, from, end) : endOfWord(bytes, from, end);
      if (to < 0) return false;
      if (key >= 0 && cells.starts[key] !== 0) return false;
      if (key >= 0 && (isText || !isWord(bytes, from, to, "null"))) {
        cells.starts[key] = from;
        cells.ends[key] = to;
      }
      at = isText ? to + 1 : to;
      while (bytes[at] === 0x20) at += 1;
      if (bytes[at] === comma) at += 1;
      else if (bytes[at] === close) return at === end - 1;
      else return false;
    }
  };

  const give = (bytes: Uint8Array, from: number, to: number) => {
    line += 1;
    let start = from;
    let end = to;
    while (start < end && bytes[start]! <= 0x20) start += 1;
    while (end > start && bytes[end - 1]! <= 0x20) end -= 1;
    if (start === end) return null;
    place.line = line;
    place.isBroken = false;
    cells.count = keys.length;
    if (bytes[start] !== open || !cut(bytes, start, end)) parseLine(bytes.subarray(start, end));
    return onRow(cells, place);
  };

  const parseLine = (bytes: Uint8Array) => {
    const values = valuesOf(bytes, keys);
    if (values === null) {
      place.isBroken = true;
      cells.count = 0;
      cells.bytes = bytes;
      cells.starts[0] = 0;
      cells.ends[0] = bytes.length;
      return;
    }
    const letters = values.map((value) => encoder.encode(value));
    cells.bytes = encoder.encode(values.join(""));
    let at = 0;
    letters.forEach((each, key) => {
      cells.starts[key] = at;
      at += each.length;
      cells.ends[key] = at;
    });
  };

  return (piece, isLast) => {
    let bytes: Uint8Array = piece;
    if (rest.length > 0) {
      bytes = new Uint8Array(rest.length + piece.length);
      bytes.set(rest);
      bytes.set(piece, rest.length);
    }
    let from = line === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    for (;;) {
      const found = bytes.indexOf(lineFeed, from);
      if (found < 0) break;
      const problem = give(bytes, from, found);
      if (problem !== null) return problem;
      from = found + 1;
    }
    rest = bytes.slice(from);
    if (rest.length > longestLine) {
      return refuse("ROW_TOO_LONG", `Line ${line + 1} of '${name}' never ends.`, "Is there one JSON object a line?")
        .problem;
    }
    if (!isLast || rest.length === 0) return null;
    const last = rest;
    rest = new Uint8Array();
    return give(last, 0, last.length);
  };
}

function endOfText(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte === quote) return at;
    if (byte === backslash || byte < 0x20) return -1;
  }
  return -1;
}

/** The end of a number, true, false or null; -1 for lists and objects. */
function endOfWord(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at]!;
    const isLetter = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
    if (!isLetter && byte !== 0x2d && byte !== 0x2e && byte !== 0x2b && byte !== 0x45) break;
    at += 1;
  }
  return at === from ? -1 : at;
}

function isWord(bytes: Uint8Array, from: number, to: number, word: string): boolean {
  return to - from === word.length && String.fromCharCode(...bytes.subarray(from, to)) === word;
}

/** The values of the keys as text, empty where there is none; null when the line is no JSON object or a value is nested. */
function valuesOf(bytes: Uint8Array, keys: readonly string[]): readonly string[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null;
  const values: string[] = [];
  for (const key of keys) {
    const value: unknown = Object.hasOwn(parsed, key) ? (parsed as Record<string, unknown>)[key] : null;
    if (typeof value === "object" && value !== null) return null;
    values.push(typeof value === "string" ? value : value === null ? "" : JSON.stringify(value));
  }
  return values;
}
