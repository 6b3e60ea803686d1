import type { ImportChoices, NameKind } from "./import-choices.ts";
import {
  judgeDependencies,
  judgeFeatures,
  judgeProducts,
  mentionTeams,
  type DependencyTold,
  type FeatureTold,
  type ProductTold,
} from "./import-catalogue.ts";
import { judgeItems, type ItemTold } from "./import-backlog.ts";
import { experimentKey, judgeExperiments, type ExperimentTold } from "./import-experiments.ts";
import { countRows, groupStops } from "./import-counts.ts";
import { isByChoice, stopNeighbours, unjudged, type JudgedRow, type Planning } from "./import-judged.ts";
import type { LedgerTold } from "./import-ledger-row.ts";
import { judgeLedger, ledgerKey } from "./import-ledger.ts";
import { introduce, mention, mentionFeature, nameBook, refer, markUsed, type NamedRecord } from "./import-names.ts";
import type { ImportFile, ImportPlan, PlannedRow } from "./import-planned.ts";
import type { CostRow, ReadRows, ValueRow } from "./import-rows.ts";
import { judgeShares } from "./import-shares.ts";
import { settleFeatures, settleNames } from "./import-settle.ts";
import { planUsage } from "./import-usage-write.ts";
import { judgeUsage, type UsageTold } from "./import-usage.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { allOf, onShelf } from "./shelves.ts";
import { ok, refuse, type Problem, type Result } from "../result.ts";

/** The most records that one import may make. */
const mostRecords = 1_000_000;

/** The rows of a file with the names they say, before anything is judged. */
type Told = {
  readonly products: readonly ProductTold[];
  readonly features: readonly FeatureTold[];
  readonly dependencies: readonly DependencyTold[];
  readonly costs: readonly LedgerTold[];
  readonly values: readonly LedgerTold[];
  readonly usage: readonly UsageTold[];
  readonly items: readonly ItemTold[];
  readonly experiments: readonly ExperimentTold[];
};

/**
 * Plans an import, row by row: what is new, what changes which fields, what is the same, what is stopped and why. The
 * plan holds exactly what will be written; `problem` says why it cannot go in yet. The same file twice plans nothing.
 * Refuses TOO_MANY above a million new records and TOO_LARGE when a product's months lie impossibly far apart.
 */
export function planImport(
  portfolio: Portfolio,
  read: ReadRows,
  choices: ImportChoices,
  file: ImportFile,
): Result<ImportPlan> {
  const planning: Planning = {
    portfolio,
    read,
    choices,
    file,
    book: nameBook(portfolio, file, choices),
    unread: new Set(read.stops.map(({ row }) => row)),
    conflicts: [],
    dangling: [],
    released: [],
    additions: [],
    edits: [],
    usage: [],
    withdrawn: [],
  };
  const told = tell(planning);
  const judged = judge(planning, told);
  if (!judged.ok) return judged;
  const rows = [...read.stops.map(stopped), ...judged.value].sort((one, other) => one.said.row - other.said.row);
  for (const row of judged.value) take(planning, row);
  const created: Record<NameKind, string[]> = { team: [], product: [], feature: [], pool: [] };
  const named = [...planning.book.creations.values()].filter(({ used, isIntroduced }) => used && !isIntroduced);
  for (const { kind, name } of named) created[kind].push(name);
  const additions = [...named.map(({ addition }) => addition), ...planning.additions];
  if (additions.length > mostRecords) {
    return refuse("TOO_MANY", "More than a million new records in one import.", "Bring the file in by parts.");
  }
  const plan = {
    file,
    rows: rows.map(({ kind, said, verdict, stop, fields }) => ({ kind, said, verdict, stop, fields }) as PlannedRow),
    counts: countRows(rows, read.total),
    groups: groupStops(rows, read.total),
    questions: planning.book.questions,
    conflicts: planning.conflicts,
    dangling: planning.dangling,
    withdrawn: planning.withdrawn,
    released: planning.released.length,
    stableKey: stableKeyOf(read),
    created,
    sameFile: sameFileIn(portfolio, file),
    batches: [...onShelf(portfolio.batches, "").keys()],
    additions,
    edits: planning.edits,
    usage: planning.usage,
  };
  return ok({ ...plan, problem: problemWith(plan, choices) });
}

function tell(planning: Planning): Told {
  const { read, book } = planning;
  const introduced = read.products.map((said) => ({ said, product: introduce(book, said.name, said.externalId) }));
  const feature = (product: string, name: string) => mentionFeature(book, mention(book, "product", product), name);
  const features = read.features.map((said): FeatureTold => {
    const named = feature(said.product, said.name);
    named.externalId ??= said.fields.externalId ?? said.name;
    return { row: unjudged("feature", said), feature: named };
  });
  return {
    products: introduced.map(({ said, product }) => {
      return { row: unjudged("product", said), product, teams: mentionTeams(planning, said) };
    }),
    features,
    costs: read.costs.map((said) => tellLedger(planning, unjudged("cost", said))),
    values: read.values.map((said) => tellLedger(planning, unjudged("value", said))),
    usage: read.usage.map((said) => {
      const product = mention(book, "product", said.product);
      const named = said.feature === null ? null : mentionFeature(book, product, said.feature);
      return { row: unjudged("usage", said), product, feature: named };
    }),
    dependencies: read.dependencies.map((said) => {
      return { row: unjudged("dependency", said), from: refer(book, said.from), to: refer(book, said.to) };
    }),
    items: read.items.map((said) => {
      const product = mention(book, "product", said.product);
      const { feature = null } = said;
      return {
        row: unjudged("item", said),
        product,
        feature: feature === null ? null : mentionFeature(book, product, feature),
      };
    }),
    experiments: read.experiments.map((said) => {
      return { row: unjudged("experiment", said), product: mention(book, "product", said.product) };
    }),
  };
}

