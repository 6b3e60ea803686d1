import { createHash } from "node:crypto";
import * as v from "valibot";
import {
  type Envelope,
  EnvelopeSchema,
  type Head,
  noHash,
  sealedText,
  type WrittenEntry,
} from "#shared/domain/journal.ts";

const newline = 0x0a;
const quote = 0x22;
const brace = 0x7b;
const erased = Buffer.from("null");

/** What a journal file holds: `ends` are the offsets behind each intact entry, `intact` is where the last one ends. */
export type JournalScan = {
  readonly ends: readonly number[];
  readonly head: Head | null;
  readonly intact: number;
  readonly rest: null | { readonly kind: "torn" | "broken"; readonly message: string };
};

/** An entry as lines: its body parts as JSON texts (or null once erased), then its envelope, each closed by a newline. */
export function entryLines(entry: WrittenEntry): Buffer {
  const body = (entry.body ?? []).map((part) => Buffer.from(`${JSON.stringify(part)}\n`));
  return Buffer.concat([...body, Buffer.from(`${JSON.stringify(entry.envelope)}\n`)]);
}

/** Walks a file from its start and stops at the first thing that does not continue the chain of envelopes. */
export function scanJournal(bytes: Buffer, before: Head | null): JournalScan {
  const ends: number[] = [];
  let head = before;
  let intact = 0;
  let last = { head: before, intact: 0 };
  let parts: number | null = 0;
  const stopped = (message: string): JournalScan => {
    const kind = wasTorn(bytes.subarray(intact)) ? "torn" : "broken";
    return { ends, head, intact, rest: { kind, message } };
  };
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(newline, start);
    if (end === -1) return stopped("The last line was not written to its end.");
    const line = bytes.subarray(start, end);
    start = end + 1;
    if (line[0] === quote && parts !== null) {
      parts += 1;
      continue;
    }
    if (line.equals(erased) && parts === 0) {
      parts = null;
      continue;
    }
    const envelope = readEnvelope(line);
    if (envelope === null) return stopped(`The line after entry ${head?.seq ?? 0} cannot be read.`);
    if (parts !== null && parts !== envelope.parts) return stopped(`Entry ${envelope.seq} lacks a part of its body.`);
    if (!continues(envelope, head)) return stopped(`What follows entry ${head?.seq ?? 0} does not continue the chain.`);
    last = { head, intact };
    head = { seq: envelope.seq, hash: envelope.hash };
    intact = start;
    parts = 0;
    ends.push(start);
  }
  if (parts !== 0) return stopped("The last entry was not written to its end.");
  if (hasHoles(bytes.subarray(last.intact, intact))) {
    const rest = { kind: "torn", message: "The last entry was not written whole." } as const;
    return { ends: ends.slice(0, -1), ...last, rest };
  }
  return { ends, head, intact, rest: null };
}

// The same three conditions as checkEntry, without a promise: at start a hundred thousand envelopes pass here.
function continues(envelope: Envelope, head: Head | null): boolean {
  return (
    envelope.seq === (head?.seq ?? 0) + 1 &&
    envelope.previousHash === (head?.hash ?? noHash) &&
    envelope.hash === createHash("sha256").update(sealedText(envelope)).digest("hex")
  );
}

// A write that was cut off leaves no complete envelope, or (after a power failure) blocks of zeros before the last one.
// Anything else was written whole once and changed later: that is damage, and damage is never cut away.
function wasTorn(rest: Buffer): boolean {
  const envelopes: number[] = [];
  for (let start = 0; ;) {
    const end = rest.indexOf(newline, start);
    if (end === -1) break;
    if (rest[start] === brace) envelopes.push(end);
    start = end + 1;
  }
  return envelopes.length === 0 || (envelopes.length === 1 && envelopes[0] === rest.length - 1 && hasHoles(rest));
}

// A write that was not synced may lack blocks before its last one; our JSON never has a zero byte of its own.
function hasHoles(entry: Buffer): boolean {
  return entry.includes(0);
}

function readEnvelope(line: Buffer): Envelope | null {
  if (line[0] !== brace) return null;
  const parsed = v.safeParse(EnvelopeSchema, readJson(line));
  return parsed.success ? parsed.output : null;
}

function readJson(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}

/** Reads the entry that lies in these bytes; null when they are no entry. Its hashes are for the caller to check. */
export function readEntry(bytes: Buffer): WrittenEntry | null {
  const lines = bytes.toString("utf8", 0, bytes.length - 1).split("\n");
  const envelope = readEnvelope(Buffer.from(lines.pop() ?? ""));
  if (envelope === null) return null;
  if (lines.length === 1 && lines[0] === erased.toString()) return { envelope, body: null };
  const body = lines.map((line) => readJson(Buffer.from(line)));
  return body.every((part) => typeof part === "string") ? { envelope, body } : null;
}

/** The bytes of an entry without its body; a body that is merely missing is damage, an erased one says so. */
export function withoutBody(entry: Buffer): Buffer {
  const envelope = entry.subarray(entry.lastIndexOf(newline, entry.length - 2) + 1);
  return Buffer.concat([erased, Buffer.of(newline), envelope]);
}
