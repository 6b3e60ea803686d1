import type { Result } from "#shared/result.ts";
import { noteImport } from "./importing-state.ts";
import { stopWorker } from "./importing-worker.ts";
import { startWork } from "./work.ts";

let runs = 0;

/** Runs work of the worker: shown here and in the status bar, cancelled from either; a newer run makes it void. */
export async function runImportWork<T>(
  label: string,
  work: (progress: (share: number) => void) => Promise<Result<T>>,
): Promise<Result<T> | null> {
  runs += 1;
  const own = runs;
  const shown = startWork(label, cancelImportWork);
  noteImport({ work: { label, share: null }, problem: null });
  try {
    const answer = await work((share) => {
      shown.progress(share);
      if (own === runs) noteImport({ work: { label, share } });
    });
    if (own !== runs) return null;
    noteImport({ work: null, problem: answer.ok || answer.problem.code === "CANCELLED" ? null : answer.problem });
    return answer;
  } catch (error) {
    noteImport({ work: null, bug: error instanceof Error ? error : new Error(String(error)) });
    return null;
  } finally {
    shown.end();
  }
}

/** Ends what the worker does, at once; nothing was written, and what was chosen so far stays. */
export function cancelImportWork(): void {
  stopWorker();
}

/** Makes void whatever is still running. */
export function voidImportWork(): void {
  runs += 1;
  stopWorker();
}