function tellLedger({ book }: Planning, row: JudgedRow<CostRow> | JudgedRow<ValueRow>): LedgerTold {
  const { said } = row;
  const product = said.product === null ? null : mention(book, "product", said.product);
  const feature = product === null || said.feature === null ? null : mentionFeature(book, product, said.feature);
  const links = "pool" in said ? said : { pool: null, causedBy: null, paidBy: null };
  return {
    row,
    names: {
      product,
      feature,
      pool: links.pool === null ? null : mention(book, "pool", links.pool),
      causedBy: links.causedBy === null ? null : mention(book, "product", links.causedBy),
      paidBy: links.paidBy === null ? null : mention(book, "team", links.paidBy),
    },
  };
}

/** Judges everything, products first, since a name that a stopped row introduces means nothing to the others. */
function judge(planning: Planning, told: Told): Result<readonly JudgedRow[]> {
  settleNames(planning.book);
  judgeProducts(planning, told.products);
  const products = told.products.map(({ row }) => row);
  stopNeighbours(planning, products);
  forget(
    planning,
    told.products.map(({ row, product }) => ({ row, named: product })),
  );
  settleFeatures(planning.book);
  judgeFeatures(planning, told.features);
  const features = told.features.map(({ row }) => row);
  stopNeighbours(planning, features);
  forget(
    planning,
    told.features.map(({ row, feature }) => ({ row, named: feature })),
  );
  judgeDependencies(planning, told.dependencies);
  judgeLedger(planning, "costs", told.costs);
  judgeLedger(planning, "values", told.values);
  judgeShares(
    planning,
    told.values.map(({ row }) => row),
  );
  judgeItems(planning, told.items);
  judgeExperiments(planning, told.experiments);
  const usage = judgeUsage(planning, told.usage);
  const lists = [told.dependencies, told.costs, told.values, told.usage, told.items, told.experiments];
  const rest = lists.map((list) => list.map(({ row }) => row));
  for (const rows of rest) stopNeighbours(planning, rows);
  const isWhole =
    planning.read.stops.length === 0 && told.usage.every(({ row: { stop } }) => !stop || isByChoice(stop));
  const problem = planUsage(planning, usage, isWhole);
  return problem === null ? ok([...products, ...features, ...rest.flat()]) : { ok: false, problem };
}

/** What the stopped rows would have introduced means nothing to other rows. */
function forget({ book }: Planning, told: readonly { row: JudgedRow; named: NamedRecord }[]): void {
  const gone = new Set<Id>();
  for (const { row, named } of told) {
    const creation = named.id === null ? undefined : book.creations.get(named.id);
    if (creation === undefined) continue;
    creation.isIntroduced = true;
    if (row.verdict === "stopped" && named.id !== null) gone.add(named.id);
  }
  const names = [book.named.product, ...book.features.values()].flatMap((map) => [...map.values()]);
  for (const named of names) if (named.id !== null && gone.has(named.id)) named.id = null;
}

function stopped(stop: ReadRows["stops"][number]): JudgedRow {
  return { ...unjudged("stop", stop), verdict: "stopped", stop };
}

function take(planning: Planning, row: JudgedRow): void {
  if (row.verdict !== "new" && row.verdict !== "update") return;
  if (row.addition !== null) planning.additions.push(row.addition);
  if (row.edit !== null) planning.edits.push(row.edit);
  for (const named of row.uses) markUsed(planning.book, named);
}

function stableKeyOf(read: ReadRows): string {
  const parts: string[] = [];
  if (read.usage.length > 0) parts.push("Usage is known again by its source, product, feature and month.");
  if (read.costs.length + read.values.length > 0) parts.push(ledgerKey);
  if (read.products.length > 0)
    parts.push("A product is known again by its key in the source, else by its exact name.");
  if (read.features.length > 0) parts.push("A feature is known again by its product and its exact name.");
  if (read.items.length > 0)
    parts.push(
      "A backlog item is known again by its source and its key there, or by a key such as ABC-12 in the same product.",
    );
  if (read.experiments.length > 0) parts.push(experimentKey);
  if (read.dependencies.length > 0) parts.push("A dependency is known again by the two products.");
  return parts.join(" ");
}

function sameFileIn(portfolio: Portfolio, file: ImportFile): Id | null {
  for (const batch of allOf(portfolio.batches)) if (batch.fileHash === file.hash) return batch.id;
  return null;
}

function problemWith(plan: Omit<ImportPlan, "problem">, choices: ImportChoices): Problem | null {
  const { counts, groups, additions, edits, usage } = plan;
  if (!choices.withoutStopped && groups.some(({ byChoice }) => !byChoice)) {
    return {
      code: "STOPPED_ROWS",
      message: `${counts.stopped} of ${counts.rows} rows ${counts.stopped === 1 ? "is" : "are"} stopped.`,
      fix: "Repair them, or import the good rows without them.",
    };
  }
  if (additions.length + edits.length + usage.length > 0) return null;
  return { code: "NOTHING_NEW", message: "The file holds nothing that is not here already." };
}
