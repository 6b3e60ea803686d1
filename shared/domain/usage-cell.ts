/** How well one month of one subject was observed: the low two bits of a cell's state byte. Missing is never zero. */
export const cellKind = {
  missing: 0,
  /** Part of the month is observed: it can prove use, never the lack of it. */
  partial: 1,
  full: 2,
  /** A later month of a period longer than a month; the numbers stand in the period's first month. */
  spread: 3,
} as const;

/** The bits of a state byte that hold the kind of observation. */
export const kindBits = 3;

/** Set in a state byte where the number of eligible users is known; unknown numbers are held as 0. */
export const eligibleKnown = 4;

/** Set in a state byte where the number of distinct users is known. */
export const usersKnown = 8;

/** Set in a state byte where the number of uses is known. */
export const usesKnown = 16;

/** How well a month was observed, as a word. */
export type CellKind = keyof typeof cellKind;

/** The state byte of a cell observed this well, of which no measure is known yet. */
export function cellState(kind: CellKind): number {
  return cellKind[kind];
}

/** The bits for the measures that are known, to be joined to a cell's state byte. */
export function measureKnown(cell: {
  readonly eligible: number | null;
  readonly users: number | null;
  readonly uses: number | null;
}): number {
  return (
    (cell.eligible === null ? 0 : eligibleKnown) |
    (cell.users === null ? 0 : usersKnown) |
    (cell.uses === null ? 0 : usesKnown)
  );
}
