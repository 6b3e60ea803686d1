import { deepestNesting } from "./limits.ts";
import { ok, refuse, type Result } from "../result.ts";

/** A JSON value as it is written: numbers and booleans keep their text, lists and objects the line where they begin. */
export type Json = string | null | JsonList | JsonObject;

/** A JSON list. */
export type JsonList = { readonly line: number; readonly list: readonly Json[] };

/** A JSON object; its keys are only ever looked up, so that names such as `__proto__` are names like others. */
export type JsonObject = { readonly line: number; readonly object: ReadonlyMap<string, Json> };

type Cursor = { at: number; line: number };

/** Thrown inside this reader only: the way out of the recursion. */
type Fault = { readonly code: string; readonly message: string; readonly line: number };

/**
 * Reads JSON and keeps lines and the digits of numbers. Refuses BROKEN_JSON, TOO_DEEP and DUPLICATE_KEY with the line;
 * the last, because keeping one of two values would lose the other silently.
 */
export function readJson(text: string, name: string): Result<Json> {
  const cursor: Cursor = { at: 0, line: 1 };
  try {
    const value = readValue(text, cursor, 0);
    skipBlanks(text, cursor);
    if (cursor.at < text.length) throw fault("BROKEN_JSON", "something follows its end", cursor);
    return ok(value);
  } catch (thrown) {
    const found = thrown as Partial<Fault>;
    if (found.code === undefined || found.message === undefined) throw thrown;
    return refuse(found.code, `Line ${found.line} of '${name}': ${found.message}.`, "Export the file again.");
  }
}

function fault(code: string, message: string, cursor: Cursor): Fault {
  return { code, message, line: cursor.line };
}

function skipBlanks(text: string, cursor: Cursor) {
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code === 10) cursor.line += 1;
    else if (code !== 32 && code !== 9 && code !== 13) return;
    cursor.at += 1;
  }
}

function readValue(text: string, cursor: Cursor, depth: number): Json {
  if (depth > deepestNesting) throw fault("TOO_DEEP", `lists or objects lie more than ${deepestNesting} deep`, cursor);
  skipBlanks(text, cursor);
  const first = text[cursor.at];
  if (first === undefined) throw fault("BROKEN_JSON", "the file is cut off", cursor);
  if (first === "[") return readList(text, cursor, depth);
  if (first === "{") return readObject(text, cursor, depth);
  if (first === '"') return readString(text, cursor);
  return readWord(text, cursor);
}

function readList(text: string, cursor: Cursor, depth: number): JsonList {
  const { line } = cursor;
  const list: Json[] = [];
  cursor.at += 1;
  if (isNext(text, cursor, "]")) return { line, list };
  do list.push(readValue(text, cursor, depth + 1));
  while (isNext(text, cursor, ","));
  expect(text, cursor, "]");
  return { line, list };
}

function readObject(text: string, cursor: Cursor, depth: number): JsonObject {
  const { line } = cursor;
  const object = new Map<string, Json>();
  cursor.at += 1;
  if (isNext(text, cursor, "}")) return { line, object };
  do {
    skipBlanks(text, cursor);
    if (text[cursor.at] !== '"') throw fault("BROKEN_JSON", "a key is missing", cursor);
    const key = readString(text, cursor);
    if (object.has(key)) throw fault("DUPLICATE_KEY", `the key '${key.slice(0, 100)}' occurs twice`, cursor);
    expect(text, cursor, ":");
    object.set(key, readValue(text, cursor, depth + 1));
  } while (isNext(text, cursor, ","));
  expect(text, cursor, "}");
  return { line, object };
}

function isNext(text: string, cursor: Cursor, sign: string): boolean {
  skipBlanks(text, cursor);
  if (text[cursor.at] !== sign) return false;
  cursor.at += 1;
  return true;
}

function expect(text: string, cursor: Cursor, sign: string) {
  if (isNext(text, cursor, sign)) return;
  const found = cursor.at >= text.length ? "the file is cut off" : `'${sign}' is missing`;
  throw fault("BROKEN_JSON", found, cursor);
}

function readString(text: string, cursor: Cursor): string {
  const from = cursor.at;
  let end = text.indexOf('"', from + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end < 0) throw fault("BROKEN_JSON", "a text is never closed", cursor);
  cursor.at = end + 1;
  const inside = text.slice(from + 1, end);
  if (!inside.includes("\\") && !/[\n\r\t]/.test(inside)) return inside;
  try {
    return String(JSON.parse(text.slice(from, end + 1)));
  } catch {
    throw fault("BROKEN_JSON", "a text holds a line break or a wrong escape", cursor);
  }
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

const word = /[-+\w.]{1,400}/y;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function readWord(text: string, cursor: Cursor): string | null {
  word.lastIndex = cursor.at;
  const found = word.exec(text)?.[0] ?? "";
  if (found !== "true" && found !== "false" && found !== "null" && !number.test(found)) {
    throw fault("BROKEN_JSON", `'${found.slice(0, 40)}' is no JSON value`, cursor);
  }
  cursor.at += found.length;
  return found === "null" ? null : found;
}
