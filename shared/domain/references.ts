import type { Id } from "./ids.ts";
import { tableNames, type Portfolio, type TableName, type Tables } from "./portfolio.ts";
import { allOf } from "./shelves.ts";
import { kindBits } from "./usage-cell.ts";
import type { UsageMatrix } from "./usage.ts";

/** One record naming another in a field. */
export type Reference = { readonly field: string; readonly table: TableName; readonly id: Id };

/** Where a record is named: the record that names it, and the field. */
export type Mention = { readonly table: TableName; readonly id: Id; readonly field: string };

type Link = readonly [field: string, table: TableName, id: Id | null];

const subject = (record: { readonly productId: Id; readonly featureId: Id | null }): readonly Link[] => [
  ["productId", "products", record.productId],
  ["featureId", "features", record.featureId],
];

const none = (): readonly Link[] => [];

const links: { readonly [T in TableName]: (record: Tables[T]) => readonly Link[] } = {
  settings: none,
  teams: none,
  products: ({ ownerTeamId, corners }) => [
    ["ownerTeamId", "teams", ownerTeamId],
    ...Object.entries(corners).flatMap(([corner, teams]) =>
      teams.map((team): Link => [`corners.${corner}`, "teams", team]),
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
  pools: ({ weights }) => weights.map(({ productId }): Link => ["weights", "products", productId]),
  rates: none,
  batches: none,
  recipes: none,
  verdicts: subject,
  reviews: subject,
  proposals: subject,
  backlog: ({ productId, featureId, proposalId, dependsOn, fields }) => [
    ["productId", "products", productId],
    ["featureId", "features", featureId],
    ["proposalId", "proposals", proposalId],
    ...dependsOn.map((id): Link => ["dependsOn", "backlog", id]),
    ...fields.map(({ fieldId }): Link => ["fields", "fields", fieldId]),
  ],
  fields: none,
  views: none,
  experiments: ({ itemId, nextItemId, pivotOf, decision, ...experiment }) => [
    ...subject(experiment),
    ["itemId", "backlog", itemId],
    ["nextItemId", "backlog", nextItemId],
    ["pivotOf", "experiments", pivotOf],
    ["decision", "meetings", decision?.meetingId ?? null],
  ],
  learnings: ({ productId, supportedBy, contradictedBy }) => [
    ["productId", "products", productId],
    ...supportedBy.map((id): Link => ["supportedBy", "experiments", id]),
    ...contradictedBy.map((id): Link => ["contradictedBy", "experiments", id]),
  ],
  cohorts: ({ productId }) => [["productId", "products", productId]],
  accounting: ({ productId }) => [["productId", "products", productId]],
  meetings: ({ agenda }) => agenda.map(({ experimentId }): Link => ["agenda", "experiments", experimentId]),
};

/** The product and features a usage matrix speaks of; a subject whose every cell is missing is not spoken of. */
function usedSubjects(matrix: UsageMatrix): readonly Link[] {
  const used: Link[] = [];
  let known = false;
  matrix.subjects.forEach((id, row) => {
    const cells = matrix.state.subarray(row * matrix.months, (row + 1) * matrix.months);
    if (!cells.some((state) => (state & kindBits) !== 0)) return;
    known = true;
    if (id !== matrix.id) used.push(["subjects", "features", id]);
  });
  return known ? [["id", "products", matrix.id], ...used] : [];
}

/**
 * The records that a record of a table names and cannot stand without. Where it came from (batch, recipe) is not among
 * them: those may be gone while the record stays.
 */
export function referencesOf<T extends TableName>(table: T, record: Tables[T]): readonly Reference[] {
  const named: Reference[] = [];
  for (const [field, target, id] of links[table](record)) {
    if (id !== null) named.push({ field, table: target, id });
  }
  return named;
}

/** Every place in a portfolio where a record is named, so that a deletion can show what it would leave behind. */
export function referencesTo(portfolio: Portfolio, table: TableName, id: Id): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const holder of tableNames) {
    for (const record of allOf<{ readonly id: Id }>(portfolio[holder])) {
      for (const named of referencesOf(holder, record as Tables[typeof holder])) {
        if (named.table === table && named.id === id) {
          mentions.push({ table: holder, id: record.id, field: named.field });
        }
      }
    }
  }
  return mentions;
}
