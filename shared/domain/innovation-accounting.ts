import { refused, type Answer } from "../maths/answer.ts";
import { cochranArmitage } from "../maths/cochran-armitage.ts";
import { funnel, type FunnelStep } from "../maths/funnel.ts";
import { costPerLearning, unitEconomics, type UnitEconomics } from "../maths/unit-economics.ts";
import { wilson, type Interval } from "../maths/wilson.ts";
import { cohortStages, type Accounting, type Cohort } from "./cohort.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { onShelf } from "./shelves.ts";

/** A step of the cohorts' way, and whether its share rises from cohort to cohort. */
export type StageTrend = {
  readonly stage: Exclude<(typeof cohortStages)[number], "acquired">;
  readonly trend: Answer<{ readonly z: number; readonly p: number }>;
  readonly cohorts: number;
};

/** Whether a product's team learns: its cohorts, what they show, and what a learning costs (domain B.12). */
export type InnovationAccounting = {
  readonly milestones: Pick<Accounting, "baselineOn" | "tuningFrom" | "decisionOn"> | null;
  /** The cohorts, earliest first, each with its funnel. */
  readonly cohorts: readonly {
    readonly cohort: Cohort;
    readonly funnel: Answer<{ readonly steps: readonly FunnelStep[]; readonly overall: number }>;
  }[];
  /** The share of those acquired who reach each stage, over the cohorts that counted it. */
  readonly trends: readonly StageTrend[];
  readonly economics: Answer<UnitEconomics>;
  /** Experiments that ended in a valid verdict and were decided, those of them that persevered, and what all of them cost. */
  readonly decided: number;
  readonly wins: number;
  readonly spent: number;
  /** Wilson's 95% interval on the share of those that persevered. */
  readonly winRate: Answer<Interval>;
  readonly costPerLearning: Answer<number>;
};

/** The innovation accounting of a product. */
export function innovationAccounting(portfolio: Portfolio, productId: Id): InnovationAccounting {
  const [known] = onShelf(portfolio.accounting, productId).values();
  const cohorts = [...onShelf(portfolio.cohorts, productId).values()].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
  );
  const experiments = [...onShelf(portfolio.experiments, productId).values()];
  const valid = experiments.filter(
    ({ decision, verdict }) => decision !== null && verdict !== null && verdict.verdict !== "invalid",
  );
  const wins = valid.filter(({ verdict }) => verdict?.verdict === "persevere").length;
  const spent = experiments.reduce((sum, experiment) => sum + (experiment.spent ?? 0), 0);
  return {
    milestones: known ?? null,
    cohorts: cohorts.map((cohort) => ({ cohort, funnel: cohortFunnel(cohort) })),
    trends: cohortStages.flatMap((stage) => (stage === "acquired" ? [] : [trendOf(cohorts, stage)])),
    economics: economicsOf(known),
    decided: valid.length,
    wins,
    spent,
    winRate: wilson(wins, valid.length),
    costPerLearning: costPerLearning(Math.max(0, spent), valid.length),
  };
}

/** The way of one cohort through the stages that were counted; refuses as `funnel` does. */
export function cohortFunnel(cohort: Cohort): InnovationAccounting["cohorts"][number]["funnel"] {
  return funnel(
    cohortStages.flatMap((name) => {
      const count = cohort[name];
      return count === null ? [] : [{ name, count }];
    }),
  );
}

function trendOf(cohorts: readonly Cohort[], stage: StageTrend["stage"]): StageTrend {
  const counted = cohorts.flatMap((cohort) => {
    const x = cohort[stage];
    return x === null || cohort.acquired === 0 ? [] : [{ x, n: cohort.acquired }];
  });
  return { stage, trend: cochranArmitage(counted), cohorts: counted.length };
}

function economicsOf(known: Accounting | undefined): Answer<UnitEconomics> {
  if (known === undefined) return refused("MISSING");
  const { arpu, margin, churn, cac } = known;
  if (arpu === null || margin === null || churn === null || cac === null) return refused("MISSING");
  return unitEconomics({ revenue: arpu, margin, churn, acquisition: cac });
}
