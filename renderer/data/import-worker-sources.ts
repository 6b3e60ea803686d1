import { sha256 } from "#shared/domain/canonical.ts";
import { textSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import type { Watch } from "#shared/exchange/watch.ts";
import type { Result } from "#shared/result.ts";
import type { GivenFile } from "./import-worker-messages.ts";

const sliceSize = 16 * 1024 * 1024;

/** The bytes of a given file, asked for in slices. */
export function sourceOfFile({ name, content }: GivenFile): ByteSource {
  if (typeof content === "string") return textSource(name, content);
  return {
    name,
    size: content.size,
    slice: async (from, to) => new Uint8Array(await content.slice(from, to).arrayBuffer()),
  };
}

/**
 * What tells the contents of files from all others: the SHA-256 of a file of one slice, else that of the hashes of all
 * slices, so that no file has to be in memory as a whole.
 */
export async function contentHash(sources: readonly ByteSource[], watch: Watch): Promise<string> {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  const hashes: string[] = [];
  let before = 0;
  for (const source of sources) {
    for (let at = 0; at < source.size; at += sliceSize) {
      hashes.push(await sha256(await source.slice(at, Math.min(source.size, at + sliceSize))));
      watch.onProgress(before + at, total);
    }
    before += source.size;
  }
  const [only] = hashes;
  return hashes.length === 1 && only !== undefined ? only : sha256(hashes.join(""));
}

/** What the browser says of a file that it can no longer read: changed, moved, or a folder. */
export function unreadable(error: unknown): Result<never> | null {
  if (!(error instanceof DOMException) || !["NotFoundError", "NotReadableError"].includes(error.name)) return null;
  return {
    ok: false,
    problem: {
      code: "NOT_READABLE",
      message: "The file cannot be read: it was changed or moved since it was chosen, or it is a folder.",
      fix: "Choose it again; a folder with its own button.",
    },
  };
}
