import { nameIn } from "./cells.ts";

/** One row of a file as bytes: cell n lies from `starts[n]` to before `ends[n]`. Reused from row to row. */
export type Cells = { bytes: Uint8Array; count: number; readonly starts: Int32Array; readonly ends: Int32Array };

/**
 * Names met in a file, each with a number from 0 in the order of first meeting. Bytes are compared, so that no text is
 * made for a name met before. The same name under two owners (a feature of two products) has two numbers.
 */
export type Names = {
  count: number;
  slots: Int32Array;
  hashes: Int32Array;
  owners: Int32Array;
  /** Where the letters of each name end; they begin where those of the name before end. */
  ends: Float64Array;
  letters: Uint8Array;
  /** The number under which a name counts: another one when cleaning changes it, negative when it is none. */
  counted: Int32Array;
};

/** Stands for a cell that is blank. */
export const blankName = -1;

/** Stands for a cell that cannot be a name: broken letters, NUL, or far too long. */
export const unusableName = -2;

const firstSize = 1024;

/** A table without names. */
export function noNames(): Names {
  return {
    count: 0,
    slots: new Int32Array(firstSize * 2),
    hashes: new Int32Array(firstSize),
    owners: new Int32Array(firstSize),
    ends: new Float64Array(firstSize),
    letters: new Uint8Array(firstSize * 16),
    counted: new Int32Array(firstSize),
  };
}

/** The number under which the name in a cell counts for an owner; negative when the cell holds no name. */
export function nameNumber(names: Names, owner: number, cells: Cells, cell: number): number {
  const { bytes } = cells;
  // `!` here and below: positions stay inside the arrays, and a fallback in these loops costs a tenth of the reading.
  const start = cells.starts[cell]!;
  const end = cells.ends[cell]!;
  let hash = owner + 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  hash ^= hash >>> 15;
  const mask = names.slots.length - 1;
  let slot = hash & mask;
  for (;;) {
    const number = names.slots[slot]! - 1;
    if (number < 0) break;
    if (names.hashes[number] === hash && names.owners[number] === owner) {
      let letter = number === 0 ? 0 : names.ends[number - 1]!;
      if (names.ends[number]! - letter === end - start) {
        let at = start;
        while (at < end && bytes[at] === names.letters[letter]) {
          at += 1;
          letter += 1;
        }
        if (at === end) return names.counted[number]!;
      }
    }
    slot = (slot + 1) & mask;
  }
  return add(names, { owner, hash, slot }, bytes.subarray(start, end));
}

function add(names: Names, key: { owner: number; hash: number; slot: number }, letters: Uint8Array): number {
  const number = names.count;
  const from = number === 0 ? 0 : names.ends[number - 1]!;
  makeRoom(names, from + letters.length);
  names.letters.set(letters, from);
  names.ends[number] = from + letters.length;
  names.hashes[number] = key.hash;
  names.owners[number] = key.owner;
  names.slots[key.slot] = number + 1;
  names.count += 1;
  if (names.count * 2 > names.slots.length) respread(names);
  names.counted[number] = number;
  if (letters.length === 0 || !letters.every(isPlain) || letters[0] === blank || letters.at(-1) === blank) {
    names.counted[number] = cleaned(names, key.owner, number, letters);
  }
  return names.counted[number]!;
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
  const clean = nameIn(text, "");
  if ("reason" in clean) return unusableName;
  if (clean.name === "") return blankName;
  const bytes = new TextEncoder().encode(clean.name);
  const isClean = bytes.length === letters.length && bytes.every((byte, at) => byte === letters[at]);
  if (isClean) return number;
  return nameNumber(names, owner, { bytes, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length) }, 0);
}

function makeRoom(names: Names, letters: number): void {
  if (letters > names.letters.length) {
    const wider = new Uint8Array(Math.max(letters, names.letters.length * 2));
    wider.set(names.letters);
    names.letters = wider;
  }
  if (names.count < names.hashes.length) return;
  const size = names.hashes.length * 2;
  for (const column of ["hashes", "owners", "counted"] as const) {
    const longer = new Int32Array(size);
    longer.set(names[column]);
    names[column] = longer;
  }
  const ends = new Float64Array(size);
  ends.set(names.ends);
  names.ends = ends;
}

function respread(names: Names): void {
  names.slots = new Int32Array(names.slots.length * 2);
  const mask = names.slots.length - 1;
  for (let number = 0; number < names.count; number += 1) {
    let slot = names.hashes[number]! & mask;
    while (names.slots[slot] !== 0) slot = (slot + 1) & mask;
    names.slots[slot] = number + 1;
  }
}

/** The name with a number, as text. */
export function nameAt(names: Names, number: number): string {
  const from = number === 0 ? 0 : names.ends[number - 1];
  return new TextDecoder().decode(names.letters.subarray(from, names.ends[number]));
}
