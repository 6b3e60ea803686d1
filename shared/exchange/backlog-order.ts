import type { Intake } from "./intake.ts";
import type { ItemRow } from "../domain/import-rows.ts";
import type { Instant } from "../domain/ids.ts";

/** A row that was read, with when it was last changed in its tracker and its place there. */
export type Found = { readonly item: ItemRow; readonly updated: Instant | null; readonly rank: string };

type Keyed = { readonly intake: Intake; readonly isKeyed: boolean };

/**
 * Of several states of one item the latest, the others counted as left out; without dates of change all of them. Items
 * that have no key of their own are told apart by how often their title came before.
 */
export function latestOnly(found: readonly Found[], { intake, isKeyed }: Keyed): readonly Found[] {
  if (!isKeyed) return toldApart(found);
  const kept: Found[] = [];
  const places = new Map<string, number>();
  for (const one of found) {
    const at = places.get(one.item.externalId);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined || before.updated === null || one.updated === null) {
      places.set(one.item.externalId, kept.length);
      kept.push(one);
      continue;
    }
    intake.leaveOut("earlier states of the same item");
    if (one.updated >= before.updated) kept[at] = one;
  }
  return kept;
}

function toldApart(found: readonly Found[]): readonly Found[] {
  const counts = new Map<string, number>();
  return found.map((one) => {
    const { externalId } = one.item;
    const nth = (counts.get(externalId) ?? 0) + 1;
    counts.set(externalId, nth);
    return nth === 1 ? one : { ...one, item: { ...one.item, externalId: `${externalId} (${nth})` } };
  });
}

/** The items in the order of their ranks: numbers by size, other ranks letter by letter, those without one last. */
export function inHandOrder(found: readonly Found[]): readonly ItemRow[] {
  const isNumber = (rank: string) => /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(rank);
  const areNumbers = found.every(({ rank }) => rank === "" || isNumber(rank));
  const compare = (a: string, b: string) => {
    if (a === b) return 0;
    if (a === "" || b === "") return a === "" ? 1 : -1;
    return areNumbers ? Number(a) - Number(b) : a < b ? -1 : 1;
  };
  return found.toSorted((one, other) => compare(one.rank, other.rank)).map(({ item }) => item);
}
