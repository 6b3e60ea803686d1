import { sizeInWords, joined, type Pull } from "./bytes.ts";
import { gunzip } from "./gunzip.ts";
import type { Limits } from "./limits.ts";
import { cancelled, unwatched, type Watch } from "./watch.ts";
import type { Place } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** A file as the importers see it: a name and bytes that can be asked for in slices, wherever it lies. */
export type ByteSource = {
  readonly name: string;
  readonly size: number;
  readonly slice: (from: number, to: number) => Promise<Uint8Array>;
};

/** The file that a place in a source names: none where only one source is read. */
export function fileIn(sources: readonly ByteSource[], source: ByteSource): Pick<Place, "file"> {
  return sources.length > 1 ? { file: source.name } : {};
}

const sliceSize = 1024 * 1024;
const gzipSliceSize = 16 * 1024;

/** Bytes already in memory (pasted text, a test) as a source. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, slice: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}

/** Text already in memory as a source in UTF-8. */
export function textSource(name: string, text: string): ByteSource {
  return bytesSource(name, new TextEncoder().encode(text));
}

/**
 * The bytes of a source in slices, decompressed when they are gzip whatever the name says. Refuses EMPTY, TOO_LARGE,
 * CHANGED (shorter than it was), BROKEN_GZIP, BOMB and CANCELLED.
 */
export async function openBytes(source: ByteSource, limits: Limits, watch: Watch): Promise<Result<Pull<Uint8Array>>> {
  if (source.size === 0) return refuse("EMPTY", `The file '${source.name}' is empty.`, "Export it again.");
  if (source.size > limits.bytes) {
    return refuse("TOO_LARGE", `The file '${source.name}' is larger than ${sizeInWords(limits.bytes)}.`, "Split it.");
  }
  const head = await source.slice(0, 2);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const raw = slices(source, isGzip ? gzipSliceSize : sliceSize, watch);
  return ok(isGzip ? gunzip(raw, { name: source.name, limits }) : raw);
}

function slices(source: ByteSource, size: number, watch: Watch): Pull<Uint8Array> {
  let at = 0;
  return async () => {
    if (watch.isCancelled()) return cancelled();
    watch.onProgress(at, source.size);
    if (at >= source.size) return ok(null);
    const end = Math.min(at + size, source.size);
    const bytes = await source.slice(at, end);
    if (bytes.length !== end - at) {
      return refuse("CHANGED", `The file '${source.name}' changed while it was read.`, "Read it again.");
    }
    at = end;
    return ok(bytes);
  };
}

/** The first bytes of a source, decompressed, at most `count`: for a look at what it is. */
export async function readHead(source: ByteSource, count: number, limits: Limits): Promise<Result<Uint8Array>> {
  const opened = await openBytes(source, limits, unwatched);
  if (!opened.ok) return opened;
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const next = await opened.value();
    if (!next.ok) return next;
    if (next.value === null) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return ok(joined(parts, length).subarray(0, count));
}
