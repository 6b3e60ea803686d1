import { textSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import type { Result } from "#shared/result.ts";
import type { GivenFile } from "./import-worker-messages.ts";

/** The bytes of a given file, asked for in slices. */
export function sourceOfFile({ name, content }: GivenFile): ByteSource {
  if (typeof content === "string") return textSource(name, content);
  return {
    name,
    size: content.size,
    slice: async (from, to) => new Uint8Array(await content.slice(from, to).arrayBuffer()),
  };
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
