import { blankCard, readingOf, type Card } from "./experiment-card.ts";
import { asDraft, blankExperiment, isBroughtIn, type Experiment } from "./experiment.ts";
import type { Json } from "./canonical.ts";
import { countedTwice, mergedResults, observationsOf, placeOfResult, unitsIn } from "./import-experiment-results.ts";
import { verdictAtEnd } from "./import-experiment-verdict.ts";
import { isSaidAgain, stopTwice } from "./import-catalogue.ts";
import { contested, isChangedHere, judgeNew, stoppedByName, stopRow, type JudgedRow } from "./import-judged.ts";
import type { Planning } from "./import-judged.ts";
import { batchPlace, newPlace, shapeOf, type NamedRecord } from "./import-names.ts";
import type { FieldChange } from "./import-planned.ts";
import type { ExperimentRow, StopReason } from "./import-rows.ts";
import type { Id } from "./ids.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { sameValue } from "./same.ts";
import { allOf, onShelf } from "./shelves.ts";

/** How an experiment is known again, in a sentence. */
export const experimentKey =
  "An experiment is known again by its source and key, else by its title in the product; its results by day, arm and metric.";

/** An experiment of a file with the product it names. */
export type ExperimentTold = { readonly row: JudgedRow<ExperimentRow>; readonly product: NamedRecord };

type Known = { readonly byId: ReadonlyMap<Id, Experiment>; readonly byKey: ReadonlyMap<string, Experiment> };

/**
 * Judges experiments of a file: results are added to one that runs, or to one that was brought in; one that is not known is
 * made, and what it shows only suggests, since its card was never locked here. A draft and a conclusion are not touched.
 */
export function judgeExperiments(planning: Planning, told: readonly ExperimentTold[]): void {
  if (told.length === 0) return;
  const known = knownExperiments(planning);
  const first = new Map<string, ExperimentTold>();
  for (const one of told) {
    const { said } = one.row;
    const key = keyOf(said.origin ?? planning.file.source, said.externalId);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, one);
      judgeExperiment(planning, one, known);
    } else if (!isSaidAgain(earlier.row.said, said)) {
      stopTwice(earlier.row, "experiment", said.externalId);
      stopTwice(one.row, "experiment", said.externalId);
    }
  }
}

function keyOf(source: string, externalId: string): string {
  return `${source}\0${externalId}`;
}

function knownExperiments({ portfolio }: Planning): Known {
  const byId = new Map<Id, Experiment>();
  const byKey = new Map<string, Experiment>();
  for (const experiment of allOf(portfolio.experiments)) {
    const { id, source = "", externalId } = experiment;
    byId.set(id, experiment);
    if (externalId !== undefined) byKey.set(keyOf(source, externalId), experiment);
  }
  return { byId, byKey };
}

/** The experiments of a portfolio that a row of a file may mean, in whichever product. */
export function experimentsNamed(portfolio: Portfolio, said: ExperimentRow, source: string): readonly Experiment[] {
  const wanted = new Set([said.title, said.externalId].map(shapeOf));
  const key = keyOf(said.origin ?? source, said.externalId);
  return [...allOf(portfolio.experiments)].filter(
    ({ id, title, source: from = "", externalId }) =>
      id === said.winnowId || (externalId === undefined ? wanted.has(shapeOf(title)) : keyOf(from, externalId) === key),
  );
}

function judgeExperiment(planning: Planning, { row, product }: ExperimentTold, { byId, byKey }: Known): void {
  const { said } = row;
  if (stoppedByName(row, "product", product)) return;
  row.uses = [product];
  const source = said.origin ?? planning.file.source;
  const own = said.winnowId === undefined ? undefined : byId.get(said.winnowId);
  const keyed = own ?? byKey.get(keyOf(source, said.externalId));
  const named = keyed === undefined ? namedAlike(planning, product.id ?? "", said) : [keyed];
  const [record] = named;
  if (named.length > 1) {
    const remedy = "Rename one of them, or put the experiment's own key into the file.";
    return stopRow(row, {
      code: "SEVERAL_NAMED",
      column: "experiment",
      found: said.title,
      expected: "one experiment of this title",
      remedy,
    });
  }
  if (record !== undefined) judgeResults(planning, row, record);
  else judgeNewExperiment(planning, row, { productId: product.id ?? "", source });
}

/** The experiments of a product that bear the title or key of a row, and that no file gave. */
function namedAlike({ portfolio }: Planning, productId: Id, said: ExperimentRow): readonly Experiment[] {
  const wanted = new Set([said.title, said.externalId].map(shapeOf));
  return [...onShelf(portfolio.experiments, productId).values()].filter(
    ({ title, externalId }) => externalId === undefined && wanted.has(shapeOf(title)),
  );
}

type Home = { readonly productId: Id; readonly source: string };

