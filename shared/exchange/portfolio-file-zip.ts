import { Inflate } from "fflate";
import { crc32 } from "./crc32.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Lets the host breathe between two portions of work: a window paints, a worker hears of a cancel. */
export type Pause = () => Promise<void>;

/** One part of a ZIP, still packed. */
export type ZipPart = {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  readonly stored: boolean;
  readonly packed: Uint8Array;
};

/** What a ZIP may hold: parts, and bytes of all parts together once unpacked. */
export type ZipLimits = { readonly parts: number; readonly bytes: number };

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;
const longestComment = 0xffff;
/** Deflate cannot pack more tightly than this. */
const tightestRatio = 1032;
const partName = /^[a-z0-9]+(?:\/[a-z0-9]+)*\.(?:json|ndjson|bin)$/;
const sliceLength = 64 * 1024;

/** Refuses a file that cannot be whole, saying why. */
export function damaged(what: string) {
  return refuse("DAMAGED_FILE", `This is not a whole portfolio file: ${what}.`, "Take another copy or a snapshot.");
}

function endOf(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endSignature && at + endLength + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return -1;
}

/**
 * The parts of a ZIP by name, nothing unpacked yet. Refuses what no portfolio file has: names outside the plain pattern
 * (`..`, absolute, backslash), names that occur twice, encrypted or overlapping parts, and more than the limits allow.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Result<ReadonlyMap<string, ZipPart>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end < 0) return damaged("it does not end like a ZIP");
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (count > limits.parts) return refuse("TOO_LARGE", `This file has ${count} parts, more than ${limits.parts}.`);
  if (directory + view.getUint32(end + 12, true) !== end) return damaged("its directory is not where it should be");
  const parts = new Map<string, ZipPart>();
  let total = 0;
  let at = directory;
  let free = 0;
  for (let n = 0; n < count; n += 1) {
    const entry = readEntry(bytes, view, at, end);
    if (!entry.ok) return entry;
    const { part, start, next } = entry.value;
    if (parts.has(part.name)) return refuse("DUPLICATE_PART", `The part ${part.name} occurs twice in this file.`);
    total += part.size;
    if (total > limits.bytes) {
      return refuse("TOO_LARGE", "Unpacked, this file would be larger than 1 GB.", "Portfolio files are far smaller.");
    }
    if (start < free || start + part.packed.length > directory) return damaged(`${part.name} overlaps another part`);
    free = start + part.packed.length;
    parts.set(part.name, part);
    at = next;
  }
  if (at !== end) return damaged("its directory has a part that is not counted");
  return ok(parts);
}

type Entry = { readonly part: ZipPart; readonly start: number; readonly next: number };

function readEntry(bytes: Uint8Array, view: DataView, at: number, end: number): Result<Entry> {
  if (at + entryLength > end || view.getUint32(at, true) !== entrySignature) return damaged("its directory is cut");
  const nameLength = view.getUint16(at + 28, true);
  const next = at + entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return damaged("its directory is cut");
  const name = String.fromCharCode(...bytes.subarray(at + entryLength, at + entryLength + Math.min(nameLength, 200)));
  if (!partName.test(name)) {
    return refuse("UNSAFE_NAME", `This file has a part called '${name}', which no portfolio file has.`);
  }
  if ((view.getUint16(at + 8, true) & 1) === 1) return damaged(`${name} is encrypted`);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) return damaged(`${name} is packed in a way portfolio files never are`);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (size > packedSize * tightestRatio + 1024 || (method === 0 && size !== packedSize)) {
    return damaged(`the sizes of ${name} contradict each other`);
  }
  const local = view.getUint32(at + 42, true);
  if (local + localLength > end || view.getUint32(local, true) !== localSignature) return damaged(`${name} is missing`);
  const start = local + localLength + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > end) return damaged(`${name} is cut`);
  const packed = bytes.subarray(start, start + packedSize);
  return ok({ part: { name, size, crc: view.getUint32(at + 16, true), stored: method === 0, packed }, start, next });
}

/** Unpacks one part; refuses one that is not exactly as long as it says (a bomb is never unpacked further) or whose CRC differs. */
export async function unpack(part: ZipPart, pause: Pause): Promise<Result<Uint8Array>> {
  const bytes = part.stored ? part.packed : await inflated(part, pause);
  if (bytes === null) return damaged(`${part.name} cannot be unpacked to the ${part.size} bytes it should have`);
  if (crc32(bytes) !== part.crc) {
    return refuse(
      "WRONG_CRC",
      `The part ${part.name} was changed after it was written (CRC).`,
      "Take another copy or a snapshot.",
    );
  }
  return ok(bytes);
}

async function inflated(part: ZipPart, pause: Pause): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(part.size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length <= bytes.length) bytes.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < part.packed.length && length <= part.size; at += sliceLength) {
    try {
      stream.push(part.packed.subarray(at, at + sliceLength), at + sliceLength >= part.packed.length);
    } catch {
      return null;
    }
    await pause();
  }
  return length === part.size ? bytes : null;
}
