import { boardColumn, decisionDay, isBlind, type BoardColumn } from "#shared/domain/experiment-board.ts";
import { readingOf, type ExperimentMethod } from "#shared/domain/experiment-card.ts";
import { plannedArms, unitsOf } from "#shared/domain/experiment-figures.ts";
import { experimentVerdict, type ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import { isAgainstVerdict, isExploratory, type Experiment, type ExperimentVerdict } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { dayAt, daysBetween } from "../today.ts";

/** An experiment with what the board and the list show of it. */
export type ExperimentRow = {
  readonly experiment: Experiment;
  readonly product: string;
  readonly column: BoardColumn;
  /** What its results say now; only of one that runs. */
  readonly reading: ExperimentReading | null;
  readonly isBlind: boolean;
  /** The verdict that is shown: kept with a concluded one, and of a running one only where the rule has spoken. */
  readonly verdict: ExperimentVerdict | null;
  /** The units of the smallest arm; null where none are counted. */
  readonly units: number | null;
  readonly day: { readonly at: number; readonly of: number } | null;
  readonly decisionOn: string | null;
  readonly isExploratory: boolean;
  readonly isAgainstVerdict: boolean;
  readonly isWithdrawn: boolean;
};

/** Which experiments are shown. */
export type ExperimentFilter = {
  readonly text: string;
  readonly owner: string | null;
  readonly method: ExperimentMethod | "all";
};

export const wholeFilter: ExperimentFilter = { text: "", owner: null, method: "all" };

/** Every experiment, or those of a product, as they stand on a day: what waits first, by their decision date, the latest first where decided. */
export function experimentRows(portfolio: Portfolio, productId: Id | null, today: string): readonly ExperimentRow[] {
  return experimentsOf(portfolio, productId)
    .map((experiment) => rowOf(portfolio, experiment, today))
    .sort(byDecision);
}

/** Works the rows out one by one, so that it can be done in slices; how many there are. */
export function* readingRows(portfolio: Portfolio, productId: Id | null, today: string): Generator<undefined, number> {
  const all = experimentsOf(portfolio, productId);
  for (const experiment of all) {
    rowOf(portfolio, experiment, today);
    yield;
  }
  return all.length;
}

/** How many rows would be worked out for the first time on a day. */
export function unreadCount(portfolio: Portfolio, productId: Id | null, today: string): number {
  return experimentsOf(portfolio, productId).filter((experiment) => kept.get(experiment)?.today !== today).length;
}

function experimentsOf({ experiments }: Portfolio, productId: Id | null): readonly Experiment[] {
  return productId === null ? [...allOf(experiments)] : [...onShelf(experiments, productId).values()];
}

type Kept = Pick<ExperimentRow, "reading" | "product"> & { readonly today: string; readonly row: ExperimentRow };

const kept = new WeakMap<Experiment, Kept>();

/** The row of an experiment, worked out again only when it, what its results say, or the day changed. */
function rowOf(portfolio: Portfolio, experiment: Experiment, today: string): ExperimentRow {
  const reading = experiment.status === "running" ? experimentVerdict(portfolio, experiment, today) : null;
  const product = onShelf(portfolio.products, "").get(experiment.productId)?.name ?? "";
  const known = kept.get(experiment);
  if (known?.today === today && known.reading === reading && known.product === product) return known.row;
  const row = shownOf(experiment, { column: boardColumn(portfolio, experiment, today), reading, product, today });
  kept.set(experiment, { reading, product, today, row });
  return row;
}

type Standing = Pick<ExperimentRow, "column" | "reading" | "product"> & { readonly today: string };

function shownOf(experiment: Experiment, { column, reading, product, today }: Standing): ExperimentRow {
  const { status, lock, card, verdict, withdrawals, observations } = experiment;
  const isNeutral = reading !== null && isBlind(experiment, reading);
  const spoken = reading === null || isNeutral || reading.verdict === "continue" ? null : reading.verdict;
  const from = status === "running" && lock !== null ? dayAt(lock.at) : null;
  return {
    experiment,
    product,
    column,
    reading,
    isBlind: isNeutral,
    units: observations.length === 0 ? null : (reading?.horizon.fewest ?? fewestUnits(experiment)),
    verdict: verdict?.verdict ?? spoken,
    day:
      from === null || card.endsOn === null
        ? null
        : { at: Math.max(1, daysBetween(from, today) + 1), of: Math.max(1, daysBetween(from, card.endsOn)) },
    decisionOn: decisionDay(experiment),
    isExploratory: isExploratory(experiment),
    isAgainstVerdict: isAgainstVerdict(experiment),
    isWithdrawn: withdrawals.length > 0,
  };
}

function fewestUnits({ card, observations }: Experiment): number {
  const units = unitsOf({ card, observations });
  const isSplit = ["arms", "did"].includes(readingOf(card.method));
  return Math.min(...(isSplit ? plannedArms(card) : [0]).map((arm) => units[arm] ?? 0));
}

/** What waits for somebody comes first. */
const ranks: { readonly [column in BoardColumn]: number } = { due: 0, running: 1, draft: 2, concluded: 3 };

function byDecision(one: ExperimentRow, other: ExperimentRow): number {
  if (one.column !== other.column) return ranks[one.column] - ranks[other.column];
  if (one.column === "concluded") {
    return (other.experiment.decision?.at ?? 0) - (one.experiment.decision?.at ?? 0);
  }
  const [first, second] = [one.decisionOn ?? "9", other.decisionOn ?? "9"];
  if (first !== second) return first < second ? -1 : 1;
  return other.experiment.updatedAt - one.experiment.updatedAt;
}

const plain = new WeakMap<Experiment, string>();

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function textOf({ experiment, product }: ExperimentRow): string {
  const known = plain.get(experiment);
  if (known !== undefined) return known;
  const { title, card } = experiment;
  const { change, segment, outcome, insight } = card.belief;
  const text = folded([title, product, change, segment, outcome, insight, card.metric.name, card.owner].join(" "));
  plain.set(experiment, text);
  return text;
}

/** The rows that hold every word typed and are of the owner and method chosen. */
export function matchingRows(
  rows: readonly ExperimentRow[],
  { text, owner, method }: ExperimentFilter,
): readonly ExperimentRow[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0 && owner === null && method === "all") return rows;
  return rows.filter((row) => {
    const { card } = row.experiment;
    if (owner !== null && card.owner !== owner) return false;
    if (method !== "all" && card.method !== method) return false;
    return words.every((word) => textOf(row).includes(word));
  });
}

/** Those who decide on any of the experiments, by name. */
export function ownersOf(rows: readonly ExperimentRow[]): readonly string[] {
  const owners = new Set(rows.map(({ experiment }) => experiment.card.owner.trim()).filter((owner) => owner !== ""));
  return [...owners].sort((one, other) => one.localeCompare(other));
}
