import * as v from "valibot";
import { MinorSchema } from "./money.ts";
import { DaySchema, fixed, listOf, NameSchema, ShareSchema, TextSchema } from "./record.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** The ways to test a belief, those with the strongest evidence first (domain B.1, B.10). */
export const experimentMethods = [
  "abTest",
  "did",
  "commitment",
  "fakeDoor",
  "beforeAfter",
  "usability",
  "survey",
  "interview",
  "opinion",
] as const;

const metricKinds = ["proportion", "mean", "ratio"] as const;
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What is written down before there are any results, and frozen when an experiment starts (domain B.1). */
export const CardSchema = fixed({
  /** "We believe [change] for [segment] will cause [outcome] because [insight]". */
  belief: fixed({ change: TextSchema, segment: TextSchema, outcome: TextSchema, insight: TextSchema }),
  assumption: TextSchema,
  risk: v.picklist(["desirability", "viability", "feasibility"]),
  method: v.picklist(experimentMethods),
  /** The primary metric; its unit is what is randomised: a user, never a session. */
  metric: fixed({
    name: TextSchema,
    kind: v.picklist(metricKinds),
    better: v.picklist(["more", "less"]),
    unit: TextSchema,
  }),
  scale: v.picklist(["absolute", "relative"]),
  /** The smallest effect worth having, on the scale; for a removal the loss tolerated, without a control the share needed. */
  worthwhile: v.nullable(positive),
  guardrails: listOf(
    fixed({
      name: NameSchema,
      kind: v.picklist(metricKinds),
      /** Which way is harm, and how much of it is tolerated; of results brought in nobody may have said it, and then it decides nothing. */
      harm: v.nullable(v.picklist(["more", "less"])),
      margin: v.nullable(notNegative),
    }),
  ),
  /** The arms, control first. */
  arms: listOf(fixed({ name: NameSchema, weight: notNegative })),
  /** Only of results brought in: nobody knows how units were to be split, so that the split cannot be checked. */
  split: v.optional(v.literal("unknown")),
  alpha: v.pipe(v.number(), v.gtValue(0), v.maxValue(0.5)),
  power: v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.999)),
  plannedPerArm: v.nullable(whole),
  endsOn: v.nullable(DaySchema),
  interval: v.picklist(["fixed", "sequential"]),
  /** The units of both arms at which a decision is expected; only for sequential intervals. */
  tuning: positive,
  /** The doubter's prior: the standard deviation of relative effects around none. */
  priorSd: positive,
  /** How likely the belief was held to be before any evidence. */
  priorBelief: ShareSchema,
  maxPivots: whole,
  /** What the control is expected to show, for planning. */
  baseline: v.nullable(fixed({ mean: v.pipe(v.number(), v.finite()), sd: notNegative })),
  timeBoxDays: v.nullable(whole),
  moneyBox: v.nullable(MinorSchema),
  nextStepCost: v.nullable(MinorSchema),
  /** How the change is taken back if it does harm. */
  revert: TextSchema,
  /** Who decides. */
  owner: TextSchema,
  decisionOn: v.nullable(DaySchema),
});

/** What a team believes and how it will find out, fixed before there are results. */
export type Card = v.InferOutput<typeof CardSchema>;

/** A way to test a belief. */
export type ExperimentMethod = Card["method"];

/** How a metric is counted. */
export type MetricKind = Card["metric"]["kind"];

/** What must not get worse while something is tested. */
export type CardGuardrail = Card["guardrails"][number];

/** A card of which nothing is known yet, with the thresholds of the portfolio. */
export function blankCard({ experiments }: Pick<Settings, "experiments"> = defaultSettings): Card {
  const { alpha, power, tuning, priorSd, priorBelief, maxPivots } = experiments;
  return {
    belief: { change: "", segment: "", outcome: "", insight: "" },
    assumption: "",
    risk: "desirability",
    method: "abTest",
    metric: { name: "", kind: "proportion", better: "more", unit: "users" },
    scale: "absolute",
    worthwhile: null,
    guardrails: [],
    arms: [
      { name: "Control", weight: 1 },
      { name: "Treatment", weight: 1 },
    ],
    alpha,
    power,
    plannedPerArm: null,
    endsOn: null,
    interval: "fixed",
    tuning,
    priorSd,
    priorBelief,
    maxPivots,
    baseline: null,
    timeBoxDays: null,
    moneyBox: null,
    nextStepCost: null,
    revert: "",
    owner: "",
    decisionOn: null,
  };
}

/** How a method reads an effect: from arms against a control, from the time before, from one group against a share, or not. */
export type Reading = "arms" | "beforeAfter" | "did" | "share" | "none";

/** How results of a method are read. */
export function readingOf(method: ExperimentMethod): Reading {
  switch (method) {
    case "abTest":
      return "arms";
    case "did":
      return "did";
    case "beforeAfter":
      return "beforeAfter";
    case "fakeDoor":
    case "commitment":
      return "share";
    case "usability":
    case "survey":
    case "interview":
    case "opinion":
      return "none";
  }
}

/** The scale that effects of a card are read on: a difference in differences and a share of one group know no lift. */
export function scaleOf({ method, scale }: Pick<Card, "method" | "scale">): Card["scale"] {
  const reading = readingOf(method);
  return reading === "did" || reading === "share" ? "absolute" : scale;
}

/** Which way of its metric counts as a gain; one group alone is held against a share that it is to reach. */
export function gainOf({ method, metric }: Pick<Card, "method" | "metric">): Card["metric"]["better"] {
  return readingOf(method) === "share" ? "more" : metric.better;
}
