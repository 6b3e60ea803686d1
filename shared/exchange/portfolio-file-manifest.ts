import * as v from "valibot";
import { canonicalJson, sha256 } from "../domain/canonical.ts";
import { schemaVersion } from "../domain/migrations.ts";
import { fixed, listOf } from "../domain/record.ts";
import { ok, refuse, type Result } from "../result.ts";

/** The version of the portfolio file that this app writes, and the newest that it reads. */
export const portfolioFileVersion = 1;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const ManifestSchema = fixed({
  format: v.literal("winnow"),
  version: v.literal(portfolioFileVersion),
  /** The schema of its records; 1 where it says none. */
  schema: v.optional(v.pipe(count, v.maxValue(schemaVersion))),
  appVersion: v.string(),
  installation: v.string(),
  /** When it was written. */
  at: count,
  /** Where the journal stood; null before the first entry. */
  head: v.nullable(fixed({ seq: count, hash })),
  portfolioName: v.string(),
  /** Records in all tables, a product's usage counted as one. */
  records: count,
  /** Every other part: its name, bytes, lines or cells, and SHA-256. */
  parts: listOf(fixed({ name: v.string(), size: count, count, sha256: hash })),
  /** SHA-256 over the canonical JSON of everything else in the manifest. */
  hash,
});

const OutlineSchema = v.looseObject({
  format: v.literal("winnow"),
  version: v.number(),
  schema: v.optional(v.number()),
});

/** What a portfolio file says of itself: versions, where it comes from, and every part with its hash. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** A manifest with its own hash. */
export async function sealManifest(draft: Omit<Manifest, "hash">): Promise<Manifest> {
  return { ...draft, hash: await sha256(canonicalJson(draft)) };
}

/** Reads a manifest; refuses one of another program, of a newer version, and one that was changed after it was written. */
export async function openManifest(text: string): Promise<Result<Manifest>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse("BAD_MANIFEST", "The manifest of this file is not JSON.", "Take another copy or a snapshot.");
  }
  const outline = v.safeParse(OutlineSchema, parsed);
  if (!outline.success) {
    return refuse("NOT_A_PORTFOLIO", "This file is not a Winnow portfolio.", "Choose a file that ends in .winnow.");
  }
  const { version, schema = 1 } = outline.output;
  if (version > portfolioFileVersion || schema > schemaVersion) {
    return refuse("NEWER_VERSION", "This file was written by a newer Winnow.", "Update Winnow, then open it again.");
  }
  const checked = v.safeParse(ManifestSchema, parsed);
  if (!checked.success) {
    const issue = checked.issues[0];
    return refuse("BAD_MANIFEST", `manifest.json: ${v.getDotPath(issue) ?? "it"}: ${issue.message}.`);
  }
  const { hash: written, ...rest } = checked.output;
  if (written !== (await sha256(canonicalJson(rest)))) {
    return refuse("WRONG_HASH", "manifest.json was changed after it was written.", "Take another copy or a snapshot.");
  }
  return ok(checked.output);
}
