import type { UsageChange } from "#shared/domain/change.ts";
import { addMonths } from "#shared/domain/month.ts";
import { cellKind, eligibleKnown, kindBits, usersKnown, usesKnown } from "#shared/domain/usage-cell.ts";
import type { UsageCells } from "#shared/domain/usage.ts";
import { count } from "#shared/words/format.ts";

/** One cell of usage before and after, in words. */
export type CellChange = {
  readonly subject: string;
  readonly month: string;
  readonly before: string;
  readonly after: string;
};

/** A cell of usage in words: what is known of it, and how well. */
export function cellText(cells: UsageCells | null, at: number): string {
  const state = cells?.state[at] ?? 0;
  const kind = state & kindBits;
  if (cells === null || kind === cellKind.missing) return "missing";
  const parts = [
    (state & usersKnown) === 0 ? "" : `${count(cells.users[at] ?? 0)} users`,
    (state & eligibleKnown) === 0 ? "" : `of ${count(cells.eligible[at] ?? 0)}`,
    (state & usesKnown) === 0 ? "" : `${count(cells.uses[at] ?? 0)} uses`,
  ].filter((part) => part !== "");
  if (kind === cellKind.spread) return "part of a longer period";
  return `${parts.join(", ").replace(", of", " of")}${kind === cellKind.partial ? " (partial)" : ""}`;
}

/** The cells that a change of usage really changed, at most so many, and how many there are in all. */
export function changedCells(
  { patch }: UsageChange,
  most: number,
): { readonly shown: readonly CellChange[]; readonly all: number } {
  const shown: CellChange[] = [];
  let all = 0;
  patch.subjects.forEach((subject, row) => {
    for (let column = 0; column < patch.months; column += 1) {
      const at = row * patch.months + column;
      const [before, after] = [cellText(patch.before, at), cellText(patch.after, at)];
      if (before === after) continue;
      all += 1;
      if (shown.length < most) shown.push({ subject, month: addMonths(patch.firstMonth, column), before, after });
    }
  });
  return { shown, all };
}
