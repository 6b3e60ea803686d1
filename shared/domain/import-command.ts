import type { BacklogItem } from "./backlog-item.ts";
import type { Experiment } from "./experiment.ts";
import { find, shelfFor, type Command, type RecordChange } from "./change.ts";
import { broughtInAt } from "./import-experiment-verdict.ts";
import type { ImportPlan, PlannedAddition } from "./import-planned.ts";
import { idOf, type Id, type Stamp } from "./ids.ts";
import type { Portfolio, RecordTable, Tables } from "./portfolio.ts";
import { sameValue } from "./same.ts";
import { onShelf } from "./shelves.ts";
import { usageCells } from "./usage.ts";
import { sameCells } from "./usage-block.ts";
import { ok, refuse } from "../result.ts";

/**
 * Commits exactly what a plan shows, as one change with one import batch. Refuses for the plan's own problem, and STALE
 * when what the plan was made from has changed since: then the file has to be checked again.
 */
export function importCommand(plan: ImportPlan): Command {
  return (portfolio, stamp) => {
    if (plan.problem !== null) return { ok: false, problem: plan.problem };
    if (isStale(portfolio, plan)) {
      return refuse("STALE", "The portfolio has changed since this import was checked.", "Check the file again.");
    }
    const changes = [batchOf(plan, stamp), ...recordsOf(plan, stamp), ...usageOf(plan, stamp)];
    return ok({ label: `Import '${plan.file.name}'`, batchId: idOf(stamp, 0), changes });
  };
}

function batchOf({ file, counts }: ImportPlan, stamp: Stamp): RecordChange {
  const id = idOf(stamp, 0);
  const after = {
    id,
    createdAt: stamp.at,
    updatedAt: stamp.at,
    by: stamp.by,
    source: file.source,
    fileName: file.name,
    fileHash: file.hash,
    fileSize: file.size,
    format: file.format,
    recipeId: file.recipeId,
    rows: counts.rows,
    added: counts.new,
    updated: counts.update,
    unchanged: counts.unchanged,
    stopped: counts.stopped,
    statements: file.statements,
  };
  return { table: "batches", id, before: null, after };
}

function recordsOf(plan: ImportPlan, stamp: Stamp): readonly RecordChange[] {
  const moment = { createdAt: stamp.at, updatedAt: stamp.at, by: stamp.by };
  const broughtIn = (table: RecordTable, record: Readonly<Record<string, unknown>>) =>
    table === "experiments" ? broughtInAt(record as unknown as Experiment, stamp.at) : record;
  const additions = plan.additions.map(({ table, id: place, fields }) => {
    const id = idAt(place, stamp);
    const unsaid = table === "backlog" ? { openedAt: stamp.at, stageSince: stamp.at } : {};
    const after = settled({ ...unsaid, ...fields, ...moment, id }, stamp);
    return { table, id, before: null, after: broughtIn(table, after) } as unknown as RecordChange;
  });
  const edits = plan.edits.map(({ table, before, fields }) => {
    const all = Object.entries({ ...before, ...fields, updatedAt: stamp.at, by: stamp.by });
    const after = settled(Object.fromEntries(all.filter(([, value]) => value !== undefined)), stamp);
    return { table, id: before.id, before, after: broughtIn(table, after) } as unknown as RecordChange;
  });
  return [...additions, ...edits];
}

function usageOf(plan: ImportPlan, stamp: Stamp): readonly RecordChange[] {
  return plan.usage.map(({ productId, patch }) => {
    const subjects = patch.subjects.map((subject) => idAt(subject, stamp));
    return { table: "usage", id: idAt(productId, stamp), patch: { ...patch, subjects } };
  });
}

const references = [
  "batchId",
  "productId",
  "featureId",
  "poolId",
  "causedByProductId",
  "paidByTeamId",
  "fromProductId",
  "toProductId",
  "ownerTeamId",
] as const;

