import type { Id } from "./ids.ts";

/** A table: a map of shelves of a few hundred records each, so that a change copies one shelf and not the table. */
export type Shelves<R> = ReadonlyMap<string, ReadonlyMap<Id, R>>;

const emptyShelf: ReadonlyMap<Id, never> = new Map<Id, never>();

/** The records of one shelf (of one product, say); always the same empty map when there is none. */
export function onShelf<R>(shelves: Shelves<R>, shelf: string): ReadonlyMap<Id, R> {
  return shelves.get(shelf) ?? emptyShelf;
}

/** One record by its id; name its shelf where it is known, else every shelf is asked. */
export function recordIn<R>(shelves: Shelves<R>, id: Id, shelf?: string): R | undefined {
  if (shelf !== undefined) return shelves.get(shelf)?.get(id);
  for (const records of shelves.values()) {
    const record = records.get(id);
    if (record !== undefined) return record;
  }
  return undefined;
}

/** Every record of a table, shelf by shelf. */
export function* allOf<R>(shelves: Shelves<R>): Generator<R> {
  for (const records of shelves.values()) yield* records.values();
}

/** How many records a table holds. */
export function countOf(shelves: Shelves<unknown>): number {
  let count = 0;
  for (const records of shelves.values()) count += records.size;
  return count;
}
