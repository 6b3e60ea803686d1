import * as v from "valibot";
import { EstimateSchema, type Estimate } from "./estimate.ts";
import { DaySchema, fixed, IdSchema, listOf, NameSchema, recordEntries, TextSchema, type Draft } from "./record.ts";

/** The kinds of proposed work; removing something is work like any other. */
export const backlogKinds = ["feature", "experiment", "defect", "risk", "enabler", "retirement"] as const;

/** The stages of work. There is none called done: deployed but dark is work in progress, released is still to be proved. */
export const backlogStages = ["idea", "ready", "doing", "deployed", "released", "measured", "dropped"] as const;

/** The stages in which a defect can be made and found. */
export const workStages = ["idea", "design", "build", "test", "deployment", "production"] as const;

/**
 * What can be estimated of an item, in the units of domain A.1: money in minor units of the portfolio's currency, durations
 * in weeks of remaining work, effort in person-months, reach in users per month.
 */
export const estimateNames = [
  "costOfDelay",
  "duration",
  "userBusinessValue",
  "timeCriticality",
  "riskReductionOpportunity",
  "jobSize",
  "reach",
  "riceImpact",
  "riceConfidence",
  "effort",
  "iceImpact",
  "iceConfidence",
  "ease",
  "value",
  "cost",
] as const;

/** A figure of an item that can be estimated. */
export type EstimateName = (typeof estimateNames)[number];

/** The estimates that are amounts of money. */
export const moneyEstimates: ReadonlySet<string> = new Set<EstimateName>(["costOfDelay", "value", "cost"]);

const instant = v.nullable(v.pipe(v.number(), v.safeInteger()));
const money = v.pipe(v.number(), v.finite(), v.minValue(0));
const weeks = v.pipe(v.number(), v.finite(), v.minValue(0));

/** How the cost of waiting grows (domain A.3); the weekly rate is the estimate `costOfDelay`, days are calendar days. */
export const UrgencySchema = v.variant("profile", [
  fixed({ profile: v.literal("standard"), horizonWeeks: v.nullable(weeks) }),
  fixed({ profile: v.literal("fixedDate"), day: DaySchema, penalty: money }),
  fixed({ profile: v.literal("intangible"), startDay: DaySchema, rampWeeks: weeks }),
  fixed({ profile: v.literal("expedite"), lump: money }),
]);

/** How the cost of waiting grows: the class of service of an item. */
export type Urgency = v.InferOutput<typeof UrgencySchema>;

/** What became of a released item, once somebody looked. */
export const outcomes = ["kept", "changed", "removed"] as const;

/** The estimates of an item, at most one of each figure. */
const estimates = v.pipe(
  listOf(fixed({ name: v.picklist(estimateNames), ...EstimateSchema.entries })),
  v.check(
    (known) => known.every(({ low, mode, high }) => low <= mode && mode <= high),
    "the likely figure lies between the low and the high one",
  ),
  v.check((known) => new Set(known.map(({ name }) => name)).size === known.length, "a figure is estimated once"),
);

