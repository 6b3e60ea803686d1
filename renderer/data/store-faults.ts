import { ok, refuse, type Result } from "#shared/result.ts";

/** What a refused write of the working copy means; MISFIT when the database holds what no change can have left there. */
export function storeProblem(error: unknown): Result<never> {
  const message = error instanceof Error ? error.message : String(error);
  return refuse(
    isMisfit(error) ? "MISFIT" : "STORE",
    `The working copy could not be written: ${message}.`,
    "Try again, or export the portfolio now.",
  );
}

function isMisfit(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const inner = "failures" in error && Array.isArray(error.failures) ? (error.failures as readonly unknown[]) : [];
  return error.name === "ConstraintError" || inner.some(isMisfit);
}

/**
 * Waits for a write, but not for ever. Should it still go through later, no harm is done: the database puts the next
 * attempt, which writes the same again, behind it.
 */
export async function inTime(writing: Promise<void>, limit: number): Promise<Result<true>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<true>>((resolve) => {
    const answer = refuse("STORE_SLOW", "The working copy does not answer.", "Try again, or export the portfolio now.");
    timer = setTimeout(() => resolve(answer), limit);
  });
  try {
    return await Promise.race([writing.then(() => ok<true>(true)), late]);
  } finally {
    clearTimeout(timer);
  }
}
