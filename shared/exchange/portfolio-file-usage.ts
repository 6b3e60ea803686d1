import * as v from "valibot";
import { fixed, IdSchema, listOf, MonthSchema } from "../domain/record.ts";
import { eligibleKnown, kindBits, usersKnown, usesKnown } from "../domain/usage-cell.ts";
import type { UsageMatrix } from "../domain/usage.ts";

/** One line of `usage/index.ndjson`: what the cells in `part` belong to. */
export const UsageIndexSchema = fixed({
  id: IdSchema,
  part: v.string(),
  firstMonth: MonthSchema,
  months: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(12_000)),
  subjects: listOf(IdSchema),
  sources: listOf(v.string()),
});

/** What the cells of one part belong to. */
export type UsageIndex = v.InferOutput<typeof UsageIndexSchema>;

/** Bytes of one cell: uses 8, eligible 4, users 4, state, span and source 1 each. */
export const bytesPerCell = 19;

const knownBits = kindBits | eligibleKnown | usersKnown | usesKnown;

/**
 * The cells of a product's usage as bytes, little-endian on every host, column after column, each column subject by
 * subject and month by month: uses (64-bit float), eligible, users (32-bit unsigned), state, span, source (one byte).
 */
export function writeUsageCells(matrix: UsageMatrix): Uint8Array {
  const cells = matrix.subjects.length * matrix.months;
  const bytes = new Uint8Array(cells * bytesPerCell);
  const view = new DataView(bytes.buffer);
  for (let cell = 0; cell < cells; cell += 1) {
    view.setFloat64(cell * 8, matrix.uses[cell] ?? 0, true);
    view.setUint32((cells * 2 + cell) * 4, matrix.eligible[cell] ?? 0, true);
    view.setUint32((cells * 3 + cell) * 4, matrix.users[cell] ?? 0, true);
  }
  bytes.set(matrix.state, cells * 16);
  bytes.set(matrix.span, cells * 17);
  bytes.set(matrix.source, cells * 18);
  return bytes;
}

/** The usage that bytes and index line say together; else, in words, why they cannot be usage. */
export function readUsageCells(index: UsageIndex, bytes: Uint8Array): UsageMatrix | string {
  const cells = index.subjects.length * index.months;
  if (bytes.length !== cells * bytesPerCell)
    return `${bytes.length} bytes where ${cells} cells need ${cells * bytesPerCell}`;
  if (new Set(index.subjects).size !== index.subjects.length) return "a subject occurs twice";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const uses = new Float64Array(cells);
  const eligible = new Uint32Array(cells);
  const users = new Uint32Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    uses[cell] = view.getFloat64(cell * 8, true);
    eligible[cell] = view.getUint32((cells * 2 + cell) * 4, true);
    users[cell] = view.getUint32((cells * 3 + cell) * 4, true);
  }
  const state = bytes.slice(cells * 16, cells * 17);
  const span = bytes.slice(cells * 17, cells * 18);
  const source = bytes.slice(cells * 18);
  for (let cell = 0; cell < cells; cell += 1) {
    const count = uses[cell] ?? 0;
    if (!Number.isFinite(count) || count < 0 || Object.is(count, -0)) return `cell ${cell + 1} has ${count} uses`;
    if (((state[cell] ?? 0) & ~knownBits) !== 0) return `cell ${cell + 1} has an unknown state`;
    const from = source[cell] ?? 0;
    if (from !== 0 && from >= index.sources.length) return `cell ${cell + 1} names a source that is not listed`;
  }
  const { id, firstMonth, months, subjects, sources } = index;
  return { id, firstMonth, months, subjects, sources, eligible, users, uses, state, span, source };
}
