import * as v from "valibot";
import { added, edited, find, removed, type Command, type RowChange } from "./change.ts";
import type { Id } from "./ids.ts";
import {
  CostEntrySchema,
  PoolSchema,
  RatesSchema,
  ValueEntrySchema,
  type CostEntry,
  type Pool,
  type ValueEntry,
} from "./ledger.ts";
import { monthIndex, type Month } from "./month.ts";
import type { Portfolio, RecordTable, Tables } from "./portfolio.ts";
import { shelfOf } from "./portfolio.ts";
import type { Draft } from "./record.ts";
import { nameTaken, taken, unknown } from "./refusals.ts";
import { claimedTogether, wholeSource } from "./shared-source.ts";
import { allOf, onShelf } from "./shelves.ts";
import { ok, refuse, type Problem } from "../result.ts";

const schemas = { costs: CostEntrySchema, values: ValueEntrySchema, pools: PoolSchema, rates: RatesSchema };

function unfit(table: keyof typeof schemas, record: unknown): Problem | null {
  const checked = v.safeParse(schemas[table], record);
  if (checked.success) return null;
  const issue = checked.issues[0];
  const field = v.getDotPath(issue);
  return { code: "OUT_OF_RANGE", message: `${field === null ? "The entry" : field}: ${issue.message}.` };
}

function periodProblem(entry: Pick<CostEntry, "from" | "to" | "recurrence">): Problem | null {
  if (entry.recurrence === "oneOff" && entry.from !== entry.to) {
    return { code: "PERIOD", message: "A one-off is booked in one month.", fix: `Let it end in ${entry.from} too.` };
  }
  if (monthIndex(entry.to) >= monthIndex(entry.from)) return null;
  return { code: "PERIOD", message: `The period ends in ${entry.to}, before it begins in ${entry.from}.` };
}

function overclaimed(portfolio: Portfolio, entry: ValueEntry): Problem | null {
  const source = entry.sharedSource?.trim();
  if (source === undefined || source === "") return null;
  const others = [...allOf(portfolio.values)].filter(
    (other) => other.id !== entry.id && other.sharedSource?.trim() === source,
  );
  const claimed = claimedTogether([...others, entry])(entry.from, entry.to);
  if (claimed <= wholeSource) return null;
  return {
    code: "OVERCLAIMED",
    message: `The source '${source}' would be claimed to ${Math.round(claimed * 100)} %.`,
    fix: "The shares of one source over all products may not exceed 100 %: lower the attribution.",
  };
}

function problemOf(portfolio: Portfolio, table: "costs" | "values", entry: CostEntry | ValueEntry): Problem | null {
  const problem = unfit(table, entry) ?? periodProblem(entry);
  if (problem !== null || table === "costs") return problem;
  return overclaimed(portfolio, entry as ValueEntry);
}

/** Adds a cost entry; refuses values out of range and periods that end before they begin. */
export function addCost(draft: Draft<CostEntry>): Command {
  return addEntry("costs", draft, "Add cost");
}

/** Adds a value entry; refuses like addCost, and OVERCLAIMED when one source is claimed beyond 100 %. */
export function addValue(draft: Draft<ValueEntry>): Command {
  return addEntry("values", draft, "Add value");
}

function addEntry<T extends "costs" | "values">(table: T, draft: Draft<Tables[T]>, label: string): Command {
  return (portfolio, stamp) => {
    const change = added(table, draft, stamp);
    const entry = change.after as CostEntry | ValueEntry;
    const problem = problemOf(portfolio, table, entry);
    if (problem !== null) return { ok: false, problem };
    return ok({ label: `${label} '${entry.label}'`, changes: [change] });
  };
}

/** An entry whose rounded amount or currency was changed has no exact sum of its source any more. */
function withoutStaleSum<R extends CostEntry | ValueEntry>(before: CostEntry | ValueEntry, after: R): R {
  if (!("exact" in after && "amount" in before && "amount" in after)) return after;
  if (after.amount === before.amount && after.currency === before.currency) return after;
  const { exact: _, ...rest } = after;
  return rest as R;
}

/**
 * Changes several entries of one product's or pool's ledger as one change; nothing is taken when one is refused. A new
 * amount or currency takes away the exact sum that a file gave.
 */
