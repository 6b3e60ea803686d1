import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { allOf, onShelf, recordIn } from "#shared/domain/shelves.ts";
import type { NameOf, ValueContext } from "#shared/words/history.ts";

/** Finds names in the present portfolio; a record that is gone has none. */
export function namesIn(portfolio: Portfolio): NameOf {
  const products = onShelf(portfolio.products, "");
  const teams = onShelf(portfolio.teams, "");
  const pools = onShelf(portfolio.pools, "");
  const proposals = onShelf(portfolio.proposals, "");
  const batches = onShelf(portfolio.batches, "");
  return (id) =>
    products.get(id)?.name ??
    teams.get(id)?.name ??
    pools.get(id)?.name ??
    proposals.get(id)?.title ??
    batches.get(id)?.fileName ??
    recordIn(portfolio.features, id)?.name;
}

/** What values in the history are written with, kept in step with the portfolio. */
export function useValueContext(): ValueContext {
  const portfolio = usePortfolio((value) => value);
  return useMemo(() => ({ nameOf: namesIn(portfolio), currency: settingsOf(portfolio).currency }), [portfolio]);
}

/** Every record that belongs to a product: its features, money, dependencies, reviews and proposals. */
export function recordsOfProduct(portfolio: Portfolio, productId: string): ReadonlySet<string> {
  const records = new Set([`products/${productId}`, `usage/${productId}`]);
  for (const table of ["features", "costs", "values", "verdicts"] as const) {
    for (const id of onShelf<unknown>(portfolio[table], productId).keys()) records.add(`${table}/${id}`);
  }
  for (const { id, fromProductId, toProductId } of allOf(portfolio.dependencies)) {
    if (fromProductId === productId || toProductId === productId) records.add(`dependencies/${id}`);
  }
  for (const table of ["reviews", "proposals"] as const) {
    for (const record of allOf<{ readonly id: string; readonly productId: string }>(portfolio[table])) {
      if (record.productId === productId) records.add(`${table}/${record.id}`);
    }
  }
  return records;
}
