import { isRefused, refused, type Answer } from "../maths/answer.ts";
import type { RangedCandidate } from "../maths/drawn-scores.ts";
import { neededFigures, type NeededFigure } from "../maths/needed-figures.ts";
import { firmness, rankStability, type RankStability } from "../maths/rank-stability.ts";
import type { Scoring } from "../maths/scoring.ts";
import { cd3Sequence, costOfOrder, optimalSequence, type Sequence, type SequenceItem } from "../maths/sequence.ts";
import { estimateOf, type BacklogItem } from "./backlog-item.ts";
import type { Id } from "./ids.ts";
import { delayProfile, figureOf, type Surroundings } from "./item-figures.ts";
import { valueOf, type Priorities, type RankedItem } from "./priority.ts";
import { byRank } from "./rank.ts";
import type { Settings } from "./settings.ts";

/** What a worker needs to draw how stable a ranking is; plain values only. */
export type OutlookInput = {
  readonly scoring: Scoring;
  readonly candidates: readonly RangedCandidate[];
  readonly terms: { readonly draws: number; readonly seed: number; readonly top: number };
};

/** How firm a first place is, in words: robust, leading or contested. */
export type Firmness = ReturnType<typeof firmness>;

/** The most items whose stability is drawn: the best by score. */
export const mostDrawn = 300;

/** The input for drawing how stable a ranking is, for its best items; refused where nothing can be scored. */
export function outlookInput({ rule, ranked }: Priorities, rules: Settings["backlog"]): Answer<OutlookInput> {
  if (isRefused(rule.scoring)) return rule.scoring;
  if (ranked.length === 0) return refused("NO_DATA");
  const candidates = ranked.slice(0, mostDrawn).map(({ item, figures }) => ({ id: item.id, ranges: figures }));
  const { draws, seed, top } = rules;
  return { scoring: rule.scoring, candidates, terms: { draws, seed, top } };
}

/** Draws how stable a ranking is (domain A.5). */
export function drawOutlook({ scoring, candidates, terms }: OutlookInput): Answer<RankStability> {
  return rankStability(scoring, candidates, terms);
}

/** What one figure of an item would have to be for it to come before another, all else as it is; refused where one has no score. */
export function whatWouldHaveToBeTrue(
  { rule }: Priorities,
  later: RankedItem,
  earlier: RankedItem,
): Answer<readonly NeededFigure[]> {
  const target = valueOf(earlier.score);
  if (isRefused(rule.scoring)) return rule.scoring;
  if (target === null) return refused("MISSING");
  const modes = Object.fromEntries(Object.entries(later.figures).map(([id, figure]) => [id, figure?.mode ?? null]));
  return neededFigures(rule.scoring, modes, target);
}

/** What waiting costs in minor units, if the items with a duration and a cost of delay are done one after another. */
export type OrderCosts = {
  readonly items: number;
  readonly byHand: Answer<number>;
  readonly byCd3: Answer<number>;
  readonly best: Answer<Sequence>;
};

/**
 * The money that the order by hand loses by waiting, beside the order by cost of delay over duration and the best order known
 * (domain A.4); refuses inside as `optimalSequence`.
 */
export function orderCosts(items: readonly BacklogItem[], around: Surroundings): OrderCosts {
  const known = items.flatMap((item) => sequenceItem(item, around));
  const ids = new Set(known.map(({ id }) => id));
  const byHand = items.filter(({ id }) => ids.has(id)).sort(byRank);
  return {
    items: known.length,
    byHand: known.length === 0 ? refused("NO_DATA") : costOfOrder(known, inNeededOrder(byHand)),
    byCd3: known.length === 0 ? refused("NO_DATA") : costOf(cd3Sequence(known)),
    best: known.length === 0 ? refused("NO_DATA") : optimalSequence(known),
  };
}

function costOf(sequence: Answer<Sequence>): Answer<number> {
  return isRefused(sequence) ? sequence : sequence.cost;
}

function sequenceItem(item: BacklogItem, around: Surroundings): readonly SequenceItem[] {
  const duration = estimateOf(item, "duration");
  const rate = figureOf({ ...item, urgency: { profile: "standard", horizonWeeks: null } }, "costOfDelay", around);
  if (duration === undefined || duration.mode <= 0 || (rate === null && item.urgency.profile === "standard")) return [];
  const profile = delayProfile(item, Math.max(0, rate?.mode ?? 0), around.now);
  return [{ id: item.id, duration: duration.mode, profile, needs: item.dependsOn }];
}

/** The order by hand with what an item needs pulled before it. */
function inNeededOrder(items: readonly BacklogItem[]): readonly Id[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const order = new Set<Id>();
  const visit = (item: BacklogItem, path: ReadonlySet<Id>) => {
    if (order.has(item.id) || path.has(item.id)) return;
    for (const id of item.dependsOn) {
      const needed = byId.get(id);
      if (needed !== undefined) visit(needed, new Set(path).add(item.id));
    }
    order.add(item.id);
  };
  for (const item of items) visit(item, new Set());
  return [...order];
}
