import { basename, extname } from "node:path";
import type { OpenedFile } from "#shared/bridge.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { type Disk, realDisk } from "./disk.ts";
import { onDisk } from "./files.ts";

const limit = 512 * 1024 * 1024;

/** The portfolio file among the words the app was started with, if there is one. */
export function portfolioFileIn(words: readonly string[]): string | null {
  return words.slice(1).findLast((word) => !word.startsWith("-") && extname(word).toLowerCase() === ".winnow") ?? null;
}

/** Remembers a file that a person opened with the app until the window fetches it, once. */
export function keepOpenedFile(disk: Disk = realDisk) {
  let path: string | null = null;
  return {
    offer: (offered: string) => {
      path = offered;
    },
    fetch: async (): Promise<Result<OpenedFile | null>> => {
      const wanted = path;
      path = null;
      if (wanted === null) return ok(null);
      const size = await onDisk(async () => (await disk.stat(wanted)).size);
      if (!size.ok) return size;
      if (size.value > limit) return refuse("TOO_LARGE", "This file is larger than 512 MB.");
      return onDisk(async () => ({ name: basename(wanted), bytes: new Uint8Array(await disk.readFile(wanted)) }));
    },
  };
}
