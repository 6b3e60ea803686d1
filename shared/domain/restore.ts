import type { Command, RecordChange, RowChange, UsageChange } from "./change.ts";
import type { Id } from "./ids.ts";
import { monthAt, monthIndex } from "./month.ts";
import { tableNames, type Portfolio, type RecordTable } from "./portfolio.ts";
import { sameValue } from "./same.ts";
import { allOf, onShelf } from "./shelves.ts";
import { sameCell } from "./usage-block.ts";
import { usageCells, type UsageMatrix } from "./usage.ts";
import { ok, refuse } from "../result.ts";

/**
 * Makes the portfolio equal to another one (a snapshot, a file, the sample) as one change that can be undone; only what
 * differs is written. Refuses SAME when nothing does.
 */
export function restoreCommand(target: Portfolio, label: string): Command {
  return (portfolio) => {
    const changes = differences(portfolio, target);
    if (changes.length === 0) return refuse("SAME", "The portfolio is already as it would be restored.");
    return ok({ label, changes });
  };
}

/** The changes that lead from one portfolio to another. */
function differences(from: Portfolio, to: Portfolio): readonly RecordChange[] {
  return tableNames.flatMap((table): readonly RecordChange[] => {
    if (from[table] === to[table]) return [];
    return table === "usage" ? usageDifferences(from, to) : rowDifferences(table, from, to);
  });
}

type Identified = { readonly id: Id };

function rowDifferences(table: RecordTable, from: Portfolio, to: Portfolio): readonly RecordChange[] {
  const changes: RowChange[] = [];
  const targets = new Map<Id, Identified>();
  for (const record of allOf<Identified>(to[table])) targets.set(record.id, record);
  for (const before of allOf<Identified>(from[table])) {
    const after = targets.get(before.id) ?? null;
    targets.delete(before.id);
    if (!sameValue(before, after)) changes.push({ table, id: before.id, before, after } as unknown as RowChange);
  }
  for (const after of targets.values()) {
    changes.push({ table, id: after.id, before: null, after } as unknown as RowChange);
  }
  return changes;
}

function usageDifferences(from: Portfolio, to: Portfolio): readonly UsageChange[] {
  const one = onShelf(from.usage, "");
  const other = onShelf(to.usage, "");
  const changes: UsageChange[] = [];
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    const change = usageDifference(id, one.get(id), other.get(id));
    if (change !== null) changes.push(change);
  }
  return changes;
}

/** The change that leads from one usage of a product to another, no larger than needed; null when they say the same. */
function usageDifference(id: Id, from: UsageMatrix | undefined, to: UsageMatrix | undefined): UsageChange | null {
  const matrices = [from, to].filter((matrix) => matrix !== undefined && matrix.months > 0) as readonly UsageMatrix[];
  if (from === to || matrices.length === 0) return null;
  const start = Math.min(...matrices.map(({ firstMonth }) => monthIndex(firstMonth)));
  const end = Math.max(...matrices.map(({ firstMonth, months }) => monthIndex(firstMonth) + months));
  const all = [...new Set(matrices.flatMap(({ subjects }) => [...subjects]))];
  const months = end - start;
  const before = usageCells(from, all, monthAt(start), months);
  const after = usageCells(to, all, monthAt(start), months);
  let first = months;
  let last = -1;
  const subjects = all.filter((_, row) => {
    let differs = false;
    for (let month = 0; month < months; month += 1) {
      if (sameCell(before, row * months + month, after, row * months + month)) continue;
      differs = true;
      first = Math.min(first, month);
      last = Math.max(last, month);
    }
    return differs;
  });
  if (subjects.length === 0) return null;
  const firstMonth = monthAt(start + first);
  const block = (matrix: UsageMatrix | undefined) => usageCells(matrix, subjects, firstMonth, last - first + 1);
  const patch = { subjects, firstMonth, months: last - first + 1, before: block(from), after: block(to) };
  return { table: "usage", id, patch };
}
