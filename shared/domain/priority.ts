import { isRefused, refused, type Answer, type Refused } from "../maths/answer.ts";
import { kendallTau } from "../maths/kendall-tau.ts";
import { estimatedEnds, possibleScores } from "../maths/possible-scores.ts";
import { rankFinder, ranking } from "../maths/ranking.ts";
import { fieldsWithoutOne, scorings } from "../maths/scorings.ts";
import { score, type Score, type Scoring } from "../maths/scoring.ts";
import { weightedScoring } from "../maths/weighted-scoring.ts";
import { isOpen, type BacklogItem, type EstimateName } from "./backlog-item.ts";
import type { Id } from "./ids.ts";
import { fieldFigure, figureOf, type KnownFigure, type Surroundings } from "./item-figures.ts";
import { settingsOf } from "./portfolio.ts";
import { byRank } from "./rank.ts";
import { sameList } from "./remembered.ts";
import type { ScoreMethod, Settings } from "./settings.ts";

/** A figure that a way to score asks for: as the formula calls it, and where an item keeps it (an estimate, or `field:<id>`). */
export type ScoreInput = { readonly id: string; readonly source: EstimateName | `field:${Id}` };

/** A way to score with the figures it asks for; refused where the team's own formula has nothing to weigh. */
export type ScoringRule = {
  readonly method: ScoreMethod;
  readonly scoring: Answer<Scoring>;
  readonly inputs: readonly ScoreInput[];
};

/** One item in a ranking: its score with all parts, or what is missing and how high and low it could come. */
export type RankedItem = {
  readonly item: BacklogItem;
  readonly figures: Readonly<Record<string, KnownFigure | null>>;
  readonly score: Answer<Score>;
  /** Its rank by score, ties sharing the best; null while it needs an estimate. */
  readonly rank: number | null;
  readonly missing: readonly ScoreInput[];
  /** For items that need an estimate: the best and worst rank it could have on the ranges of the others; null when that cannot be said. */
  readonly possible: { readonly best: number; readonly worst: number } | null;
};

/** The open items of a backlog by score. */
export type Priorities = {
  readonly rule: ScoringRule;
  /** Demanded by law or contract: above the ranking and not in it, in the order made by hand. */
  readonly mandated: readonly BacklogItem[];
  readonly ranked: readonly RankedItem[];
  readonly needsEstimate: readonly RankedItem[];
  /** Doing nothing: worth 0; its rank is that of the first item that is not better, and what waiting costs a week in all. */
  readonly doNothing: { readonly rank: number; readonly weeklyCost: number | null; readonly known: number };
  /** How far the order made by hand agrees with the score, from −1 to 1 (Kendall's τ-b). */
  readonly agreement: Answer<number>;
};

const published: Readonly<Record<Exclude<ScoreMethod, "formula">, readonly ScoreInput[]>> = {
  cd3: same("costOfDelay", "duration"),
  wsjf: same("userBusinessValue", "timeCriticality", "riskReductionOpportunity", "jobSize"),
  rice: [
    ...same("reach"),
    { id: "impact", source: "riceImpact" },
    { id: "confidence", source: "riceConfidence" },
    ...same("effort"),
  ],
  ice: [{ id: "impact", source: "iceImpact" }, { id: "confidence", source: "iceConfidence" }, ...same("ease")],
  valueCost: same("value", "cost"),
};

function same(...names: readonly EstimateName[]): readonly ScoreInput[] {
  return names.map((name) => ({ id: name, source: name }));
}

/** How a backlog is scored by a method; the team's own formula is that of the settings. */
export function scoringRule(method: ScoreMethod, { backlog }: Settings): ScoringRule {
  if (method !== "formula") return { method, scoring: scorings[method], inputs: published[method] };
  const parts = backlog.formula.map(({ input, weight, highest }) => ({ id: input, weight, highest }));
  const inputs = parts.map(({ id }) => ({ id, source: id as ScoreInput["source"] }));
  return { method, scoring: parts.length === 0 ? refused("UNDEFINED") : weightedScoring(parts), inputs };
}

/**
 * The open items of a list by score, best first (domain A.1, A.2): mandated ones apart, those that need an estimate in a
 * band of their own with how high they could come, and doing nothing as a rival worth 0.
 */
