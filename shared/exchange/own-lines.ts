import { ownHead, ownRows, type CostLine, type OwnLines, type UsageLine, type ValueLine } from "./own-csv.ts";
import type { Id } from "../domain/ids.ts";
import type { CostEntry, ValueEntry } from "../domain/ledger.ts";
import { addMonths } from "../domain/month.ts";
import type { Portfolio } from "../domain/portfolio.ts";
import { allOf, onShelf } from "../domain/shelves.ts";
import { cellKind, eligibleKnown, kindBits, usersKnown, usesKnown } from "../domain/usage-cell.ts";
import type { UsageMatrix } from "../domain/usage.ts";

/** One of our own exports that comes back without a question. */
export type OwnExport = keyof OwnLines;

/** A record by its name, as our exports write it: null where there is none. */
function nameOf(records: ReadonlyMap<Id, { readonly name: string }>, id: Id | null): string | null {
  return id === null ? null : (records.get(id)?.name ?? null);
}

function usageLine(matrix: UsageMatrix, at: number): Omit<UsageLine, "product" | "feature"> | null {
  const state = matrix.state[at] ?? 0;
  const kind = state & kindBits;
  // The later months of a longer period stand in its first one.
  if (kind === cellKind.missing || kind === cellKind.spread) return null;
  return {
    month: addMonths(matrix.firstMonth, at % matrix.months),
    span: Math.max(1, matrix.span[at] ?? 1),
    eligible: (state & eligibleKnown) === 0 ? null : (matrix.eligible[at] ?? 0),
    users: (state & usersKnown) === 0 ? null : (matrix.users[at] ?? 0),
    uses: (state & usesKnown) === 0 ? null : (matrix.uses[at] ?? 0),
    full: kind === cellKind.full,
  };
}

function* usageLines(portfolio: Portfolio, productId: Id): Generator<readonly UsageLine[]> {
  const matrix = onShelf(portfolio.usage, "").get(productId);
  const product = nameOf(onShelf(portfolio.products, ""), productId);
  if (matrix === undefined || product === null) return;
  const features = onShelf(portfolio.features, productId);
  for (const [row, subject] of matrix.subjects.entries()) {
    const feature = nameOf(features, subject);
    if (feature === null && subject !== productId) continue;
    const cells = Array.from({ length: matrix.months }, (_, column) => usageLine(matrix, row * matrix.months + column));
    yield cells.flatMap((cell) => (cell === null ? [] : [{ product, feature, ...cell }]));
  }
}

function costLine(portfolio: Portfolio, entry: CostEntry): CostLine {
  const { id, productId, poolId, featureId, causedByProductId, paidByTeamId } = entry;
  const products = onShelf(portfolio.products, "");
  return {
    ...entry,
    product: nameOf(products, productId),
    pool: nameOf(onShelf(portfolio.pools, ""), poolId),
    feature: nameOf(onShelf(portfolio.features, productId ?? ""), featureId),
    causedBy: nameOf(products, causedByProductId),
    paidBy: nameOf(onShelf(portfolio.teams, ""), paidByTeamId),
    winnowId: id,
  };
}

function valueLine(portfolio: Portfolio, entry: ValueEntry): ValueLine {
  const { id, productId, featureId } = entry;
  return {
    ...entry,
    product: nameOf(onShelf(portfolio.products, ""), productId) ?? "",
    feature: nameOf(onShelf(portfolio.features, productId), featureId),
    winnowId: id,
  };
}

function* parts<R>(records: Iterable<R>): Generator<readonly R[]> {
  let part: R[] = [];
  for (const record of records) {
    part.push(record);
    if (part.length < 200) continue;
    yield part;
    part = [];
  }
  yield part;
}

/**
 * The usage, costs or values of one product, or of the whole portfolio, as our own CSV: piece by piece, so that whoever
 * writes it can pause in between. It comes back without a question, and into the same portfolio without a change.
 */
export function* ownExport(kind: OwnExport, portfolio: Portfolio, productId: Id | null): Generator<string> {
  yield ownHead(kind);
  switch (kind) {
    case "usage": {
      const productIds = productId === null ? onShelf(portfolio.products, "").keys() : [productId];
      for (const id of productIds) for (const lines of usageLines(portfolio, id)) yield ownRows(kind, lines);
      return;
    }
    case "cost": {
      const entries = productId === null ? allOf(portfolio.costs) : onShelf(portfolio.costs, productId).values();
      for (const part of parts(entries))
        yield ownRows(
          kind,
          part.map((entry) => costLine(portfolio, entry)),
        );
      return;
    }
    case "value": {
      const entries = productId === null ? allOf(portfolio.values) : onShelf(portfolio.values, productId).values();
      for (const part of parts(entries))
        yield ownRows(
          kind,
          part.map((entry) => valueLine(portfolio, entry)),
        );
    }
  }
}
