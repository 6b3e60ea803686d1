import { applyChange, type RecordChange } from "#shared/domain/change.ts";
import { retirementCandidates, type RetirementCandidate } from "#shared/domain/candidates.ts";
import { blankFeature, type Feature } from "#shared/domain/feature.ts";
import type { CostEntry, Pool, ValueEntry } from "#shared/domain/ledger.ts";
import { trailing, type Month } from "#shared/domain/month.ts";
import { portfolioOverview, type Overview } from "#shared/domain/overview.ts";
import { emptyPortfolio, type Portfolio, type RecordTable, type Tables } from "#shared/domain/portfolio.ts";
import { blankProduct, type Product } from "#shared/domain/product.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { stampAt } from "./portfolios.ts";

/** The month as of which the hand-made portfolios are judged, and the moment at which that is done. */
export const asOf: Month = "2025-08";
export const now = Date.UTC(2025, 8, 9);

const recorded = { createdAt: now, updatedAt: now, by: "Tester" };
const year = { recurrence: "recurring", from: "2024-09", to: "2025-08", currency: "EUR" } as const;

/** A live product with an owner, so that nothing speaks for retiring it yet. */
export function product(id: string, fields: Partial<Product> = {}): Product {
  return { ...blankProduct(id), ...recorded, id, ownerTeamId: "team", ...fields };
}

/** A feature released long ago. */
export function feature(productId: string, id: string, fields: Partial<Feature> = {}): Feature {
  return { ...blankFeature(productId, id), ...recorded, id, releasedMonth: "2020-01", ...fields };
}

/** A cost of every month of the year up to the as-of month, measured, all of which would end. */
export function cost(productId: string | null, id: string, amount: number, fields: Partial<CostEntry> = {}): CostEntry {
  return {
    ...recorded,
    ...year,
    id,
    productId,
    poolId: null,
    featureId: null,
    label: id,
    category: "infrastructure",
    amount,
    amortiseMonths: null,
    avoidableShare: 1,
    avoidableFrom: null,
    causedByProductId: null,
    paidByTeamId: null,
    provenance: "measured",
    ...fields,
  };
}

/** A cost avoided in every month of the year up to the as-of month, measured. */
export function value(productId: string, id: string, amount: number, fields: Partial<ValueEntry> = {}): ValueEntry {
  return {
    ...recorded,
    ...year,
    id,
    productId,
    featureId: null,
    label: id,
    value: { kind: "costAvoided", amount },
    attribution: 1,
    range: null,
    evidence: "",
    provenance: "measured",
    ...fields,
  };
}

/** A shared-cost pool of which nothing would end with a product. */
export function pool(id: string, weights: Pool["weights"], fields: Partial<Pool> = {}): Pool {
  return { ...recorded, id, name: id, driver: "users", weights, avoidableShare: 0, ...fields };
}

type Records = { readonly [T in RecordTable]?: readonly Tables[T][] };

/** The additions that the given records are. */
export function additions(records: Records): readonly RecordChange[] {
  const tables = Object.keys(records) as readonly RecordTable[];
  return tables.flatMap((table) =>
    (records[table] ?? []).map((record) => ({ table, id: record.id, before: null, after: record }) as RecordChange),
  );
}

/** A portfolio that also holds the given records. */
export function holding(records: Records, start: Portfolio = emptyPortfolio): Portfolio {
  return applyChange(start, additions(records));
}

/** The same counts in each of the months up to the as-of month. */
export function used(
  portfolio: Portfolio,
  [productId, subject]: readonly [productId: string, subject: string],
  counts: { readonly eligible: number | null; readonly users: number | null; readonly uses: number | null },
  months = trailing(asOf, 13),
): Portfolio {
  const cells = months.map((month) => ({ subject, month, ...counts, full: true }));
  const outcome = recordUsage(productId, cells)(portfolio, stampAt(1));
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return applyChange(portfolio, outcome.value.changes);
}

/** What the portfolio says as of the month, and every judged subject. */
export function judged(portfolio: Portfolio): {
  readonly overview: Overview;
  readonly candidates: readonly RetirementCandidate[];
} {
  const overview = portfolioOverview(portfolio, asOf, now);
  return { overview, candidates: [...retirementCandidates(portfolio, overview)] };
}

/** The judged subject of that name; throws when it is not judged. */
export function candidateNamed(portfolio: Portfolio, name: string): RetirementCandidate {
  const found = judged(portfolio).candidates.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`'${name}' is not judged`);
  return found;
}

/** Used by 2 of 400 each month, costs 5,000 and is worth 100 a month: what should go. */
export const rareAndDear: Portfolio = used(
  holding({
    products: [product("Fax"), product("Portal")],
    costs: [cost("Fax", "run", 500_000), cost("Portal", "run too", 100_000)],
    values: [value("Fax", "letters", 10_000), value("Portal", "work", 900_000)],
  }),
  ["Fax", "Fax"],
  { eligible: 400, users: 2, uses: 4 },
);