export function priorities(items: readonly BacklogItem[], method: ScoreMethod, around: Surroundings): Priorities {
  const work = prioritising(items, method, around);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** `priorities`, worked out item by item, so that whoever asks can do something else in between. */
export function* prioritising(
  items: readonly BacklogItem[],
  method: ScoreMethod,
  around: Surroundings,
): Generator<undefined, Priorities> {
  const rule = scoringRule(method, settingsOf(around.portfolio));
  const open = items.filter(isOpen);
  const mandated = open.filter(({ mandate }) => mandate !== "").sort(byRank);
  const free = open.filter(({ mandate }) => mandate === "");
  const entries = yield* judgedItems(free, rule, around);
  const scored = ranking(entries.map((entry) => ({ id: entry.item.id, score: valueOf(entry.score), entry })));
  const ranked = scored.flatMap(({ entry, rank }) => (rank === null ? [] : [{ ...entry, rank }]));
  const scores = ranked.map((entry) => valueOf(entry.score));
  yield;
  const needsEstimate = yield* withPossibleRanks(
    entries.filter((entry) => valueOf(entry.score) === null),
    ranked,
    rule,
  );
  const delays: number[] = [];
  for (const item of open) {
    const cost = figureOf(item, "costOfDelay", around);
    if (cost !== null) delays.push(cost.mode);
    yield;
  }
  return {
    rule,
    mandated,
    ranked,
    needsEstimate,
    doNothing: {
      rank: rankFinder(scores)(0),
      weeklyCost: delays.length === 0 ? null : delays.reduce((sum, cost) => sum + cost, 0),
      known: delays.length,
    },
    agreement: agreementOf(ranked),
  };
}

/** The figures that a rule asks of an item, by the names of the formula; null for those nobody knows. */
export function figuresFor(item: BacklogItem, { inputs }: ScoringRule, around: Surroundings): RankedItem["figures"] {
  return Object.fromEntries(
    inputs.map(({ id, source }) => [
      id,
      source.startsWith("field:")
        ? fieldFigure(item, source.slice("field:".length), around.portfolio)
        : figureOf(item, source as EstimateName, around),
    ]),
  );
}

/** What items were judged to be, while all that they were judged by stands: a move in a long list judges nothing again. */
let judged: { readonly by: readonly unknown[]; readonly entries: WeakMap<BacklogItem, RankedItem> } | null = null;

function* judgedItems(
  items: readonly BacklogItem[],
  rule: ScoringRule,
  around: Surroundings,
): Generator<undefined, readonly RankedItem[]> {
  const { portfolio, asOf, now, avoidableMonthly } = around;
  const { usage, features, products, fields, settings } = portfolio;
  const by = [rule.method, usage, features, products, fields, settings, asOf, now, avoidableMonthly];
  if (judged === null || !sameList(by, judged.by)) judged = { by, entries: new WeakMap() };
  const { entries } = judged;
  const found: RankedItem[] = [];
  for (const item of items) {
    const entry = entries.get(item) ?? judgedItem(item, rule, around);
    entries.set(item, entry);
    found.push(entry);
    yield;
  }
  return found;
}

function judgedItem(item: BacklogItem, rule: ScoringRule, around: Surroundings): RankedItem {
  const figures = figuresFor(item, rule, around);
  const { scoring } = rule;
  const missing = rule.inputs.filter(({ id }) => figures[id] === null);
  const scored: Answer<Score> = isRefused(scoring) ? scoring : score(scoring, modes(figures));
  return { item, figures, score: scored, rank: null, missing, possible: null };
}

/** What unscored items could score between the ends that others were estimated at. */
const possibly = new WeakMap<
  RankedItem,
  { readonly within: string; readonly possible: ReturnType<typeof possibleScores> }
>();

function* withPossibleRanks(
  unscored: readonly RankedItem[],
  ranked: readonly RankedItem[],
  { scoring }: ScoringRule,
): Generator<undefined, readonly RankedItem[]> {
  if (isRefused(scoring)) return unscored;
  const ends = estimatedEnds(
    scoring,
    [...ranked, ...unscored].map(({ figures }) => figures),
  );
  const rankOf = rankFinder(ranked.map((entry) => valueOf(entry.score)));
  const within = JSON.stringify(ends);
  const placed: RankedItem[] = [];
  for (const entry of unscored) {
    yield;
    const known = possibly.get(entry);
    const possible = known?.within === within ? known.possible : possibleScores(scoring, modes(entry.figures), ends);
    possibly.set(entry, { within, possible });
    const isPlaced = entry.missing.length > 0 && !isRefused(possible);
    placed.push(
      isPlaced ? { ...entry, possible: { best: rankOf(possible.high), worst: rankOf(possible.low) } } : entry,
    );
  }
  return placed.sort(
    (a, b) => (a.possible?.best ?? Infinity) - (b.possible?.best ?? Infinity) || byRank(a.item, b.item),
  );
}

/** The figures of a WSJF ranking in which nothing counts as 1, so that they have no anchor (domain A.1); none for other methods. */
export function figuresWithoutAnchor({ rule, ranked, needsEstimate }: Priorities): readonly ScoreInput[] {
  if (rule.method !== "wsjf") return [];
  const loose = new Set(fieldsWithoutOne([...ranked, ...needsEstimate].map(({ figures }) => modes(figures))));
  return rule.inputs.filter(({ id }) => loose.has(id));
}

function modes(figures: RankedItem["figures"]): Readonly<Record<string, number | null>> {
  return Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, figure?.mode ?? null]));
}

/** The number of a score; null for a refusal. */
export function valueOf(scored: Answer<Score> | Refused): number | null {
  return isRefused(scored) ? null : scored.value;
}

function agreementOf(ranked: readonly RankedItem[]): Answer<number> {
  const byHand = new Map([...ranked].sort((a, b) => byRank(a.item, b.item)).map(({ item }, place) => [item.id, place]));
  return kendallTau(
    ranked.map(({ rank }) => -(rank ?? 0)),
    ranked.map(({ item }) => -(byHand.get(item.id) ?? 0)),
  );
}
