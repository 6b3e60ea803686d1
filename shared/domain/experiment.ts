import * as v from "valibot";
import { CardSchema, type Card } from "./experiment-card.ts";
import type { Id } from "./ids.ts";
import { MinorSchema } from "./money.ts";
import { DaySchema, fixed, IdSchema, listOf, NameSchema, recordEntries, TextSchema, type Draft } from "./record.ts";

/** What a team can decide when an experiment is over. */
export const experimentDecisions = ["persevere", "pivot", "stop"] as const;

/** What the rule can say of an experiment; "none" where the evidence moves a belief but decides nothing (domain B.11). */
const experimentVerdicts = ["invalid", "stop", "persevere", "pivot", "continue", "none"] as const;

const instant = v.pipe(v.number(), v.safeInteger());
const amount = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const said = { at: instant, by: TextSchema, reason: TextSchema };

const LockSchema = fixed({
  at: instant,
  by: TextSchema,
  /** SHA-256 of the card as it was frozen. */
  hash: TextSchema,
  /** Checks that were not met and the reason for starting all the same. */
  skipped: listOf(fixed({ check: TextSchema, reason: TextSchema })),
});

const DecisionSchema = fixed({
  ...said,
  decision: v.picklist(experimentDecisions),
  /** Who decided, by name. */
  names: TextSchema,
  dissent: TextSchema,
  meetingId: v.nullable(IdSchema),
});

/** Counts or sums of one arm, of one day or of all; the sums are of the metric over the units. */
const ObservationSchema = fixed({
  day: v.nullable(DaySchema),
  /** The place of the arm on the card, control 0. */
  arm: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** The name of the guardrail; null for the primary metric. */
  guardrail: v.nullable(NameSchema),
  period: v.nullable(v.picklist(["before", "after"])),
  n: count,
  sum: amount,
  /** The sum of squares; nothing to a proportion. */
  squares: count,
  /** For a ratio: the sums of what it is divided by, and of the products of both. */
  denominator: v.nullable(fixed({ sum: amount, squares: count, products: amount })),
  /** Where each unit was also measured before it met the test: the sums of that, and of its products with the metric. */
  past: v.optional(fixed({ sum: amount, squares: count, products: amount })),
});

/** Evidence that is no split test: how it was come by, from which group, and how strongly it speaks. */
const EvidenceSchema = fixed({
  type: v.picklist([
    "opinion",
    "interview",
    "survey",
    "usability",
    "beforeAfter",
    "fakeDoor",
    "commitment",
    "did",
    "abTest",
  ]),
  /** Pieces from one source or panel share a group and count once. */
  group: TextSchema,
  direction: v.picklist([1, -1]),
  /** A word, or the base-10 logarithm of a computed likelihood ratio. */
  strength: v.union([v.picklist(["weak", "moderate", "strong"]), amount]),
  n: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  source: TextSchema,
  on: v.nullable(DaySchema),
});

/** The verdict as it was when the experiment was concluded; later results never rewrite it. */
const FrozenVerdictSchema = fixed({
  at: instant,
  verdict: v.picklist(experimentVerdicts),
  code: TextSchema,
  /** The effect of the best treatment against the control, gains counted upwards; null where none could be read. */
  effect: v.nullable(fixed({ arm: v.pipe(v.number(), v.safeInteger()), estimate: amount, low: amount, high: amount })),
  /** The chance that it is better, without a prior and by the doubter's; null where neither applies. */
  chances: v.nullable(fixed({ flat: v.nullable(amount), skeptical: v.nullable(amount) })),
  /** How likely the belief is held to be after the evidence; null without any. */
  belief: v.nullable(amount),
  exploratory: v.boolean(),
  inputsHash: TextSchema,
  engineVersion: TextSchema,
});

