import type { Id } from "./ids.ts";

/** Entries by what they are about, each group in the order of the entries; an entry about null is in none. */
export function grouped<E>(entries: Iterable<E>, keyOf: (entry: E) => Id | null): ReadonlyMap<Id, readonly E[]> {
  const groups = new Map<Id, E[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
