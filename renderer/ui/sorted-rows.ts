import { comparisonOf } from "./sort-keys.ts";
import type { Column, SortBy } from "./table-lines.ts";

type Places = readonly number[];

function comparison(keys: readonly (string | number | null)[]): (left: number, right: number) => number {
  if (keys.every((key) => typeof key !== "string")) {
    return (left, right) => Number(keys[left]) - Number(keys[right]);
  }
  return comparisonOf(keys.map(String));
}

// An unknown value is neither small nor large, so it comes last whichever way the rest is turned.
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: SortBy | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
  if (sort === null || sortBy === undefined) return rows;
  const keys = rows.map(sortBy);
  const compare = comparison(keys);
  const sign = sort.direction === "ascending" ? 1 : -1;
  const known: number[] = [];
  const unknown: number[] = [];
  keys.forEach((key, place) => (key === null ? unknown : known).push(place));
  known.sort((left, right) => sign * compare(left, right));
  return pick(rows, [...known, ...unknown]);
}

function pick<Row>(rows: readonly Row[], places: Places): readonly Row[] {
  return places.map((place) => rows[place] as Row);
}

type Sorted<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly sort: SortBy;
  readonly rows: readonly Row[];
  /** Where each row stands; found out when a filter first asks. */
  places?: ReadonlyMap<Row, number>;
};

/** Sorts rows, and remembers how: when a filter leaves some of the same rows, nothing has to be compared again. */
export function rememberingSort<Row>(): typeof sortRows<Row> {
  let last: Sorted<Row> | null = null;
  return (rows, columns, sort) => {
    if (sort === null) return rows;
    if (last !== null && last.columns === columns && isSameSort(last.sort, sort)) {
      const kept = inOrder(rows, last);
      if (kept !== null) return kept;
    }
    last = { columns, sort, rows: sortRows(rows, columns, sort) };
    return last.rows;
  };
}

function isSameSort(one: SortBy, other: SortBy): boolean {
  return one.column === other.column && one.direction === other.direction;
}

/** Some of the rows that were sorted, in that order; null when there are others among them. */
function inOrder<Row>(rows: readonly Row[], sorted: Sorted<Row>): readonly Row[] | null {
  if (rows.length > sorted.rows.length) return null;
  const places = (sorted.places ??= new Map(sorted.rows.map((row, place) => [row, place])));
  const isWanted = new Uint8Array(sorted.rows.length);
  for (const row of rows) {
    const place = places.get(row);
    if (place === undefined) return null;
    isWanted[place] = 1;
  }
  const kept = sorted.rows.filter((_, place) => isWanted[place] === 1);
  return kept.length === rows.length ? kept : null;
}
