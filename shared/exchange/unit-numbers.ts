import { nameNumber, noNames, type ByteCells, type Names } from "./usage-events-names.ts";

/**
 * Units met in a file, each with a number from 0 in the order of first meeting. Numbers as keys are kept as numbers, so
 * that ten million of them take a hundred megabytes and not a gigabyte; every other key is kept by its letters.
 */
export type UnitNumbers = { count: number; slots: Float64Array; numbers: Int32Array; readonly names: Names };

const firstTextual = 2 ** 52;
const golden = 0x9e3779b1;

/** A table without units. */
export function noUnits(): UnitNumbers {
  return { count: 0, slots: new Float64Array(1024), numbers: new Int32Array(1024), names: noNames() };
}

/** The number of the unit in a cell, within an experiment (by its number); negative when the cell holds no name. */
export function unitNumber(units: UnitNumbers, experiment: number, cells: ByteCells, cell: number): number {
  const digits = experiment === 0 ? plainNumber(cells, cell) : -1;
  if (digits >= 0) return numbered(units, digits);
  const name = nameNumber(units.names, experiment, cells, cell);
  return name < 0 ? name : numbered(units, firstTextual + name);
}

/** A number of up to 15 digits without a zero before it, so that no two spellings are one unit; else -1. */
function plainNumber({ bytes, starts, ends }: ByteCells, cell: number): number {
  // `!`: the cell lies inside the bytes, and this runs for every unit.
  const start = starts[cell]!;
  const end = ends[cell]!;
  if (end === start || end - start > 15 || (bytes[start] === 48 && end - start > 1)) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Keys that follow one another, as numbers of users do, lie side by side by 64: ten million then cost few looks into memory. */
function slotOf(key: number, mask: number): number {
  const low = key >>> 0;
  let hash = Math.imul(low >>> 6, golden) ^ Math.imul((key / 0x1_0000_0000) >>> 0, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return ((hash << 6) | (low & 63)) & mask;
}

/** Keys are kept plus one: an empty slot is 0. */
function numbered(units: UnitNumbers, key: number): number {
  const { slots, numbers } = units;
  const mask = slots.length - 1;
  const kept = key + 1;
  let slot = slotOf(key, mask);
  for (;;) {
    const found = slots[slot]!;
    if (found === kept) return numbers[slot]!;
    if (found === 0) break;
    slot = (slot + 1) & mask;
  }
  const number = units.count;
  slots[slot] = kept;
  numbers[slot] = number;
  units.count += 1;
  if (units.count * 4 > slots.length * 3) respread(units);
  return number;
}

function respread(units: UnitNumbers): void {
  const slots = new Float64Array(units.slots.length * 2);
  const numbers = new Int32Array(slots.length);
  const mask = slots.length - 1;
  for (let at = 0; at < units.slots.length; at += 1) {
    const kept = units.slots[at]!;
    if (kept === 0) continue;
    let slot = slotOf(kept - 1, mask);
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = kept;
    numbers[slot] = units.numbers[at]!;
  }
  units.slots = slots;
  units.numbers = numbers;
}