/** Proposed work on one product. */
export const BacklogItemSchema = fixed({
  ...recordEntries,
  productId: IdSchema,
  title: NameSchema,
  kind: v.picklist(backlogKinds),
  stage: v.picklist(backlogStages),
  /** Its place in the order made by hand. */
  rank: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{0,999}[1-9A-Za-z]$/, "a rank is written in letters and digits")),
  description: TextSchema,
  hypothesis: TextSchema,
  /** The law or contract that demands it; empty when nothing does. Such items stand above the ranking. */
  mandate: TextSchema,
  urgency: UrgencySchema,
  estimates,
  dependsOn: listOf(IdSchema),
  owner: TextSchema,
  due: v.nullable(DaySchema),
  labels: listOf(NameSchema),
  links: listOf(TextSchema),
  /** The feature it makes (known from its release on), mends or removes. */
  featureId: v.nullable(IdSchema),
  /** The retirement proposal that it carries out. */
  proposalId: v.nullable(IdSchema),
  /** Where a defect was made and where it was found; null when not known or not a defect. */
  madeIn: v.nullable(v.picklist(workStages)),
  foundIn: v.nullable(v.picklist(workStages)),
  /** What it says in the fields of the team's own: a number, the name of a choice, or a day. */
  fields: listOf(fixed({ fieldId: IdSchema, value: v.union([v.pipe(v.number(), v.finite()), TextSchema]) })),
  /** When the work began elsewhere, for imported items; else when the item was written down. */
  openedAt: v.pipe(v.number(), v.safeInteger()),
  stageSince: v.pipe(v.number(), v.safeInteger()),
  startedAt: instant,
  deployedAt: instant,
  /** The first moment a real user outside the team could use it. */
  releasedAt: instant,
  droppedAt: instant,
  dropReason: TextSchema,
  /** Whether it was worth it, recorded after the release; null until somebody says so. */
  outcome: v.nullable(fixed({ verdict: v.picklist(outcomes), reason: TextSchema, at: v.number(), by: v.string() })),
});

/** Proposed work on one product. */
export type BacklogItem = v.InferOutput<typeof BacklogItemSchema>;

/** What kind of work an item is. */
export type BacklogKind = BacklogItem["kind"];

/** How far an item has come. */
export type BacklogStage = BacklogItem["stage"];

/** A stage of work in which a defect is made or found. */
export type WorkStage = (typeof workStages)[number];

/** Whether a released item was worth it. */
export type Outcome = NonNullable<BacklogItem["outcome"]>;

/** What a person says of a new item; its place and the times of its stages are the commands' own. */
export type ItemDraft = Omit<
  Draft<BacklogItem>,
  | "rank"
  | "openedAt"
  | "stageSince"
  | "startedAt"
  | "deployedAt"
  | "releasedAt"
  | "droppedAt"
  | "dropReason"
  | "outcome"
>;

/** An item of which nothing but the product and the title is known yet. */
export function blankItem(productId: string, title: string): ItemDraft {
  return {
    productId,
    title,
    kind: "feature",
    stage: "idea",
    description: "",
    hypothesis: "",
    mandate: "",
    urgency: { profile: "standard", horizonWeeks: null },
    estimates: [],
    dependsOn: [],
    owner: "",
    due: null,
    labels: [],
    links: [],
    featureId: null,
    proposalId: null,
    madeIn: null,
    foundIn: null,
    fields: [],
  };
}

/** Whether an item is still proposed or being worked on: neither released nor dropped. */
export function isOpen({ stage }: Pick<BacklogItem, "stage">): boolean {
  return stage === "idea" || stage === "ready" || stage === "doing" || stage === "deployed";
}

/** Whether an item is work in progress: started, not released, not dropped (domain A.7). */
export function isInProgress({ stage }: Pick<BacklogItem, "stage">): boolean {
  return stage === "doing" || stage === "deployed";
}

/** Whether a released item still waits for somebody to record whether it was worth it. */
export function isUnproven({ stage }: Pick<BacklogItem, "stage">): boolean {
  return stage === "released";
}

/** One estimated figure of an item; undefined when nobody estimated it. */
export function estimateOf(item: Pick<BacklogItem, "estimates">, name: EstimateName): Estimate | undefined {
  return item.estimates.find((estimate) => estimate.name === name);
}

/** The estimates of an item with one put in, in the place of the one before; null takes it out. */
export function withEstimate(
  item: Pick<BacklogItem, "estimates">,
  name: EstimateName,
  estimate: Estimate | null,
): BacklogItem["estimates"] {
  const others = item.estimates.filter((known) => known.name !== name);
  if (estimate === null) return others;
  const { low, mode, high, source, on } = estimate;
  return [...others, { name, low, mode, high, source, on }];
}
