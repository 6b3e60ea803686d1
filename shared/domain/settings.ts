import * as v from "valibot";
import type { Command } from "./change.ts";
import { CurrencySchema, MinorSchema } from "./money.ts";
import {
  fixed,
  listOf,
  MonthSchema,
  NameSchema,
  recordEntries,
  ShareSchema,
  TextSchema,
  type Draft,
} from "./record.ts";
import { onShelf } from "./shelves.ts";
import { ok, refuse } from "../result.ts";

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

/** The thresholds of usage classes and their guards (domain C.2, C.5). */
export const UsageThresholdsSchema = fixed({
  always: ShareSchema,
  often: ShareSchema,
  sometimes: ShareSchema,
  nicheDepth: positive,
  shareRare: ShareSchema,
  newMonths: whole,
  coverageMonths: whole,
  staleMonths: whole,
  windowMonths: v.pipe(whole, v.minValue(1), v.maxValue(120)),
  concentratedUses: whole,
  concentratedShare: ShareSchema,
  seasonalPeak: ShareSchema,
});

/** The rules of the retirement case: triggers, quick case and verdict (domain E). */
export const RetirementRulesSchema = fixed({
  annualRate: v.pipe(v.number(), v.finite(), v.gtValue(-1)),
  horizonMonths: v.pipe(whole, v.minValue(1), v.maxValue(600)),
  moneyMonths: v.pipe(whole, v.minValue(1), v.maxValue(120)),
  oneOffDays: v.pipe(v.number(), v.finite(), v.minValue(0)),
  dayRate: MinorSchema,
  oneOffLow: positive,
  oneOffHigh: positive,
  flagProbability: ShareSchema,
  minimumConfidence: ShareSchema,
  supportEndMonths: whole,
  costPerUserFactor: positive,
  draws: v.pipe(whole, v.minValue(100), v.maxValue(1_000_000)),
  seed: whole,
  weights: fixed({
    usage: ShareSchema,
    netCost: ShareSchema,
    trend: ShareSchema,
    technical: ShareSchema,
    incidents: ShareSchema,
  }),
});

/** The ways to put a backlog in order: the published ones (domain A.1) and the team's own formula. */
export const scoreMethods = ["cd3", "wsjf", "rice", "ice", "valueCost", "formula"] as const;

/** A way to put a backlog in order. */
export type ScoreMethod = (typeof scoreMethods)[number];

/** The rules of backlogs: how they are ranked and forecast, what counts as too much at once, old, and alike (domain A). */
export const BacklogRulesSchema = fixed({
  method: v.picklist(scoreMethods),
  /** The team's own formula: an estimate's name or `field:<id>`, its weight (below 0 speaks against), its highest figure. */
  formula: listOf(fixed({ input: NameSchema, weight: v.pipe(v.number(), v.finite()), highest: positive })),
  wipLimits: fixed({ ready: v.nullable(whole), doing: v.nullable(whole), deployed: v.nullable(whole) }),
  expediteLimit: whole,
  expediteShare: ShareSchema,
  robust: ShareSchema,
  contested: ShareSchema,
  top: v.pipe(whole, v.minValue(1)),
  draws: v.pipe(whole, v.minValue(100), v.maxValue(1_000_000)),
  seed: whole,
  throughputWeeks: v.pipe(whole, v.minValue(1), v.maxValue(520)),
  oldDays: whole,
  untouchedDays: whole,
  similarity: ShareSchema,
});

/** What the cards of new experiments start with (domain B). */
export const ExperimentRulesSchema = fixed({
  alpha: v.pipe(v.number(), v.gtValue(0), v.maxValue(0.5)),
  power: v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.999)),
  tuning: positive,
  priorSd: positive,
  priorBelief: ShareSchema,
  maxPivots: whole,
});

/** The settings of a portfolio: its name, currency, as-of month and every threshold of the decision mathematics. */
export const SettingsSchema = fixed({
  ...recordEntries,
  portfolioName: NameSchema,
  /** Who works here; stands in the journal as the author of every change. */
  personName: TextSchema,
  currency: CurrencySchema,
  /** Judge as of this month; null takes the last complete month. */
  asOf: v.nullable(MonthSchema),
  sample: v.boolean(),
  usage: UsageThresholdsSchema,
  retirement: RetirementRulesSchema,
  backlog: BacklogRulesSchema,
  experiments: ExperimentRulesSchema,
});

/** The settings of a portfolio. */
export type Settings = v.InferOutput<typeof SettingsSchema>;

/** The one id that the settings record has. */
export const settingsId = "settings";

/** The settings a portfolio starts with; thresholds without a source are our defaults (domain). */
export const defaultSettings: Settings = {
  id: settingsId,
  createdAt: 0,
  updatedAt: 0,
  by: "",
  portfolioName: "Portfolio",
  personName: "",
  currency: "EUR",
  asOf: null,
  sample: false,
  usage: {
    always: 0.75,
    often: 0.4,
    sometimes: 0.1,
    nicheDepth: 8,
    shareRare: 0.0001,
    newMonths: 6,
    coverageMonths: 12,
    staleMonths: 2,
    windowMonths: 13,
    concentratedUses: 5,
    concentratedShare: 0.8,
    seasonalPeak: 0.1,
  },
  retirement: {
    annualRate: 0.08,
    horizonMonths: 36,
    moneyMonths: 12,
    oneOffDays: 20,
    dayRate: 80_000,
    oneOffLow: 0.5,
    oneOffHigh: 2,
    flagProbability: 0.8,
    minimumConfidence: 0.5,
    supportEndMonths: 12,
    costPerUserFactor: 5,
    draws: 10_000,
    seed: 42,
    weights: { usage: 0.3, netCost: 0.3, trend: 0.1, technical: 0.15, incidents: 0.15 },
  },
  backlog: {
    method: "cd3",
    formula: [],
    wipLimits: { ready: null, doing: null, deployed: null },
    expediteLimit: 1,
    expediteShare: 0.1,
    robust: 0.8,
    contested: 0.5,
    top: 5,
    draws: 10_000,
    seed: 42,
    throughputWeeks: 26,
    oldDays: 365,
    untouchedDays: 180,
    similarity: 0.6,
  },
  experiments: { alpha: 0.05, power: 0.8, tuning: 5000, priorSd: 0.3, priorBelief: 0.3, maxPivots: 2 },
};

/**
 * Changes settings; the first change also stores the defaults of the rest. Refuses OUT_OF_RANGE, naming the field, when a
 * threshold leaves its range or the classes of use no longer follow one another.
 */
export function editSettings(fields: Partial<Draft<Settings>>, label = "Edit settings"): Command {
  return (portfolio, stamp) => {
    const stored = onShelf(portfolio.settings, "").get(settingsId);
    const before = stored ?? { ...defaultSettings, createdAt: stamp.at };
    const after = { ...before, ...fields, updatedAt: stamp.at, by: stamp.by };
    const checked = v.safeParse(SettingsSchema, after);
    if (!checked.success) {
      const issue = checked.issues[0];
      return refuse("OUT_OF_RANGE", `${v.getDotPath(issue) ?? "A setting"}: ${issue.message}.`);
    }
    const { always, often, sometimes } = after.usage;
    if (!(always > often && often > sometimes && sometimes > 0)) {
      return refuse("OUT_OF_RANGE", "The limits of always, often and sometimes must go down, and stay above 0.");
    }
    return ok({ label, changes: [{ table: "settings", id: settingsId, before: stored ?? null, after }] });
  };
}
