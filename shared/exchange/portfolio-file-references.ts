import type { Id } from "../domain/ids.ts";
import { tableNames, type Portfolio, type TableName, type Tables } from "../domain/portfolio.ts";
import { allOf } from "../domain/shelves.ts";
import { kindBits } from "../domain/usage-cell.ts";
import type { UsageMatrix } from "../domain/usage.ts";

/** A record that names another one which is not there. */
export type Dangling = {
  readonly table: TableName;
  readonly id: Id;
  readonly field: string;
  readonly missing: Id;
  readonly missingFrom: TableName;
};

type Reference = readonly [field: string, to: TableName, id: Id | null];
type References = { readonly [T in TableName]?: (record: Tables[T]) => readonly Reference[] };

const subject = (record: { readonly productId: Id; readonly featureId: Id | null }): readonly Reference[] => [
  ["productId", "products", record.productId],
  ["featureId", "features", record.featureId],
];

const references: References = {
  products: ({ ownerTeamId, corners }) => [
    ["ownerTeamId", "teams", ownerTeamId],
    ...Object.entries(corners).flatMap(([corner, teams]) =>
      teams.map((team): Reference => [`corners.${corner}`, "teams", team]),
    ),
  ],
  features: ({ productId }) => [["productId", "products", productId]],
  dependencies: ({ fromProductId, toProductId }) => [
    ["fromProductId", "products", fromProductId],
    ["toProductId", "products", toProductId],
  ],
  usage: usedSubjects,
  costs: ({ productId, poolId, featureId, causedByProductId, paidByTeamId }) => [
    ["productId", "products", productId],
    ["poolId", "pools", poolId],
    ["featureId", "features", featureId],
    ["causedByProductId", "products", causedByProductId],
    ["paidByTeamId", "teams", paidByTeamId],
  ],
  values: subject,
  pools: ({ weights }) => weights.map(({ productId }): Reference => ["weights", "products", productId]),
  verdicts: subject,
  reviews: subject,
  proposals: subject,
};

/** The product and the features that a usage matrix speaks of; rows whose every cell is missing speak of nothing any more. */
function usedSubjects(matrix: UsageMatrix): readonly Reference[] {
  const used: Reference[] = [];
  matrix.subjects.forEach((id, row) => {
    const cells = matrix.state.subarray(row * matrix.months, (row + 1) * matrix.months);
    if (id !== matrix.id && cells.some((state) => (state & kindBits) !== 0)) used.push(["subjects", "features", id]);
  });
  const speaks = used.length > 0 || matrix.state.some((state) => (state & kindBits) !== 0);
  return speaks ? [["id", "products", matrix.id], ...used] : [];
}

/**
 * The first reference of a portfolio that leads nowhere, or null. The batch and recipe that a record came with are not
 * references: they may be gone while the record stays.
 */
export function danglingReference(portfolio: Portfolio): Dangling | null {
  const ids = new Map<TableName, Set<Id>>();
  const holds = (table: TableName, id: Id) => {
    let known = ids.get(table);
    if (known === undefined)
      ids.set(table, (known = new Set([...portfolio[table].values()].flatMap((shelf) => [...shelf.keys()]))));
    return known.has(id);
  };
  for (const table of tableNames) {
    const referencesOf = references[table] as ((record: unknown) => readonly Reference[]) | undefined;
    if (referencesOf === undefined) continue;
    for (const record of allOf<{ readonly id: Id }>(portfolio[table])) {
      for (const [field, missingFrom, missing] of referencesOf(record)) {
        if (missing !== null && !holds(missingFrom, missing)) {
          return { table, id: record.id, field, missing, missingFrom };
        }
      }
    }
  }
  return null;
}