/** A record with the ids of new records in their places. */
function settled(record: Record<string, unknown>, stamp: Stamp): Readonly<Record<string, unknown>> {
  for (const field of references) {
    const id = record[field];
    if (typeof id === "string") record[field] = idAt(id, stamp);
  }
  if (record["corners"] !== undefined) {
    const corners = Object.entries(record["corners"] as Readonly<Record<string, readonly Id[]>>);
    record["corners"] = Object.fromEntries(corners.map(([name, ids]) => [name, ids.map((id) => idAt(id, stamp))]));
  }
  if (record["dependsOn"] !== undefined) {
    record["dependsOn"] = (record["dependsOn"] as readonly Id[]).map((id) => idAt(id, stamp));
  }
  if (record["fields"] !== undefined) {
    const said = record["fields"] as BacklogItem["fields"];
    record["fields"] = said.map((field) => ({ ...field, fieldId: idAt(field.fieldId, stamp) }));
  }
  return record;
}

function idAt(place: Id, stamp: Stamp): Id {
  return place.startsWith("+") ? idOf(stamp, Number(place.slice(1))) : place;
}

function isStale(portfolio: Portfolio, plan: ImportPlan): boolean {
  const batches = onShelf(portfolio.batches, "");
  if (batches.size !== plan.batches.length || plan.batches.some((id) => !batches.has(id))) return true;
  for (const { table, before } of plan.edits) {
    if (!sameValue(find(portfolio, table, before.id, shelfFor(table, before)), before)) return true;
  }
  const holds = new Map<string, boolean>();
  const isThere = (table: RecordTable, id: Id, shelf: string) => {
    const key = `${table}/${id}`;
    let known = holds.get(key);
    if (known === undefined) holds.set(key, (known = find(portfolio, table, id, shelf) !== undefined));
    return known;
  };
  if (plan.additions.some(({ fields }) => lacks(fields, isThere))) return true;
  if (isNameTaken(portfolio, plan.additions)) return true;
  return plan.usage.some(({ productId, patch }) => {
    const { subjects, firstMonth, months, before } = patch;
    const isGone = (id: Id) => !id.startsWith("+") && id !== productId && !isThere("features", id, productId);
    const isHere = productId.startsWith("+") || isThere("products", productId, "");
    if (!isHere || subjects.some(isGone)) return true;
    return !sameCells(usageCells(find(portfolio, "usage", productId), subjects, firstMonth, months), before);
  });
}

type IsThere = (table: RecordTable, id: Id, shelf: string) => boolean;

const targets: Readonly<Record<string, RecordTable>> = {
  productId: "products",
  poolId: "pools",
  causedByProductId: "products",
  paidByTeamId: "teams",
  fromProductId: "products",
  toProductId: "products",
  ownerTeamId: "teams",
};

/** Whether a record that an addition names is no longer there. */
function lacks(fields: Readonly<Record<string, unknown>>, isThere: IsThere): boolean {
  const isGone = (table: RecordTable, id: unknown, shelf = "") =>
    typeof id === "string" && !id.startsWith("+") && !isThere(table, id, shelf);
  const { featureId, productId } = fields;
  if (typeof productId === "string" && isGone("features", featureId, productId)) return true;
  return Object.entries(targets).some(([field, table]) => isGone(table, fields[field]));
}

const named = new Set<RecordTable>(["teams", "products", "features", "pools"]);

/** Whether a name that an addition brings was given to another record since. */
function isNameTaken(portfolio: Portfolio, additions: readonly PlannedAddition[]): boolean {
  const holders = new Map<string, ReadonlySet<string>>();
  return additions.some(({ table, fields }) => {
    if (!named.has(table)) return false;
    const shelf = table === "features" ? String(fields["productId"]) : "";
    const key = `${table}/${shelf}`;
    let names = holders.get(key);
    if (names === undefined) {
      const records = onShelf(portfolio[table as "teams"], shelf).values();
      holders.set(key, (names = new Set([...records].map((record: Tables["teams"]) => record.name.trim()))));
    }
    return names.has(String(fields["name"]));
  });
}
