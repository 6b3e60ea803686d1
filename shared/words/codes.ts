import type { Trigger } from "../domain/judged.ts";
import type { MarkKind } from "../domain/mark.ts";
import type { ProductKind, LifecycleStage } from "../domain/product.ts";
import type { Provenance } from "../domain/record.ts";
import type { RetirementVerdict } from "../domain/retirement.ts";
import type { UsageClass } from "../domain/usage-class.ts";
import type { Cadence } from "../domain/feature.ts";
import type { CostCategory } from "../domain/ledger.ts";
import type { CaseFigure } from "../domain/quick-case.ts";
import type { Grade } from "../maths/quality.ts";

/** A verdict: its short name, and what it means in a sentence. */
export const verdictWords: {
  readonly [verdict in RetirementVerdict]: { readonly name: string; readonly meaning: string };
} = {
  flag: { name: "Flag", meaning: "Worth a retirement proposal: it very likely pays, and nothing forbids it." },
  watch: { name: "Watch", meaning: "It may pay to retire this, but not surely enough yet." },
  needData: { name: "Needs data", meaning: "One figure is missing or too uncertain to decide." },
  blocked: { name: "Blocked", meaning: "Others depend on it and have no plan to move away." },
  notFlaggable: { name: "Guarded", meaning: "A guard forbids flagging it, whatever the numbers say." },
  keep: { name: "Keep", meaning: "Retiring it would not pay, or nothing speaks for it." },
};

/** A class of use in words. */
export const usageClassWords: { readonly [name in UsageClass]: { readonly name: string; readonly meaning: string } } = {
  always: { name: "Always", meaning: "Nearly everybody it is for uses it in a month." },
  often: { name: "Often", meaning: "Many of those it is for use it in a month." },
  sometimes: { name: "Sometimes", meaning: "Some of those it is for use it in a month, or few use it a lot." },
  rarely: {
    name: "Rarely",
    meaning: "Few of those it is for use it in a month, or it makes up next to none of its product's use.",
  },
  never: { name: "Never", meaning: "No use at all was recorded in the window." },
  used: { name: "Used", meaning: "It is used; how many people it reaches is not known." },
  new: { name: "New", meaning: "Too young to judge." },
  unknown: { name: "Unknown", meaning: "There is no usage record to judge by. Not counted as zero." },
};

/** Why something is looked at for retirement at all. */
export const triggerWords: { readonly [trigger in Trigger]: string } = {
  LOW_USE: "Rarely or never used",
  NEGATIVE_NET_VALUE: "Costs more than it is worth",
  SUPPORT_END: "Support is ending",
  COST_PER_USER: "Very expensive per user",
  NO_OWNER: "Nobody owns it",
  DUPLICATE: "Another product does the same job",
};

const guardSentences: Readonly<Record<string, { readonly name: string; readonly meaning: string }>> = {
  NO_DATA: {
    name: "No usage data",
    meaning: "No complete month with eligible users was recorded: not knowing is not the same as no use.",
  },
  COVERAGE: { name: "Too few months", meaning: "Fewer complete months were observed than the rule asks for." },
  STALE: { name: "Data too old", meaning: "The last complete month lies too far back to speak of today." },
  REACH_UNCERTAIN: {
    name: "Too few people observed",
    meaning: "With so few eligible users, rare use cannot be told from ordinary use.",
  },
  NEW: { name: "Too new", meaning: "It was released or first seen too recently to be judged." },
  MARKED: {
    name: "Protected by a mark",
    meaning: "Somebody marked it as seasonal, compliance, safety, disaster recovery or legal.",
  },
  SEASONAL_PEAK: {
    name: "Seasonal peak",
    meaning: "In one month of the window many people used it, as in a year-end close.",
  },
  CADENCE: {
    name: "Not observed long enough",
    meaning: "It is meant to be used so seldom that the window cannot show it yet.",
  },
  LEGAL_HOLD: { name: "Legal hold", meaning: "A retention duty or contract forbids ending it." },
  ACTIVE_EXPERIMENT: { name: "Experiment running", meaning: "An experiment on it is running." },
  ESSENTIAL_PATH: { name: "Essential path", meaning: "Login, payment, restore or audit runs through it." },
  UNMEASURED_CALLERS: {
    name: "Callers not measured",
    meaning: "It is called by others who cannot be told apart or counted.",
  },
  OPEN_SUCCESSOR_GAP: { name: "Successor not ready", meaning: "Its replacement still lacks something that is needed." },
};

/** A guard: a fact that forbids flagging, by name and in a sentence. */
export function guardWords(code: string): { readonly name: string; readonly meaning: string } {
  return guardSentences[code] ?? { name: code, meaning: code };
}

/** Every guard code that has words. */
export const guardCodes: readonly string[] = Object.keys(guardSentences);

const warningSentences: Readonly<Record<string, string>> = {
  CONCENTRATED: "Nearly all of its use falls into two months: somebody must confirm that it is not seasonal.",
  NICHE_HEAVY: "Few people use it, but often: that is real work, so it counts as sometimes.",
  SHARE_ONLY: "Only its share of the product's use is known, not how many people it reaches.",
  SEASON_UNSEEN: "It is counted in periods longer than a month: a seasonal peak would not be seen.",
};

/** A warning of the usage classification, as a sentence. */
export function warningWords(code: string): string {
  return warningSentences[code] ?? code;
}

