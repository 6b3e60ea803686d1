import { folded, nameIn } from "./cells.ts";
import type { Reading } from "./reading.ts";

/** One row of a file as bytes: cell n lies from `starts[n]` to before `ends[n]`. Reused from row to row. */
export type ByteCells = { bytes: Uint8Array; count: number; readonly starts: Int32Array; readonly ends: Int32Array };

/**
 * Names met in a file, each with a number from 0 in the order of first meeting. Bytes are compared, so that no text is
 * made for a name met before. The same name under two owners (a feature of two products) has two numbers.
 */
export type Names = {
  count: number;
  slots: Int32Array;
  /**
   * Eight numbers for each name, so that one look into memory decides: hash, owner, where its letters begin and end, the
   * number under which it counts, and its first twelve letters as three numbers.
   */
  entries: Int32Array;
  letters: Uint8Array;
  /** What a found name means, where a person said so. */
  readonly meant: ReadonlyMap<string, string>;
};

const width = 8;
const ownerAt = 1;
const startAt = 2;
const endAt = 3;
const countedAt = 4;
const lettersAt = 5;

/** Stands for a cell that is blank. */
export const blankName = -1;

/** Stands for a cell that cannot be a name: broken letters, NUL, or far too long. */
const unusableName = -2;

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
export function nameNumber(names: Names, owner: number, cells: ByteCells, cell: number): number {
  const { bytes } = cells;
  const { slots, entries, letters } = names;
  // `!` here and below: positions stay inside the arrays, and a fallback in these loops costs a tenth of the reading.
  const start = cells.starts[cell]!;
  const end = cells.ends[cell]!;
  let first = 0;
  let second = 0;
  let third = 0;
  let rest = owner;
  let at = start;
  for (const to = Math.min(end, start + 4); at < to; at += 1) first = (first << 8) | bytes[at]!;
  for (const to = Math.min(end, start + 8); at < to; at += 1) second = (second << 8) | bytes[at]!;
  for (const to = Math.min(end, start + 12); at < to; at += 1) third = (third << 8) | bytes[at]!;
  for (; at < end; at += 1) rest = Math.imul(rest ^ bytes[at]!, 0x01000193);
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + end - start, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ rest, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (;;) {
    const number = slots[slot]! - 1;
    if (number < 0) break;
    const entry = number * width;
    const isLike =
      entries[entry] === hash &&
      entries[entry + ownerAt] === owner &&
      entries[entry + lettersAt] === first &&
      entries[entry + lettersAt + 1] === second &&
      entries[entry + lettersAt + 2] === third;
    if (isLike) {
      let letter = entries[entry + startAt]!;
      if (entries[entry + endAt]! - letter === end - start) {
        letter += 12;
        at = start + 12;
        while (at < end && bytes[at] === letters[letter]) {
          at += 1;
          letter += 1;
        }
        if (at >= end) return entries[entry + countedAt]!;
      }
    }
    slot = (slot + 1) & mask;
  }
  return add(names, { owner, slot, numbers: [hash, first, second, third] }, bytes.subarray(start, end));
}

type NewName = {
  readonly owner: number;
  readonly slot: number;
  readonly numbers: readonly [number, number, number, number];
};

function add(names: Names, { owner, slot, numbers }: NewName, letters: Uint8Array): number {
  const number = names.count;
  const from = number === 0 ? 0 : (names.entries[(number - 1) * width + endAt] ?? 0);
  makeRoom(names, from + letters.length);
  names.letters.set(letters, from);
  const [hash, ...firstLetters] = numbers;
  names.entries.set([hash, owner, from, from + letters.length, number, ...firstLetters], number * width);
  names.slots[slot] = number + 1;
  names.count += 1;
  if (names.count * 2 > names.slots.length) respread(names);
  const isTrimmed = letters.length > 0 && letters[0] !== blank && letters.at(-1) !== blank;
  if (owner < 0 || (isTrimmed && names.meant.size === 0 && letters.every(isPlain))) return number;
  const counted = cleaned(names, owner, number, letters);
  names.entries[number * width + countedAt] = counted;
  return counted;
}

const blank = 0x20;

/** Whether a byte is a letter, digit or sign of ASCII, or a blank: such names need no cleaning but at their ends. */
function isPlain(byte: number): boolean {
  return byte >= blank && byte < 0x7f;
}

/**
 * The number of the name as every import cleans it (see cells) and as a person said it is meant; negative when it is
 * none. Meanings are kept under the owner's complement: there they are not looked up once more.
 */
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
  if (isClean && names.meant.size === 0) return number;
  const cell = { bytes, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length) };
  return nameNumber(names, names.meant.size === 0 ? owner : ~owner, cell, 0);
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
  return { name: new TextDecoder().decode(names.letters.subarray(start, end)), owner: owner < 0 ? ~owner : owner };
}
