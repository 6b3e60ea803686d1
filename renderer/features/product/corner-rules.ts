import type { Id } from "#shared/domain/ids.ts";
import type { Product } from "#shared/domain/product.ts";
import type { cornerFindings } from "#shared/words/product.ts";

/** Something the four corners give away, with the teams it concerns. */
export type CornerFinding = { readonly kind: keyof typeof cornerFindings; readonly teams: readonly Id[] };

/**
 * Where paying, changing, suffering and benefiting fall apart. A corner that nobody filled in is not known, so it accuses
 * nobody; only a product of which something is known and nothing can be changed is abandoned.
 */
export function findingsOf({ pays, canChange, feels, benefits }: Product["corners"]): readonly CornerFinding[] {
  const without = (teams: readonly Id[], ...others: readonly (readonly Id[])[]) =>
    teams.filter((team) => !others.some((corner) => corner.includes(team)));
  const isKnown = [pays, canChange, feels, benefits].some((corner) => corner.length > 0);
  const findings: CornerFinding[] = [
    { kind: "helpless", teams: without(feels, canChange) },
    { kind: "moralHazard", teams: pays.length + feels.length > 0 ? without(canChange, pays, feels) : [] },
    { kind: "captivePayer", teams: benefits.length > 0 ? without(pays, benefits) : [] },
    { kind: "freeRider", teams: pays.length > 0 ? without(benefits, pays) : [] },
  ];
  const found = findings.filter(({ teams }) => teams.length > 0);
  return isKnown && canChange.length === 0 ? [{ kind: "abandoned", teams: [] }, ...found] : found;
}