const verdictCodeSentences: Readonly<Record<string, string>> = {
  NO_TRIGGER: "Nothing speaks for retiring it.",
  BLOCKED_BY_DEPENDENTS: "Others need it and have no plan to move away.",
  LOW_QUALITY: "The figures the decision turns on are not known well enough.",
  NPV_POSITIVE_LIKELY: "Retiring it very likely pays.",
  NPV_POSITIVE_UNCERTAIN: "Retiring it may pay, but the range also holds losses.",
  NPV_NOT_POSITIVE: "Retiring it would cost more than it saves.",
};

/** Why a verdict is as it is, as a sentence: the rule's code, or the guard that stands. */
export function verdictCodeWords(code: string): string {
  return verdictCodeSentences[code] ?? guardWords(code).meaning;
}

const refusalSentences: Readonly<Record<string, string>> = {
  MISSING: "A figure is missing.",
  OUT_OF_RANGE: "A figure is outside its range.",
  NON_POSITIVE_DENOMINATOR: "It would have to be divided by zero.",
  INFEASIBLE_PRECEDENCE: "Something comes before what it needs, or they need each other.",
  NO_THROUGHPUT: "Nothing was released in these periods.",
  NO_DATA: "There is nothing to compute it from.",
  NO_USE: "Nothing was used.",
  TOO_SHORT: "There are too few months.",
  UNDEFINED: "It is not defined for these figures.",
  NEGATIVE: "A figure is below zero.",
  NEGATIVE_DRIVER: "A driver is below zero.",
  NO_DRIVER: "There is no driver to split by.",
  MISSING_RATE: "A currency rate is missing.",
  NEVER_WITHIN_HORIZON: "It is not paid back within the horizon.",
  NO_SIGN_CHANGE: "There is no rate of return for such flows.",
  UNKNOWN_AGE: "The age of a figure is not known.",
  NO_SWING: "No figure of the case has a range.",
  ZERO_VARIANCE: "The figures of an arm do not differ, or cannot belong together.",
  ZERO_BASELINE: "The control stands at zero: there is nothing to take a share of.",
  ZERO_EFFECT: "Both are the same: there is nothing to find.",
  TOO_FEW_USERS: "There are too few users to see an effect of any size.",
  UNBOUNDED: "The control may as well be zero, so a lift over it has no bounds.",
  NO_TRAFFIC: "Nobody comes by who could take part.",
  ONE_ARM: "There is only one arm.",
  TRAFFIC_ON_ZERO_WEIGHT: "Users were counted in an arm that was to have none.",
  NOT_MONOTONE: "A stage holds more than the one before it.",
};

/** Why a formula refused to answer, as a sentence. */
export function refusalWords(code: string): string {
  return refusalSentences[code] ?? code;
}

/** The kinds of mark. */
export const markWords: { readonly [kind in MarkKind]: string } = {
  seasonal: "Seasonal",
  compliance: "Compliance",
  safety: "Safety",
  disasterRecovery: "Disaster recovery",
  legal: "Legal",
  legalHold: "Legal hold",
  essentialPath: "Essential path",
  unmeasuredCallers: "Callers not measured",
  openSuccessorGap: "Successor gap",
};

/** The kinds of product. */
export const productKindWords: { readonly [kind in ProductKind]: string } = {
  product: "Product",
  service: "Service",
  platform: "Platform",
};

/** The stages of a product's life. */
export const lifecycleWords: { readonly [stage in LifecycleStage]: string } = {
  idea: "Idea",
  live: "Live",
  sunsetting: "Sunsetting",
  retired: "Retired",
};

/** How a figure came to be known. */
export const provenanceWords: { readonly [name in Provenance]: string } = {
  measured: "Measured",
  imported: "Imported",
  invoiced: "Invoiced",
  estimatedByMany: "Estimated by several people",
  estimatedByOne: "Estimated by one person",
  guessed: "Guessed",
};

/** How often a feature is meant to be used. */
export const cadenceWords: { readonly [cadence in Cadence]: string } = {
  daily: "Daily",
  weekly: "Weekly",
  monthly: "Monthly",
  quarterly: "Quarterly",
  halfYearly: "Twice a year",
  yearly: "Yearly",
  emergency: "Only in an emergency",
};

/** What money is spent on. */
export const categoryWords: { readonly [category in CostCategory]: string } = {
  people: "People",
  infrastructure: "Infrastructure",
  licence: "Licences",
  support: "Support",
  incident: "Incidents",
  project: "Project",
  other: "Other",
};

/** The figures that a retirement case turns on. */
export const caseFigureWords: { readonly [figure in CaseFigure | "retained" | "newRun"]: string } = {
  oneOff: "One-off cost of retiring",
  avoidable: "Running cost that would end",
  lostValue: "Value that would be lost",
  retained: "Share of the value that users recover elsewhere",
  newRun: "New running cost",
};

/** A grade of evidence in words; "insufficient" where something about the figure is not known. */
export function gradeWords(grade: Grade): string {
  switch (grade) {
    case "A":
      return "Evidence A: very good";
    case "B":
      return "Evidence B: good";
    case "C":
      return "Evidence C: fair";
    case "D":
      return "Evidence D: weak";
    case "insufficient":
      return "Not enough evidence";
  }
}
