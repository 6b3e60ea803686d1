/** Something to rank: without a score yet it is null. */
export type Scored = { readonly id: string; readonly score: number | null };

/** Says whether two scores count as the same: equal within a billionth of the larger. */
export function isTie(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/**
 * Ranks by score, highest first; ties share the best rank (1, 1, 1, 4) and stand in the order of their ids, which means
 * nothing. What has no score follows with rank null (domain A.2).
 */
export function ranking<T extends Scored>(candidates: readonly T[]): readonly (T & { readonly rank: number | null })[] {
  const scored = candidates.filter(isScored).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const ranked: (T & { readonly rank: number | null })[] = [];
  while (ranked.length < scored.length) {
    const first = ranked.length;
    const best = scored[first]?.score ?? 0;
    let after = first + 1;
    while (after < scored.length && isTie(best, scored[after]?.score ?? 0)) after += 1;
    const tied = scored.slice(first, after).sort(byId);
    for (const candidate of tied) ranked.push({ ...candidate, rank: first + 1 });
  }
  const unscored = candidates.filter((candidate) => !isScored(candidate)).sort(byId);
  return [...ranked, ...unscored.map((candidate) => ({ ...candidate, rank: null }))];
}

/** Finds the ranks that scores would take among others: 1 more than how many are truly above. */
export function rankFinder(others: readonly (number | null)[]): (score: number) => number {
  const known = others.flatMap((other) => (other !== null && Number.isFinite(other) ? [other] : []));
  const highestFirst = Float64Array.from(known).sort().reverse();
  return (score) => {
    let above = 0;
    let end = highestFirst.length;
    while (above < end) {
      const middle = (above + end) >> 1;
      const other = highestFirst[middle] ?? 0;
      if (other > score && !isTie(other, score)) above = middle + 1;
      else end = middle;
    }
    return above + 1;
  };
}

function isScored({ score }: Scored): boolean {
  return score !== null && Number.isFinite(score);
}

function byId(a: Scored, b: Scored): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
