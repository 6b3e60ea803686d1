import * as v from "valibot";
import type { Grade } from "../maths/quality.ts";
import type { RareShare } from "../maths/rare-share.ts";
import type { CaseMonth } from "../maths/retirement-case.ts";
import type { Month } from "./month.ts";
import type { OptionGap } from "./option-assumptions.ts";
import type { UsageMonth } from "./product-usage.ts";
import type { FigureExperiment } from "./proposal-experiments.ts";
import { ProposalFiguresSchema } from "./proposal-figures-schema.ts";
import type { OptionBar } from "./proposal-options.ts";
import type { CaseFigure } from "./quick-case.ts";
import type { Reason } from "./reasons.ts";
import type { RetirementProposal, RetirementVerdict } from "./retirement.ts";
import type { VerdictChange } from "./verdict-change.ts";

/**
 * A line of a ledger as it stands in a proposal: the window's amount in minor units and what of it would end; null while a
 * rate is missing.
 */
export type FigureLine = {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly amount: number | null;
  readonly avoidable: number | null;
  readonly payer: string;
  readonly provenance: string;
  readonly source: string;
  /** The first month in which it can end, where a contract binds until then. */
  readonly endsFrom?: Month;
  /** The product in whose ledger it stands, where that is another. */
  readonly product?: string;
};

/** A figure of the case with its range, how it is known and its grade; the share retained goes from 0 to 1. */
export type FigureRange = {
  readonly figure: CaseFigure | "retained" | "newRun";
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly basis: "ledger" | "guess" | "setting" | "person";
  readonly grade: Grade;
};

/**
 * Everything a proposal computes, frozen on a day so that later data never rewrite it. Money is in minor units of
 * `currency`; documents of every format print these figures and no others.
 */
export type ProposalFigures = {
  readonly engineVersion: string;
  readonly inputsHash: string;
  readonly at: number;
  readonly asOf: Month;
  readonly currency: string;
  readonly subject: {
    readonly name: string;
    readonly product: string;
    readonly kind: "product" | "service" | "platform" | "feature";
    readonly lifecycle: string;
    readonly owner: string | null;
    readonly pays: readonly string[];
    readonly canChange: readonly string[];
    readonly feels: readonly string[];
    readonly benefits: readonly string[];
    readonly decides: string;
    readonly heard: string;
    readonly customers: string;
    readonly supportEnd: Month | null;
    readonly releasedMonth: Month | null;
    readonly marks: readonly {
      readonly kind: string;
      readonly reason: string;
      readonly owner: string;
      readonly reviewOn: string | null;
    }[];
  };
  readonly verdict: {
    readonly verdict: RetirementVerdict;
    readonly codes: readonly string[];
    readonly since: number | null;
  };
  readonly triggers: readonly string[];
  readonly guardsStanding: readonly string[];
  readonly warnings: readonly string[];
  readonly reasons: readonly Reason[];
  readonly changes: readonly VerdictChange[];
  readonly score: { readonly score: number; readonly low: number; readonly high: number } | null;
  readonly usage: {
    readonly class: string;
    readonly reach: number | null;
    readonly interval: readonly [number, number] | null;
    readonly shareUpperBound: number | null;
    readonly exposureMonths: number;
    readonly firstSeen: Month | null;
    readonly lastUsed: Month | null;
    readonly activeUsers: number | null;
    /** Whether active users were counted, or are taken from those it is for; absent in figures frozen before it was kept. */
    readonly activeUsersFrom?: "product" | "eligible" | null | undefined;
    readonly grade: Grade;
    readonly from: Month;
    readonly to: Month;
    readonly months: readonly UsageMonth[];
  };
  readonly features: { readonly count: number; readonly rare: RareShare | null };
  readonly money: {
    readonly from: Month;
    readonly to: Month;
    readonly months: number;
    readonly cost: number | null;
    readonly own: number | null;
    readonly allocated: number;
    readonly avoidable: number | null;
    readonly value: number | null;
    readonly net: number | null;
    readonly perUser: number | null;
    readonly costGrade: Grade;
    readonly valueGrade: Grade;
    readonly costs: readonly FigureLine[];
    /** Cost in the ledgers of other products that would end with it; absent in figures frozen before it was kept. */
    readonly elsewhere?: readonly FigureLine[];
    readonly shares: readonly {
      readonly pool: string;
      readonly amount: number;
      readonly avoidable: number;
      readonly driver: string;
      readonly weight: number;
      readonly weights: number;
    }[];
    readonly values: readonly FigureLine[];
  };
  readonly case: {
    readonly annualRate: number;
    readonly horizonMonths: number;
    readonly figures: readonly FigureRange[];
    readonly missing: readonly CaseFigure[];
    readonly npv: number | null;
    readonly npvOwner: number | null;
    readonly npvOthers: number | null;
    readonly paybackMonths: number | null;
    readonly breakEvenLostValueMonthly: number | null;
    readonly pPositive: number | null;
    readonly p5: number | null;
    readonly p95: number | null;
    readonly evpi: number | null;
    readonly draws: number;
    readonly seed: number;
    readonly confidence: number | null;
    /** The least confidence with which the rule flags. */
    readonly minimumConfidence?: number;
    readonly months: readonly CaseMonth[];
    readonly swings: readonly {
      readonly id: string;
      readonly npvLow: number;
      readonly npvHigh: number;
      readonly threshold: number | null;
    }[];
    /** The option proposed, and the one whose case this is: another where the proposed one cannot be worked out. */
    readonly proposed?: string;
    readonly workedFor?: string;
    /** Every option compared; the best allowed worth wins (domain E.7). */
    readonly options: readonly {
      readonly option: string;
      readonly npv: number | null;
      readonly gap?: OptionGap | null;
      readonly bar?: OptionBar | null;
    }[];
    readonly chosen: string;
  };
  /** The experiments on it; absent in figures frozen before there were any. */
  readonly experiments?: readonly FigureExperiment[];
  readonly dependents: {
    readonly hard: readonly { readonly name: string; readonly blocks: boolean; readonly migration: string }[];
    readonly soft: readonly string[];
    readonly needs: readonly { readonly name: string; readonly kind: string }[];
    readonly group: readonly string[];
  };
};

const known = new WeakMap<NonNullable<RetirementProposal["figures"]>, ProposalFigures | null>();

/** The figures that were frozen on a proposal; null before they were computed, and where what is stored is none. */
export function frozenFigures({ figures }: RetirementProposal): ProposalFigures | null {
  if (figures === null) return null;
  const before = known.get(figures);
  if (before !== undefined) return before;
  const read = readFigures(figures.json);
  known.set(figures, read);
  return read;
}

function readFigures(json: string): ProposalFigures | null {
  try {
    const stored: unknown = JSON.parse(json);
    return v.is(ProposalFiguresSchema, stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Whether somebody still has to say that concentrated use is not seasonal before the proposal may leave the house. */
export function needsSeasonWord(proposal: RetirementProposal, figures: ProposalFigures): boolean {
  return figures.warnings.includes("CONCENTRATED") && proposal.notSeasonal.trim() === "";
}
