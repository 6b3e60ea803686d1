import * as v from "valibot";
import { canonicalJson, sha256 } from "./canonical.ts";
import { ok, refuse, type Result } from "../result.ts";

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const shortText = v.pipe(v.string(), v.maxLength(2000));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The hash that stands before the first entry of a chain. */
export const noHash = "0".repeat(64);

/** One part of a body may hold at most this many characters. */
export const partLimit = 1_000_000;

/** The envelope of a journal entry: who, when, why and the hashes that chain it, without what changed (the body). */
export const EnvelopeSchema = v.strictObject({
  installation: v.pipe(v.string(), v.minLength(8), v.maxLength(64)),
  seq: v.pipe(count, v.minValue(1)),
  lamport: count,
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(64)),
  at: count,
  by: shortText,
  label: shortText,
  reason: v.optional(shortText),
  batchId: v.optional(v.string()),
  binding: v.optional(v.literal(true)),
  automatic: v.optional(v.literal(true)),
  undoes: v.optional(v.string()),
  redoes: v.optional(v.string()),
  erases: v.optional(v.string()),
  touches: v.array(v.pipe(v.string(), v.maxLength(200))),
  parts: count,
  bodyHash: hash,
  previousHash: hash,
  hash,
});

/** The envelope of one committed change; `touches` names the tables and up to 20 record ids, for lists of history. */
export type Envelope = v.InferOutput<typeof EnvelopeSchema>;

/** An entry as it lies in the journal: the envelope, and its body as canonical JSON parts (null once erased). */
export type WrittenEntry = { readonly envelope: Envelope; readonly body: readonly string[] | null };

/** Where a chain ends: the place and hash of its newest entry. */
export type Head = { readonly seq: number; readonly hash: string };

/** The hash of a body: over the hashes of its parts, so that parts can be checked one by one. */
export async function bodyHashOf(parts: readonly string[]): Promise<string> {
  return sha256(canonicalJson(await Promise.all(parts.map(sha256))));
}

/** The text that an envelope's hash is made of: the canonical JSON of everything in it but the hash itself. */
export function sealedText(envelope: Omit<Envelope, "hash">): string {
  const { hash: _, ...rest } = envelope as Envelope;
  return canonicalJson(rest);
}

/** The hash of an envelope: SHA-256 over its sealed text. */
export async function envelopeHashOf(envelope: Omit<Envelope, "hash">): Promise<string> {
  return sha256(sealedText(envelope));
}

/** Seals an entry onto the end of a chain: adds the hashes of its body, of the entry before and of itself. */
export async function sealEntry(
  draft: Omit<Envelope, "hash" | "bodyHash" | "previousHash" | "parts" | "seq">,
  body: readonly string[],
  head: Head | null,
): Promise<WrittenEntry> {
  const chained = {
    ...draft,
    seq: (head?.seq ?? 0) + 1,
    parts: body.length,
    bodyHash: await bodyHashOf(body),
    previousHash: head?.hash ?? noHash,
  };
  return { envelope: { ...chained, hash: await envelopeHashOf(chained) }, body };
}

/** Checks one entry against the head before it; refuses with CHAIN_BROKEN and says what does not fit. */
export async function checkEntry(entry: WrittenEntry, before: Head | null): Promise<Result<Head>> {
  const { envelope, body } = entry;
  const broken = (what: string) => refuse("CHAIN_BROKEN", `Entry ${envelope.seq} of the journal ${what}.`);
  if (envelope.seq !== (before?.seq ?? 0) + 1) return broken(`stands where entry ${(before?.seq ?? 0) + 1} belongs`);
  if (envelope.previousHash !== (before?.hash ?? noHash)) return broken("does not follow the entry before it");
  if (envelope.hash !== (await envelopeHashOf(envelope))) return broken("was changed after it was written");
  if (body !== null && (body.length !== envelope.parts || envelope.bodyHash !== (await bodyHashOf(body)))) {
    return broken("holds other contents than it was sealed with");
  }
  return ok({ seq: envelope.seq, hash: envelope.hash });
}
