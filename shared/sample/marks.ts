import type { Mark, MarkKind } from "../domain/mark.ts";
import type { Month } from "../domain/month.ts";
import { dayAfter } from "./recorded.ts";

/** A mark of the sample: its kind, the reason, who owns it, and in how many months it is looked at again (never said: null). */
export type MarkRow = readonly [kind: MarkKind, reason: string, owner: string, reviewIn: number | null];

/** The marks of a product or feature, with their review days set out from the as-of month. */
export function marksOf(rows: readonly MarkRow[] | undefined, asOf: Month): readonly Mark[] {
  return (rows ?? []).map(([kind, reason, owner, reviewIn]) => ({
    kind,
    reason,
    owner,
    reviewOn: reviewIn === null ? null : dayAfter(asOf, reviewIn),
  }));
}
