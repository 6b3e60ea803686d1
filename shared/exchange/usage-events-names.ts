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
  /** The number under which a name counts: another one when it differs only by blanks at its ends; -1 when blank. */
  counted: Int32Array;
};

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

/** The number under which the name in a cell counts for an owner; -1 when the cell is blank. */
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
  const isPlain = letters.length > 0 && isInner(letters[0]!) && isInner(letters.at(-1)!);
  if (!isPlain) {
    const trimmed = new TextEncoder().encode(new TextDecoder().decode(letters).trim());
    const alone = { bytes: trimmed, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(trimmed.length) };
    const isTrimmed = trimmed.length === letters.length;
    names.counted[number] = trimmed.length === 0 ? -1 : isTrimmed ? number : nameNumber(names, key.owner, alone, 0);
  }
  return names.counted[number]!;
}

/** Whether a byte at the end of a name is certainly no blank: plain ASCII, not a space or control. */
function isInner(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
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

/** The name with a number, as text without blanks at its ends. */
export function nameAt(names: Names, number: number): string {
  const from = number === 0 ? 0 : names.ends[number - 1];
  return new TextDecoder().decode(names.letters.subarray(from, names.ends[number])).trim();
}
