import { kindBits } from "./usage-cell.ts";
import type { UsageCells } from "./usage.ts";

/** A block of usage cells that is still being written. */
export type WritableCells = { -readonly [C in keyof UsageCells]: [...UsageCells[C]] };

/** The columns of a block that hold one number for each cell. */
export const cellColumns = ["eligible", "users", "uses", "state", "span", "source"] as const;

/** A copy of a block to write into; `size` cells of which nothing is known where there was none. */
export function writableCells(cells: UsageCells | null, size: number): WritableCells {
  const column = (name: (typeof cellColumns)[number]) => [...(cells?.[name] ?? Array.from({ length: size }, () => 0))];
  return {
    eligible: column("eligible"),
    users: column("users"),
    uses: column("uses"),
    state: column("state"),
    span: column("span"),
    source: column("source"),
    sources: [...(cells?.sources ?? [])],
  };
}

/** The place of a source in a block, which gets it when it has not. */
export function sourcePlace(cells: WritableCells, source: string): number {
  const at = cells.sources.indexOf(source);
  return at >= 0 ? at : cells.sources.push(source) - 1;
}

/** A block as it is stored: null when every cell of it is missing. */
export function storedCells(cells: WritableCells): UsageCells | null {
  return cells.state.some((state) => (state & kindBits) !== 0) ? cells : null;
}

/** Usage cells by column, in a block or in a whole matrix. */
export type CellColumns = { readonly [C in (typeof cellColumns)[number]]: ArrayLike<number> } & Pick<
  UsageCells,
  "sources"
>;

/** Whether two cells of two blocks say the same: numbers, state, period and the name of the source; missing equals missing. */
export function sameCell(a: CellColumns | null, at: number, b: CellColumns | null, other: number): boolean {
  const state = a?.state[at] ?? 0;
  const otherState = b?.state[other] ?? 0;
  if (((state | otherState) & kindBits) === 0) return true;
  if (state !== otherState) return false;
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

function sourceAt(cells: CellColumns | null, at: number): string | undefined {
  return cells?.sources[cells.source[at] ?? 0];
}