function judgeNewExperiment(planning: Planning, row: JudgedRow<ExperimentRow>, { productId, source }: Home): void {
  const { said } = row;
  const card: Card = { ...blankCard(settingsOf(planning.portfolio)), ...said.card };
  const results = observationsOf(said, card);
  if ("code" in results) return stopRow(row, results);
  const problem = aloneReason(said, card);
  if (problem !== null) return stopRow(row, problem);
  const blank = asDraft({ ...blankExperiment(productId, said.title, card), purpose: said.purpose });
  const whole = { ...blank, status: said.status, observations: results };
  const fields = {
    ...whole,
    verdict: verdictAtEnd(planning.portfolio, whole),
    ...(said.note === undefined ? {} : { note: said.note }),
    source,
    externalId: said.externalId,
    batchId: batchPlace,
  };
  judgeNew(row, { table: "experiments", id: newPlace(planning.book), fields });
}

/** One arm alone shows nothing; it may only be added to an experiment that is known here. */
function aloneReason({ results }: ExperimentRow, { method }: Card): StopReason | null {
  const told = new Set(results.map(({ arm }) => shapeOf(arm)));
  const isCompared = ["arms", "did"].includes(readingOf(method));
  if (results.length === 0 || told.size > 1 || !isCompared) return null;
  const [found = ""] = told;
  const remedy = "Choose the column that tells the arms apart.";
  return { code: "ONE_ARM", column: "arm", found, expected: "results of at least two arms", remedy };
}

function judgeResults(planning: Planning, row: JudgedRow<ExperimentRow>, record: Experiment): void {
  const { said } = row;
  if (said.results.length === 0) return judgeCard(planning, row, record);
  const told = observationsOf(said, record.card);
  if ("code" in told) return stopRow(row, told);
  const observations = mergedResults(record.observations, told);
  if (sameValue(observations, record.observations)) return;
  const problem = closedReason(record, said) ?? countedTwice(observations, said);
  if (problem !== null) return stopRow(row, problem);
  const byPlace = new Map(told.map((one) => [placeOfResult(one), one]));
  const isOverwriting = record.observations.some((one) => {
    const other = byPlace.get(placeOfResult(one));
    return other !== undefined && !sameValue(other, one);
  });
  const units = { field: "units", before: unitsIn(record.observations), after: unitsIn(observations) };
  update(planning, row, { record, fields: { observations }, changes: [units], isOverwriting });
}

/** What a file says of the card is only taken where the card is not locked and nothing was decided. */
function judgeCard(planning: Planning, row: JudgedRow<ExperimentRow>, record: Experiment): void {
  const { said } = row;
  if (record.lock !== null || record.decision !== null) return;
  const { title, status, note } = { note: record.note, ...said };
  const card = { ...record.card, ...said.card, endsOn: said.card.endsOn ?? record.card.endsOn };
  const fields = { title, status, card, ...(note === undefined ? {} : { note }) };
  const changes = Object.entries(fields).flatMap(([field, after]): readonly FieldChange[] => {
    const held = record[field as keyof typeof fields] ?? null;
    return sameValue(held, after) ? [] : [{ field, before: held as Json, after: after as Json }];
  });
  if (changes.length > 0) update(planning, row, { record, fields, changes, isOverwriting: true });
}

type Update = {
  readonly record: Experiment;
  readonly fields: Partial<Experiment>;
  readonly changes: readonly FieldChange[];
  readonly isOverwriting: boolean;
};

function update(planning: Planning, row: JudgedRow<ExperimentRow>, meant: Update): void {
  const { record, fields, changes, isOverwriting } = meant;
  if (isOverwriting && isChangedHere(planning, record)) {
    const expected = "an experiment that nobody changed here since its import";
    const conflict = { key: `experiments:${record.id}`, code: "CHANGED_HERE", subject: record.title, fields: changes };
    if (contested(planning, row, { ...conflict, expected })) return;
  }
  row.verdict = "update";
  row.fields = changes;
  const verdict =
    isBroughtIn(record) || record.status === "draft"
      ? verdictAtEnd(planning.portfolio, { ...record, ...fields })
      : null;
  const judged = verdict === null ? {} : { verdict };
  row.edit = { table: "experiments", before: record, fields: { ...fields, ...judged, batchId: batchPlace } };
}

function closedReason(record: Experiment, { title }: ExperimentRow): StopReason | null {
  const stopped = { column: "experiment", found: title };
  if (record.status === "draft") {
    const remedy = "Start it first: its card is locked before results come in.";
    return { ...stopped, code: "NOT_STARTED", expected: "an experiment that runs", remedy };
  }
  if (record.status === "running") return null;
  if (!isBroughtIn(record)) {
    const remedy = "What was concluded is not rewritten. Test again in an experiment of its own.";
    return { ...stopped, code: "CONCLUDED", expected: "an experiment that runs", remedy };
  }
  if (record.decision === null) return null;
  const remedy = "Withdraw the decision first, with a reason.";
  return { ...stopped, code: "DECIDED", expected: "an experiment that waits for its decision", remedy };
}
