import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { WrittenEntry } from "#shared/domain/journal.ts";
import { type Journal, openJournal } from "../../electron/journal.ts";
import { freshFolder, valueOf } from "./fixtures.ts";

/** The first file of a journal. */
export const first = "0000000001.ndjson";

/** Where a journal lies, what is kept of it, and its first file. */
export function places(folder = freshFolder()) {
  return { folder: join(folder, "journal"), kept: join(folder, "kept"), file: join(folder, "journal", first) };
}

/** Opens a journal until the test ends. */
export async function opened(...parameters: Parameters<typeof openJournal>): Promise<Journal> {
  const journal = await openJournal(...parameters);
  onTestFinished(() => journal.close());
  return journal;
}

/** Writes a journal and closes it. */
export async function written(
  where: ReturnType<typeof places>,
  entries: readonly WrittenEntry[],
  rotateAt?: number,
): Promise<void> {
  const journal = await opened(where, rotateAt === undefined ? {} : { rotateAt });
  for (const entry of entries) valueOf(await journal.append(entry));
  await journal.close();
}

/** Everything that a journal answers. */
export async function readAll(journal: Journal): Promise<readonly WrittenEntry[]> {
  const all: WrittenEntry[] = [];
  for (;;) {
    const answer = await journal.read(all.length, 7);
    if (!answer.ok || answer.value.length === 0) return all;
    all.push(...answer.value);
  }
}
