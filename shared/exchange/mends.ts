/** What a person mended in one row of a table: all its cells as they should read, or null to leave the row out. */
export type Mend = { readonly row: number; readonly cells: readonly string[] | null };

/** Rows that a person left out one by one, as the import report names them. */
export const leftOutByHand = "left out by hand";

/** Mends by the row they stand for. */
export type MendsByRow = ReadonlyMap<number, Mend["cells"]>;

/** The mends of a reading, by row; of two for one row the later stands. */
export function mendsByRow({ mends = [] }: { readonly mends?: readonly Mend[] }): MendsByRow {
  return new Map(mends.map(({ row, cells }) => [row, cells]));
}

/** The mends with one more, which takes the place of an earlier one of its row. */
export function withMend(mends: readonly Mend[], mend: Mend): readonly Mend[] {
  return [...mends.filter(({ row }) => row !== mend.row), mend];
}
