/** A refusal: why something was not done, in words a person can act on. `code` is stable, `fix` says what to do. */
export type Problem = { readonly code: string; readonly message: string; readonly fix?: string };

/** What an action that may be refused answers: a value, or the problem that stopped it. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Answers with a value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Refuses, with a stable code, a sentence in plain words and, where there is one, the remedy. */
export function refuse(code: string, message: string, fix?: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: fix === undefined ? { code, message } : { code, message, fix } };
}
