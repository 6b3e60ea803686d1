import { useEffect, useMemo, useState } from "react";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Surroundings } from "#shared/domain/item-figures.ts";
import { priorities, type Priorities } from "#shared/domain/priority.ts";
import type { ScoreMethod } from "#shared/domain/settings.ts";

const scoredAtOnce = 800;
const afterPainting = 30;

/** The scores of a list: with the list where it is short, else a moment later, so that a move shows at once. */
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
    const timer = setTimeout(() => setLater(priorities(items, method, around)), afterPainting);
    return () => clearTimeout(timer);
  }, [isShort, items, method, around]);
  return isShort ? atOnce : later;
}
