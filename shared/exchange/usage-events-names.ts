import { folded, nameIn } from "./cells.ts";
import type { Reading } from "./reading.ts";

/** One row of a file as bytes: cell n lies from `starts[n]` to before `ends[n]`. Reused from row to row. */
export type Cells = { bytes: Uint8Array; count: number; readonly starts: Int32Array; readonly ends: Int32Array };

/**
 * Names met in a file, each with a number from 0 in the order of first meeting. Bytes are compared, so that no text is
 * made for a name met before. The same name under two owners (a feature of two products) has two numbers.
 */
export type Names = {
  count: number;
  slots: Int32Array;
  /** Five numbers for each name: hash, owner, where its letters begin and end, and the number under which it counts. */
  entries: Int32Array;
  letters: Uint8Array;
  /** What a found name means, where a person said so. */
  readonly meant: ReadonlyMap<string, string>;
};

const width = 5;
const ownerAt = 1;
const startAt = 2;
const endAt = 3;
const countedAt = 4;

/** Stands for a cell that is blank. */
export const blankName = -1;

/** Stands for a cell that cannot be a name: broken letters, NUL, or far too long. */
export const unusableName = -2;

const firstSize = 1024;

/** A table without names; `meanings` are the value choices of a reading for its field. */
export function noNames(meanings: Reading["values"][string] = []): Names {
  return {
    count: 0,
    slots: new Int32Array(firstSize * 2),
    entries: new Int32Array(firstSize * width),
    letters: new Uint8Array(firstSize * 16),
    meant: new Map(meanings.map(({ found, meant }) => [folded(found), meant])),
  };
}

/** The number under which the name in a cell counts for an owner; negative when the cell holds no name. */
export function nameNumber(names: Names, owner: number, cells: Cells, cell: number): number {
  const { bytes } = cells;
  const { slots, entries, letters } = names;
  // `!` here and below: positions stay inside the arrays, and a fallback in these loops costs a tenth of the reading.
  const start = cells.starts[cell]!;
  const end = cells.ends[cell]!;
  let hash = owner + 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  hash ^= hash >>> 15;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (;;) {
    const number = slots[slot]! - 1;
    if (number < 0) break;
    const entry = number * width;
    if (entries[entry] === hash && entries[entry + ownerAt] === owner) {
      let letter = entries[entry + startAt]!;
      if (entries[entry + endAt]! - letter === end - start) {
        let at = start;
        while (at < end && bytes[at] === letters[letter]) {
          at += 1;
          letter += 1;
        }
        if (at === end) return entries[entry + countedAt]!;
      }
    }
    slot = (slot + 1) & mask;
  }
  return add(names, { owner, hash, slot }, bytes.subarray(start, end));
}

function add(names: Names, key: { owner: number; hash: number; slot: number }, letters: Uint8Array): number {
  const number = names.count;
  const from = number === 0 ? 0 : (names.entries[(number - 1) * width + endAt] ?? 0);
  makeRoom(names, from + letters.length);
  names.letters.set(letters, from);
  names.entries.set([key.hash, key.owner, from, from + letters.length, number], number * width);
  names.slots[key.slot] = number + 1;
  names.count += 1;
  if (names.count * 2 > names.slots.length) respread(names);
  const isTrimmed = letters.length > 0 && letters[0] !== blank && letters.at(-1) !== blank;
  if (isTrimmed && names.meant.size === 0 && letters.every(isPlain)) return number;
  const counted = cleaned(names, key.owner, number, letters);
  names.entries[number * width + countedAt] = counted;
  return counted;
}

const blank = 0x20;

/** Whether a byte is a letter, digit or sign of ASCII, or a blank: such names need no cleaning but at their ends. */
function isPlain(byte: number): boolean {
  return byte >= blank && byte < 0x7f;
}

/** The number of the name as every import cleans it (see cells); negative when it is blank or cannot be a name. */
function cleaned(names: Names, owner: number, number: number, letters: Uint8Array): number {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(letters);
  } catch {
    return unusableName;
  }
  const clean = nameIn(names.meant.get(folded(text)) ?? text, "");
  if ("reason" in clean) return unusableName;
  if (clean.name === "") return blankName;
  const bytes = new TextEncoder().encode(clean.name);
  const isClean = bytes.length === letters.length && bytes.every((byte, at) => byte === letters[at]);
  if (isClean) return number;
  const cell = { bytes, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length) };
  return nameNumber(names, owner, cell, 0);
}

function makeRoom(names: Names, letters: number): void {
  if (letters > names.letters.length) {
    const wider = new Uint8Array(Math.max(letters, names.letters.length * 2));
    wider.set(names.letters);
    names.letters = wider;
  }
  if ((names.count + 1) * width <= names.entries.length) return;
  const longer = new Int32Array(names.entries.length * 2);
  longer.set(names.entries);
  names.entries = longer;
}

function respread(names: Names): void {
  const slots = new Int32Array(names.slots.length * 2);
  const mask = slots.length - 1;
  for (let number = 0; number < names.count; number += 1) {
    let slot = names.entries[number * width]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
  names.slots = slots;
}

/** A name that counts under its own number, as text, with the number of its owner; null for another spelling of one. */
export function nameAt(names: Names, number: number): { readonly name: string; readonly owner: number } | null {
  const [, owner = 0, start, end, counted] = names.entries.subarray(number * width, (number + 1) * width);
  if (counted !== number) return null;
  return { name: new TextDecoder().decode(names.letters.subarray(start, end)), owner };
}
