import type { ByteSource } from "./byte-source.ts";
import type { Watch } from "./watch.ts";
import { sha256 } from "../domain/canonical.ts";

const sliceSize = 16 * 1024 * 1024;

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
