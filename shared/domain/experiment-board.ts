import { isRefused } from "../maths/answer.ts";
import { weighEvidence } from "../maths/evidence.ts";
import { experimentVerdict, type ExperimentReading } from "./experiment-verdict.ts";
import { isBroughtIn, type Experiment, type FrozenVerdict } from "./experiment.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { allOf, onShelf } from "./shelves.ts";

/** Where an experiment stands on the board; due is what runs or is concluded and waits for a decision. */
export type BoardColumn = "draft" | "running" | "due" | "concluded";

/** The column of an experiment on a day: due when its end or decision date is reached or the rule has spoken. */
export function boardColumn(portfolio: Portfolio, experiment: Experiment, today: string): BoardColumn {
  switch (experiment.status) {
    case "draft":
      return "draft";
    case "concluded":
      return experiment.decision === null && !isBroughtIn(experiment) ? "due" : "concluded";
    case "running": {
      const { endsOn, decisionOn } = experiment.card;
      const isPast = (day: string | null) => day !== null && day <= today;
      if (isPast(endsOn) || isPast(decisionOn)) return "due";
      return experimentVerdict(portfolio, experiment, today).verdict === "continue" ? "running" : "due";
    }
  }
}

/** Whether nothing may be read from the results yet: a fixed test before its planned end, unless the rule stops it (domain B.11). */
export function isBlind(
  { card, status }: Pick<Experiment, "card" | "status">,
  { horizon, verdict }: Pick<ExperimentReading, "horizon" | "verdict">,
): boolean {
  return status === "running" && card.interval === "fixed" && !horizon.reached && verdict !== "stop";
}

/** Whether the effect of a concluded experiment may be read: not where it is invalid, nor of a fixed test before its end. */
export function isReadable({ card, verdict }: Pick<Experiment, "card" | "verdict">): boolean {
  if (verdict === null || verdict.verdict === "invalid") return false;
  return verdict.verdict !== "continue" || card.interval === "sequential";
}

/** The frozen effect of an experiment and the chances that it is better; nothing of either where the effect may not be read. */
export function readableEffect(experiment: Pick<Experiment, "card" | "verdict">): {
  readonly [part in "effect" | "chances"]: FrozenVerdict[part];
} {
  const { verdict } = experiment;
  return verdict !== null && isReadable(experiment) ? verdict : { effect: null, chances: null };
}

/** The experiments that wait for a decision on a day, the earliest decision date first: the agenda of a review meeting. */
export function dueForDecision(portfolio: Portfolio, today: string): readonly Experiment[] {
  return [...allOf(portfolio.experiments)]
    .filter((experiment) => boardColumn(portfolio, experiment, today) === "due")
    .sort((a, b) => compare(decisionDay(a) ?? "9", decisionDay(b) ?? "9") || compare(a.id, b.id));
}

/** What a product's team should know at a glance. */
export type Cockpit = {
  /** The open experiment with the most to lose on its assumption: the chance that it is wrong times what comes next. */
  readonly riskiest: { readonly experiment: Experiment; readonly chanceWrong: number } | null;
  readonly running: readonly Experiment[];
  readonly due: readonly Experiment[];
  /** The next day on which something is to be decided. */
  readonly next: { readonly experiment: Experiment; readonly on: string } | null;
};

/** The cockpit of a product on a day. */
export function productCockpit(portfolio: Portfolio, productId: Id, today: string): Cockpit {
  const all = [...onShelf(portfolio.experiments, productId).values()];
  const columns = new Map(all.map((experiment) => [experiment, boardColumn(portfolio, experiment, today)]));
  const open = all.filter(({ status }) => status !== "concluded");
  const risks = open
    .filter(({ card }) => card.assumption.trim() !== "")
    .map((experiment) => ({ experiment, chanceWrong: chanceWrong(experiment) }))
    .sort((a, b) => stake(b) - stake(a) || compare(a.experiment.id, b.experiment.id));
  const dated = all
    .filter((experiment) => ["running", "due"].includes(columns.get(experiment) ?? ""))
    .flatMap((experiment) => {
      const on = decisionDay(experiment);
      return on === null ? [] : [{ experiment, on }];
    })
    .sort((a, b) => compare(a.on, b.on) || compare(a.experiment.id, b.experiment.id));
  return {
    riskiest: risks[0] ?? null,
    running: all.filter(({ status }) => status === "running"),
    due: all.filter((experiment) => columns.get(experiment) === "due"),
    next: dated[0] ?? null,
  };
}

/** The day on which an experiment is to be decided: its decision date, else its latest end. */
export function decisionDay({ card }: Pick<Experiment, "card">): string | null {
  return card.decisionOn ?? card.endsOn;
}

function chanceWrong({ card, evidence }: Experiment): number {
  const belief = weighEvidence(card.priorBelief, evidence);
  return 1 - (isRefused(belief) ? card.priorBelief : belief.posterior);
}

function stake({ experiment, chanceWrong }: { readonly experiment: Experiment; readonly chanceWrong: number }): number {
  return chanceWrong * Math.max(1, experiment.card.nextStepCost ?? 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
