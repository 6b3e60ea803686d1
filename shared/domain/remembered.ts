import type { Id } from "./ids.ts";

/**
 * A derivation for each id that is worked out again only when what it is worked out from is another value. Where the new
 * value is the same as the old one, the old one is handed out, so that whatever follows from it stands too.
 */
export function remembered<Inputs extends readonly unknown[], T>(
  compute: (id: Id, inputs: Inputs) => T,
  isSame: (value: T, known: T) => boolean = Object.is,
): (id: Id, inputs: Inputs) => T {
  const last = new Map<Id, { readonly inputs: Inputs; readonly value: T }>();
  return (id, inputs) => {
    const known = last.get(id);
    if (known !== undefined && sameList(inputs, known.inputs)) return known.value;
    const fresh = compute(id, inputs);
    const value = known !== undefined && isSame(fresh, known.value) ? known.value : fresh;
    last.set(id, { inputs, value });
    return value;
  };
}

/** Says whether two lists hold the very same values in the same order. */
export function sameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!Object.is(one[at], other[at])) return false;
  return true;
}

const none: readonly never[] = [];

/** Keeps handing out the list it was given for an id, as long as the next one holds the same; no list is an empty one. */
export function steadyList<E>(): (id: Id, list: readonly E[] | undefined) => readonly E[] {
  const steady = remembered<readonly [readonly E[]], readonly E[]>((_, [list]) => list, sameList);
  return (id, list = none) => (list.length === 0 ? none : steady(id, [list]));
}