/** A belief put to a test: the card, what was observed, what the rule says, and what the team decided. */
export const ExperimentSchema = fixed({
  ...recordEntries,
  productId: IdSchema,
  /** The feature tested, or hidden by a removal experiment. */
  featureId: v.nullable(IdSchema),
  /** The backlog item it is about. */
  itemId: v.nullable(IdSchema),
  title: NameSchema,
  /** A removal hides a feature and tests "not worse than the margin". */
  purpose: v.picklist(["change", "removal"]),
  status: v.picklist(["draft", "running", "concluded"]),
  card: CardSchema,
  lock: v.nullable(LockSchema),
  amendments: listOf(fixed({ ...said, before: CardSchema, after: CardSchema, hash: TextSchema })),
  observations: listOf(ObservationSchema),
  evidence: listOf(EvidenceSchema),
  /** Why the measuring was broken; empty when it was not. */
  broken: TextSchema,
  verdict: v.nullable(FrozenVerdictSchema),
  decision: v.nullable(DecisionSchema),
  withdrawals: listOf(
    v.variant("what", [
      fixed({ what: v.literal("start"), ...said, lock: LockSchema, sawResults: v.boolean() }),
      fixed({ what: v.literal("decision"), ...said, decision: DecisionSchema }),
    ]),
  ),
  /** The experiment that this one is a pivot of. */
  pivotOf: v.nullable(IdSchema),
  /** What it cost, in minor units; null when nobody counted. */
  spent: v.nullable(MinorSchema),
  /** The backlog item that carries out the decision. */
  nextItemId: v.nullable(IdSchema),
});

/** A belief put to a test. */
export type Experiment = v.InferOutput<typeof ExperimentSchema>;

/** Counts or sums of one arm. */
export type Observation = v.InferOutput<typeof ObservationSchema>;

/** A piece of evidence that is no split test. */
export type Evidence = v.InferOutput<typeof EvidenceSchema>;

/** The verdict as it was when the experiment was concluded. */
export type FrozenVerdict = v.InferOutput<typeof FrozenVerdictSchema>;

/** What the rule says of an experiment. */
export type ExperimentVerdict = FrozenVerdict["verdict"];

/** What a team decided, with names and reason. */
export type Decision = NonNullable<Experiment["decision"]>;

/** What a team can decide. */
export type DecisionKind = Decision["decision"];

/** What a person says of a new experiment; everything else comes by commands of its own. */
export type ExperimentDraft = Pick<
  Draft<Experiment>,
  "productId" | "featureId" | "itemId" | "title" | "purpose" | "card" | "pivotOf"
>;

/** An experiment of which nothing but the product, the title and the card is known yet. */
export function blankExperiment(productId: Id, title: string, card: Card): ExperimentDraft {
  return { productId, title, card, featureId: null, itemId: null, purpose: "change", pivotOf: null };
}

/** A new experiment as it is kept: a draft without results. */
export function asDraft(draft: ExperimentDraft): Draft<Experiment> {
  return {
    ...draft,
    status: "draft",
    lock: null,
    amendments: [],
    observations: [],
    evidence: [],
    broken: "",
    verdict: null,
    decision: null,
    withdrawals: [],
    spent: null,
    nextItemId: null,
  };
}

/** Whether results came to an experiment whose card was never locked here: it was brought in, and not registered before. */
export function isBroughtIn({ status, lock }: Pick<Experiment, "status" | "lock">): boolean {
  return status !== "draft" && lock === null;
}

/** Whether results could be seen before the card was final, so that the result only suggests and does not confirm. */
export function isExploratory(experiment: Pick<Experiment, "amendments" | "withdrawals" | "status" | "lock">): boolean {
  const { amendments, withdrawals } = experiment;
  const isChanged = amendments.length > 0 || withdrawals.some((entry) => entry.what === "start" && entry.sawResults);
  return isChanged || isBroughtIn(experiment);
}

/** Whether the team decided otherwise than the verdict says. */
export function isAgainstVerdict({ verdict, decision }: Pick<Experiment, "verdict" | "decision">): boolean {
  return decision !== null && wouldContradict(verdict, decision.decision);
}

/** Whether a decision would be another than the verdict says; where the rule says nothing, none is. */
export function wouldContradict(verdict: FrozenVerdict | null, decision: DecisionKind | null): boolean {
  if (verdict === null || decision === null || verdict.verdict === "none") return false;
  return verdict.verdict !== decision;
}
