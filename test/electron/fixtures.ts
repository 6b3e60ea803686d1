import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Head, sealEntry, type WrittenEntry } from "#shared/domain/journal.ts";
import type { Result } from "#shared/result.ts";

/** A folder that is gone when the test ends. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "winnow-desktop-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function valueOf<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
  return answer.value;
}

export function headOf({ envelope }: WrittenEntry): Head {
  return { seq: envelope.seq, hash: envelope.hash };
}

/** A chain of entries, each with its label in the body. */
export async function chain(count: number, from: Head | null = null): Promise<readonly WrittenEntry[]> {
  const entries: WrittenEntry[] = [];
  let head = from;
  for (let index = 0; index < count; index += 1) {
    const seq = (head?.seq ?? 0) + 1;
    const draft = {
      installation: "installation-1",
      lamport: seq,
      id: `entry-${seq}-abcd`,
      at: seq,
      by: "Ada",
      label: `change ${seq}`,
      touches: [],
    };
    const entry = await sealEntry(draft, [`{"changes":[${seq}`, `,"é\\n"]}`], head);
    entries.push(entry);
    head = headOf(entry);
  }
  return entries;
}

/** A small generator of numbers from 0 up to 1 that a seed repeats. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
