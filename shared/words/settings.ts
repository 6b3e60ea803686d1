/** How the figure of a threshold is written: a share of 1, a time, person-days, money in minor units, or a plain number. */
export type ThresholdUnit = "share" | "months" | "weeks" | "calendarDays" | "days" | "money" | "number";

/** One threshold of the settings: where it stands, what it is called, what it does, and its range. */
export type ThresholdWords = {
  readonly path: string;
  readonly label: string;
  readonly meaning: string;
  readonly unit: ThresholdUnit;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
};

/** The lines between the classes of use, and the guards against judging too early. */
export const usageThresholds: readonly ThresholdWords[] = [
  {
    path: "usage.always",
    label: "Always used from",
    meaning: "A feature that at least this share of its eligible users used in the window is used always.",
    unit: "share",
  },
  {
    path: "usage.often",
    label: "Often used from",
    meaning: "From this share of its eligible users a feature is used often.",
    unit: "share",
  },
  {
    path: "usage.sometimes",
    label: "Sometimes used from",
    meaning:
      "From this share a feature is used sometimes; below it, rarely. Only rarely and never can lead to retirement.",
    unit: "share",
  },
  {
    path: "usage.windowMonths",
    label: "Window",
    meaning: "So many months, up to the as-of month, are looked at together. Thirteen see each season at least once.",
    unit: "months",
    min: 1,
    max: 120,
  },
  {
    path: "usage.coverageMonths",
    label: "Months needed before low use counts",
    meaning: "With fewer observed months nothing is flagged for low use, because a season may be missing.",
    unit: "months",
    min: 0,
    max: 120,
  },
  {
    path: "usage.newMonths",
    label: "New for",
    meaning: "A feature younger than this is new, and never flagged.",
    unit: "months",
    min: 0,
    max: 120,
  },
  {
    path: "usage.staleMonths",
    label: "Usage is stale after",
    meaning: "When the last full month lies further back than this, low use no longer counts.",
    unit: "months",
    min: 0,
    max: 120,
  },
  {
    path: "usage.seasonalPeak",
    label: "Seasonal peak from",
    meaning: "One month with at least this share of the eligible users protects a feature: it has its season.",
    unit: "share",
  },
  {
    path: "usage.nicheDepth",
    label: "A heavy niche from",
    meaning: "With at least this many uses per user and month, rarely used counts as sometimes: few need it, but much.",
    unit: "number",
    min: 0,
    max: 1000,
    step: 0.5,
  },
  {
    path: "usage.shareRare",
    label: "Rarely used below this share of uses",
    meaning:
      "Where the number of eligible users is not known: below this share of all the product's uses, a feature is used rarely.",
    unit: "share",
    step: 0.0001,
  },
  {
    path: "usage.concentratedUses",
    label: "Look for concentrated use from",
    meaning: "From this many uses in the window, use in only two months is pointed out.",
    unit: "number",
    min: 0,
    max: 1_000_000,
    step: 1,
  },
  {
    path: "usage.concentratedShare",
    label: "Concentrated when two months hold",
    meaning: "When two months hold at least this share of all uses, a person must confirm that this is not a season.",
    unit: "share",
  },
];

