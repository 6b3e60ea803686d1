import { kindBits } from "./usage-cell.ts";
import type { UsageCells } from "./usage.ts";

/** Whether two cells of two blocks say the same: numbers, state, period and the name of the source; missing equals missing. */
export function sameCell(a: UsageCells | null, at: number, b: UsageCells | null, other: number): boolean {
  const state = a?.state[at] ?? 0;
  if (state !== (b?.state[other] ?? 0)) return false;
  if ((state & kindBits) === 0) return true;
  return (
    a?.eligible[at] === b?.eligible[other] &&
    a?.users[at] === b?.users[other] &&
    a?.uses[at] === b?.uses[other] &&
    a?.span[at] === b?.span[other] &&
    sourceAt(a, at) === sourceAt(b, other)
  );
}

/** Whether two blocks of the same size say the same, cell by cell. */
export function sameCells(a: UsageCells | null, b: UsageCells | null): boolean {
  const size = Math.max(a?.state.length ?? 0, b?.state.length ?? 0);
  for (let at = 0; at < size; at += 1) if (!sameCell(a, at, b, at)) return false;
  return true;
}

function sourceAt(cells: UsageCells | null, at: number): string | undefined {
  return cells?.sources[cells.source[at] ?? 0];
}
