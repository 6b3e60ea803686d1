const aboutUse: ReadonlySet<string> = new Set(["NO_DATA", "COVERAGE", "STALE", "REACH_UNCERTAIN"]);

/** Whether a guard only doubts what is known of use: it takes the trigger LOW_USE away and forbids nothing else (domain E.1). */
export function isAboutUse(guard: string): boolean {
  return aboutUse.has(guard);
}