/** The rules of the retirement case. */
export const retirementThresholds: readonly ThresholdWords[] = [
  {
    path: "retirement.flagProbability",
    label: "Flag from a probability of",
    meaning: "A candidate is flagged when the chance that retiring it pays is at least this; below, it is watched.",
    unit: "share",
  },
  {
    path: "retirement.minimumConfidence",
    label: "Confidence needed",
    meaning: "Below this quality of the evidence nothing is flagged; the verdict is that data is needed.",
    unit: "share",
  },
  {
    path: "retirement.horizonMonths",
    label: "Horizon",
    meaning: "So many months of savings and losses are weighed against what retiring costs.",
    unit: "months",
    min: 1,
    max: 600,
  },
  {
    path: "retirement.annualRate",
    label: "Discount rate a year",
    meaning: "By this much a year later money counts less than money now.",
    unit: "share",
    step: 0.005,
    min: -0.99,
    max: 10,
  },
  {
    path: "retirement.moneyMonths",
    label: "Months of money",
    meaning: "So many months of costs and values, up to the as-of month, give the monthly figures.",
    unit: "months",
    min: 1,
    max: 120,
  },
  {
    path: "retirement.oneOffDays",
    label: "Work to retire one",
    meaning: "Person-days that retiring takes, until a proposal says better.",
    unit: "days",
    min: 0,
    max: 100_000,
    step: 1,
  },
  {
    path: "retirement.dayRate",
    label: "Cost of a person-day",
    meaning: "Used where the team has no day rate of its own.",
    unit: "money",
    min: 0,
  },
  {
    path: "retirement.oneOffLow",
    label: "Lowest cost of retiring",
    meaning: "The low end of the range, as a multiple of days times day rate.",
    unit: "number",
    min: 0.01,
    max: 100,
    step: 0.1,
  },
  {
    path: "retirement.oneOffHigh",
    label: "Highest cost of retiring",
    meaning: "The high end of the range, as a multiple of days times day rate.",
    unit: "number",
    min: 0.01,
    max: 100,
    step: 0.1,
  },
  {
    path: "retirement.supportEndMonths",
    label: "Support ends soon within",
    meaning: "When support for what a product is built on ends within this time, that is a reason to look at it.",
    unit: "months",
    min: 0,
    max: 600,
  },
  {
    path: "retirement.costPerUserFactor",
    label: "Dear per user from",
    meaning: "A cost per active user of more than this many times the portfolio's median is a reason to look at it.",
    unit: "number",
    min: 0.1,
    max: 1000,
    step: 0.5,
  },
  {
    path: "retirement.draws",
    label: "Runs of the simulation",
    meaning: "More runs make probabilities steadier and take longer.",
    unit: "number",
    min: 100,
    max: 1_000_000,
    step: 1000,
  },
  {
    path: "retirement.seed",
    label: "Seed of the simulation",
    meaning: "The same seed gives the same figures on every machine.",
    unit: "number",
    min: 0,
    step: 1,
  },
];

/** What each part weighs in the retirement score; together they count as a whole. */
export const weightThresholds: readonly ThresholdWords[] = [
  { path: "retirement.weights.usage", label: "Usage", meaning: "How little it is used.", unit: "share" },
  {
    path: "retirement.weights.netCost",
    label: "Net cost",
    meaning: "How much more its avoidable cost is than its value.",
    unit: "share",
  },
  { path: "retirement.weights.trend", label: "Trend", meaning: "Whether its use goes down.", unit: "share" },
  {
    path: "retirement.weights.technical",
    label: "Technical state",
    meaning: "How hard it is to keep running. Not recorded in this version, so it is left out and shown as a range.",
    unit: "share",
  },
  {
    path: "retirement.weights.incidents",
    label: "Incidents",
    meaning:
      "How many incidents it has for its use. Not recorded in this version, so it is left out and shown as a range.",
    unit: "share",
  },
];

/** What the as-of month does. */
export const asOfMeaning =
  "Every figure and verdict is judged as of one month; what came later is left out. Left alone, it is the last complete month and moves on by itself. Choose a month to judge old data, such as 2025-08.";

/** What the currency of a portfolio does. */
export const currencyMeaning =
  "Totals and comparisons are in this currency. Entries in another one are converted by the rates below; without a rate for a month they are left out and listed. Estimates, day rates, budgets and assumptions name no currency: they keep their numbers when it changes.";

/** What the rates are. */
export const ratesMeaning =
  "What one unit of a currency buys, month by month. A month without a rate takes none: nothing is guessed.";

/** What single keys are. */
export const singleKeysMeaning =
  "Keys such as ? and / act without Ctrl while no text field has the focus. Switch them off if you use speech input.";

/** What snapshots are. */
export const snapshotsMeaning =
  "A snapshot is the whole portfolio as a verified file: written, read back and compared before it is listed. One is taken a quiet minute after changes, at the end of the day's work, and before imports and restores. 24 hourly, 14 daily and 12 monthly ones are kept.";

/** What exporting and restoring do. */
export const fileMeaning =
  "A .winnow file holds everything but the journal, with checksums. Restoring shows what would change before anything does, and can be undone.";

/** What the second folder is. */
export function secondFolderText(label: string | null): string {
  return label === null
    ? "No second folder is chosen: all snapshots are on one disk."
    : `Snapshots are copied to ${label}.`;
}