export function editEntries<T extends "costs" | "values">(
  table: T,
  shelf: string,
  edits: readonly { readonly id: Id; readonly fields: Partial<Draft<Tables[T]>> }[],
): Command {
  return (portfolio, stamp) => {
    const changes: RowChange[] = [];
    for (const { id, fields } of edits) {
      const before = find(portfolio, table, id, shelf);
      if (before === undefined) return unknown("entry");
      const change = edited(table, before, fields, stamp);
      const after = withoutStaleSum(before, change.after as CostEntry | ValueEntry);
      const problem = problemOf(portfolio, table, after);
      if (problem !== null) return { ok: false, problem };
      changes.push({ ...change, after } as RowChange);
    }
    return ok({ label: table === "costs" ? "Edit costs" : "Edit values", changes });
  };
}

/** Removes an entry of a table by its id and shelf. */
export function removeEntry(table: "costs" | "values", id: Id, shelf: string): Command {
  return (portfolio) => {
    const entry = find(portfolio, table, id, shelf);
    if (entry === undefined) return unknown("entry");
    return ok({ label: `Remove '${entry.label}'`, changes: [removed(table as RecordTable, entry)] });
  };
}

function weightProblem(pool: Pick<Pool, "weights">): Problem | null {
  const below = pool.weights.find(({ weight }) => weight < 0);
  if (below === undefined) return null;
  return {
    code: "NEGATIVE_DRIVER",
    message: "A driver cannot be below zero.",
    fix: "Use 0 for a product without a share.",
  };
}

/** Adds a shared-cost pool; refuses NAME_TAKEN and NEGATIVE_DRIVER. */
export function addPool(draft: Draft<Pool>): Command {
  return (portfolio, stamp) => {
    if (nameTaken(onShelf(portfolio.pools, ""), draft.name)) return taken("pool", draft.name);
    const change = added("pools", draft, stamp);
    const problem = weightProblem(draft) ?? unfit("pools", change.after);
    return problem === null ? ok({ label: `Add pool '${draft.name}'`, changes: [change] }) : { ok: false, problem };
  };
}

/** Changes a shared-cost pool; refuses like addPool. */
export function editPool(id: Id, fields: Partial<Draft<Pool>>): Command {
  return (portfolio, stamp) => {
    const pool = find(portfolio, "pools", id);
    if (pool === undefined) return unknown("pool");
    if (fields.name !== undefined && nameTaken(onShelf(portfolio.pools, ""), fields.name, id)) {
      return taken("pool", fields.name);
    }
    const change = edited("pools", pool, fields, stamp);
    const problem = weightProblem({ ...pool, ...fields }) ?? unfit("pools", change.after);
    return problem === null ? ok({ label: `Edit pool '${pool.name}'`, changes: [change] }) : { ok: false, problem };
  };
}

/** Removes a pool; its entries become unassigned and stay visible. */
export function removePool(id: Id): Command {
  return (portfolio, stamp) => {
    const pool = find(portfolio, "pools", id);
    if (pool === undefined) return unknown("pool");
    const entries = [...onShelf(portfolio.costs, shelfOf.costs({ productId: null, poolId: id } as CostEntry)).values()];
    const changes = entries.map((entry) => edited("costs", entry, { poolId: null }, stamp));
    return ok({ label: `Remove pool '${pool.name}'`, changes: [...changes, removed("pools", pool)] });
  };
}

/** Records what one unit of a foreign currency buys of the portfolio's currency in a month; null takes the rate away. */
export function recordRate(currency: string, month: Month, rate: number | null): Command {
  return (portfolio, stamp) => {
    const before = find(portfolio, "rates", currency);
    const { [month]: _, ...rest } = before?.rates ?? {};
    const rates = rate === null ? rest : { ...rest, [month]: rate };
    const blank = { id: currency, createdAt: stamp.at, currency };
    const after = { ...(before ?? blank), rates, updatedAt: stamp.at, by: stamp.by };
    const problem = unfit("rates", after);
    if (problem !== null) return refuse(problem.code, problem.message, "A rate is a number above 0.");
    return ok({
      label: `Record rate of ${currency} for ${month}`,
      changes: [{ table: "rates", id: currency, before: before ?? null, after }],
    });
  };
}
