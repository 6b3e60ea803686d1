import { refuse } from "../result.ts";

/** What a long reading tells and asks while it runs: bytes read of the total, and whether a person cancelled. */
export type Watch = {
  readonly onProgress: (bytesRead: number, total: number) => void;
  readonly isCancelled: () => boolean;
};

/** For readings that nobody follows. */
export const unwatched: Watch = { onProgress: () => undefined, isCancelled: () => false };

/** The watch of one source among several: progress counts from what was read before it, of the total of all. */
export function watchOfPart(watch: Watch, readBefore: number, totalOfAll: number): Watch {
  return {
    onProgress: (bytesRead) => watch.onProgress(readBefore + bytesRead, totalOfAll),
    isCancelled: watch.isCancelled,
  };
}

/** The refusal of a reading that a person cancelled; nothing of it is taken. */
export function cancelled() {
  return refuse("CANCELLED", "The reading was cancelled. Nothing was taken.");
}
