import { useEffect, useMemo, useState } from "react";
import { inSlices } from "#data/slices.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Surroundings } from "#shared/domain/item-figures.ts";
import { prioritising, priorities, type Priorities } from "#shared/domain/priority.ts";
import type { ScoreMethod } from "#shared/domain/settings.ts";

const scoredAtOnce = 800;
const afterPainting = 30;

/** The scores of a list: with the list where it is short, else a moment later and in slices, so that a move shows at once. */
export function usePriorities(
  items: readonly BacklogItem[],
  method: ScoreMethod,
  around: Surroundings,
): Priorities | null {
  const isShort = items.length <= scoredAtOnce;
  const atOnce = useMemo(() => (isShort ? priorities(items, method, around) : null), [isShort, items, method, around]);
  const [later, setLater] = useState<Priorities | null>(null);
  useEffect(() => {
    if (isShort) return undefined;
    let isWanted = true;
    const timer = setTimeout(async () => {
      const worked = await inSlices(prioritising(items, method, around), () => isWanted);
      if (worked !== null) setLater(worked);
    }, afterPainting);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isShort, items, method, around]);
  return isShort ? atOnce : later;
}
