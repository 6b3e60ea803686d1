import { comparisonOf } from "./sort-keys.ts";
import type { Column, SortBy } from "./table-lines.ts";

type Places = readonly number[];

function comparison(keys: readonly (string | number | null)[]): (left: number, right: number) => number {
  if (keys.every((key) => typeof key !== "string")) {
    return (left, right) => Number(keys[left]) - Number(keys[right]);
  }
  return comparisonOf(keys.map(String));
}

/** In which order the rows stand. An unknown value is neither small nor large, so it comes last whichever way the rest is turned. */
function sortedPlaces<Row>(rows: readonly Row[], sortBy: NonNullable<Column<Row>["sortBy"]>, sort: SortBy): Places {
  const keys = rows.map(sortBy);
  const compare = comparison(keys);
  const sign = sort.direction === "ascending" ? 1 : -1;
  const known: number[] = [];
  const unknown: number[] = [];
  keys.forEach((key, place) => (key === null ? unknown : known).push(place));
  known.sort((left, right) => sign * compare(left, right));
  return [...known, ...unknown];
}

function sortingOf<Row>(columns: readonly Column<Row>[], sort: SortBy | null): Column<Row>["sortBy"] {
  return columns.find((column) => column.id === sort?.column)?.sortBy;
}

function pick<Row>(rows: readonly Row[], places: Places): readonly Row[] {
  return places.map((place) => rows[place] as Row);
}

export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: SortBy | null,
): readonly Row[] {
  const sortBy = sortingOf(columns, sort);
  return sort === null || sortBy === undefined ? rows : pick(rows, sortedPlaces(rows, sortBy, sort));
}

type Sorted<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly sort: SortBy;
  readonly rows: readonly Row[];
  readonly places: Places;
};

/** Sorts rows, and remembers how: when a filter leaves some of the same rows, nothing has to be compared again. */
export function rememberingSort<Row>(): typeof sortRows<Row> {
  let last: Sorted<Row> | null = null;
  return (rows, columns, sort) => {
    const sortBy = sortingOf(columns, sort);
    if (sort === null || sortBy === undefined) return rows;
    if (last !== null && last.columns === columns && isSameSort(last.sort, sort)) {
      const kept = inOrder(rows, last);
      if (kept !== null) return kept;
    }
    last = { columns, sort, rows, places: sortedPlaces(rows, sortBy, sort) };
    return pick(rows, last.places);
  };
}

function isSameSort(one: SortBy, other: SortBy): boolean {
  return one.column === other.column && one.direction === other.direction;
}

/** What a filter left of the rows that were sorted, in that order; null when there are others among them, or in another order. */
function inOrder<Row>(filtered: readonly Row[], { rows, places }: Sorted<Row>): readonly Row[] | null {
  const isLeft = new Uint8Array(rows.length);
  let next = 0;
  rows.forEach((row, place) => {
    if (next === filtered.length || filtered[next] !== row) return;
    isLeft[place] = 1;
    next += 1;
  });
  if (next < filtered.length) return null;
  return pick(
    rows,
    places.filter((place) => isLeft[place] === 1),
  );
}
