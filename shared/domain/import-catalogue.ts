import type { Dependency } from "./dependency.ts";
import { blankFeature } from "./feature.ts";
import {
  judgeAgainst,
  judgeNew,
  stoppedByName,
  stopRow,
  type JudgedRow,
  type Planning,
  type Recorded,
} from "./import-judged.ts";
import { batchPlace, mention, newPlace, type NamedRecord } from "./import-names.ts";
import { placeOf, type DependencyRow, type FeatureRow, type Place, type ProductRow } from "./import-rows.ts";
import type { Product } from "./product.ts";
import { blankProduct } from "./product.ts";
import { sameValue } from "./same.ts";
import { allOf, onShelf } from "./shelves.ts";

/** The teams that a product row names. */
export type NamedTeams = {
  readonly owner: NamedRecord | null;
  readonly pays: readonly NamedRecord[];
  readonly canChange: readonly NamedRecord[];
  readonly feels: readonly NamedRecord[];
  readonly benefits: readonly NamedRecord[];
};

const corners = ["pays", "canChange", "feels", "benefits"] as const;

/** Notes the teams that a product row names. */
export function mentionTeams({ book }: Planning, said: ProductRow): NamedTeams {
  const team = (name: string) => mention(book, "team", name);
  return {
    owner: said.owner === undefined || said.owner === null ? null : team(said.owner),
    pays: (said.pays ?? []).map(team),
    canChange: (said.canChange ?? []).map(team),
    feels: (said.feels ?? []).map(team),
    benefits: (said.benefits ?? []).map(team),
  };
}

/** A product row with the names it says. */
export type ProductTold = {
  readonly row: JudgedRow<ProductRow>;
  readonly product: NamedRecord;
  readonly teams: NamedTeams;
};

/** Judges product rows: new, known by the source's key or the exact name, or said twice. */
export function judgeProducts(planning: Planning, told: readonly ProductTold[]): void {
  const holders = new Map<string, string>();
  for (const product of allOf(planning.portfolio.products)) holders.set(product.name.trim(), product.id);
  const first = new Map<string, ProductTold>();
  for (const one of told) {
    const earlier = first.get(one.row.said.externalId);
    if (earlier === undefined) {
      first.set(one.row.said.externalId, one);
      judgeProduct(planning, one, holders);
    } else if (!isSaidAgain(earlier.row.said, one.row.said)) {
      stopTwice(earlier.row, "externalId", one.row.said.externalId);
      stopTwice(one.row, "externalId", one.row.said.externalId);
    }
  }
}

const nowhere: Required<Place> = { line: 0, row: 0, file: "" };

/** Whether two rows say the same of the same subject. */
export function isSaidAgain<S extends Place>(one: S, other: S): boolean {
  return sameValue({ ...one, ...nowhere }, { ...other, ...nowhere });
}

/** Stops a row because the file says two things of the same subject. */
export function stopTwice(row: JudgedRow, column: string, found: string): void {
  const remedy = "Keep the row that is right and take the other out.";
  stopRow(row, { code: "TWICE", column, found, expected: "the same subject once, or with the same values", remedy });
}

function judgeProduct(planning: Planning, one: ProductTold, holders: ReadonlyMap<string, string>): void {
  const { row, product, teams } = one;
  const { said } = row;
  if (stoppedByName(row, "name", product)) return;
  const all = [teams.owner, ...corners.flatMap((corner) => teams[corner])].filter((team) => team !== null);
  const open = all.find((team) => team.id === null && team.stop?.code !== "SKIPPED");
  if (open !== undefined && stoppedByName(row, "team", open)) return;
  row.uses = all;
  const record = onShelf(planning.portfolio.products, "").get(product.id ?? "");
  const isRenamed = record !== undefined && said.externalId !== said.name && record.externalId === said.externalId;
  const holder = holders.get(said.name);
  const isNameTaken = isRenamed && holder !== undefined && holder !== record.id;
  if (product.externalId !== said.externalId || isNameTaken) {
    const remedy = "Rename one of the two where the file comes from.";
    stopRow(row, { code: "NAME_TAKEN", column: "name", found: said.name, expected: "one product of a name", remedy });
    return;
  }
  const fields = { ...said.fields, ...teamFields(said, teams, record) };
  if (record === undefined) {
    const origin = { source: planning.file.source, externalId: said.externalId, batchId: batchPlace };
    const id = product.id ?? newPlace(planning.book);
    judgeNew(row, { table: "products", id, fields: { ...blankProduct(said.name), ...fields, ...origin } });
    return;
  }
  const adopted = said.externalId !== said.name && record.externalId === undefined && record.source === undefined;
  const origin = adopted ? { source: planning.file.source, externalId: said.externalId } : {};
  const name = isRenamed ? { name: said.name } : {};
  judgeAgainst(planning, row, "products", { record, fields: { ...fields, ...name, ...origin }, subject: record.name });
}

/** The team fields that a row speaks of; a team that was skipped is left out. */
function teamFields(said: ProductRow, teams: NamedTeams, record: Product | undefined): Partial<Product> {
  const ids = (named: readonly NamedRecord[]) => [...new Set(named.flatMap(({ id }) => (id === null ? [] : [id])))];
  const isOwnerSkipped = teams.owner !== null && teams.owner.id === null;
  const owner = said.owner === undefined || isOwnerSkipped ? {} : { ownerTeamId: teams.owner?.id ?? null };
  const spoken = corners.filter((corner) => said[corner] !== undefined);
  if (spoken.length === 0) return owner;
  const before = record?.corners ?? blankProduct("").corners;
  const after = Object.fromEntries(spoken.map((corner) => [corner, ids(teams[corner])]));
  return { ...owner, corners: { ...before, ...after } };
}

/** A feature row with the names it says. */
export type FeatureTold = { readonly row: JudgedRow<FeatureRow>; readonly feature: NamedRecord };

/** Judges feature rows, like product rows, each within its product. */
export function judgeFeatures(planning: Planning, told: readonly FeatureTold[]): void {
  const first = new Map<NamedRecord, FeatureTold>();
  for (const one of told) {
    const earlier = first.get(one.feature);
    if (earlier === undefined) {
      first.set(one.feature, one);
      judgeFeature(planning, one);
    } else if (!isSaidAgain(earlier.row.said, one.row.said)) {
      stopTwice(earlier.row, "name", one.row.said.name);
      stopTwice(one.row, "name", one.row.said.name);
    }
  }
}

function judgeFeature(planning: Planning, { row, feature }: FeatureTold): void {
  const { said } = row;
  const { product } = feature;
  if (product === null || stoppedByName(row, "product", product) || stoppedByName(row, "name", feature)) return;
  row.uses = [product];
  const productId = product.id ?? "";
  const id = feature.id ?? "";
  const record: Recorded | undefined = onShelf(planning.portfolio.features, productId).get(id);
  const { source: _source, externalId, batchId: _batch, ...fields } = said.fields;
  if (record !== undefined) {
    judgeAgainst(planning, row, "features", { record, fields, subject: said.name });
    return;
  }
  const origin = { source: planning.file.source, externalId: externalId ?? said.name, batchId: batchPlace };
  const all = { ...blankFeature(productId, said.name), ...fields, ...origin };
  judgeNew(row, { table: "features", id, fields: all });
}

/** A dependency row with the products it refers to. */
export type DependencyTold = {
  readonly row: JudgedRow<DependencyRow>;
  readonly from: NamedRecord;
  readonly to: NamedRecord;
};

/** Judges dependency rows: an edge said twice counts once and the hard one wins; an end that is nowhere is listed. */
export function judgeDependencies(planning: Planning, told: readonly DependencyTold[]): void {
  const known = new Map<string, Dependency>();
  for (const edge of allOf(planning.portfolio.dependencies))
    known.set(edgeKey(edge.fromProductId, edge.toProductId), edge);
  const strongest = new Map<string, DependencyTold>();
  for (const one of told) {
    if (!stopDangling(planning, one)) {
      const key = edgeKey(one.from.id ?? "", one.to.id ?? "");
      const other = strongest.get(key);
      if (other === undefined || (other.row.said.kind === "soft" && one.row.said.kind === "hard"))
        strongest.set(key, one);
    }
  }
  for (const [key, { row, from, to }] of strongest) {
    const record = known.get(key);
    const { kind } = row.said;
    row.uses = [from, to];
    if (record !== undefined) {
      judgeAgainst(planning, row, "dependencies", { record, fields: { kind }, subject: `${from.name} → ${to.name}` });
      continue;
    }
    const ends = { fromProductId: from.id, toProductId: to.id, kind, migration: "" };
    const origin = {
      source: planning.file.source,
      externalId: `${row.said.from} → ${row.said.to}`,
      batchId: batchPlace,
    };
    judgeNew(row, { table: "dependencies", id: newPlace(planning.book), fields: { ...ends, ...origin } });
  }
}

function edgeKey(from: string, to: string): string {
  return `${from}\u0000${to}`;
}

function stopDangling(planning: Planning, { row, from, to }: DependencyTold): boolean {
  const { from: fromName, to: toName } = row.said;
  for (const [column, end] of [
    ["from", from],
    ["to", to],
  ] as const) {
    if (!stoppedByName(row, column, end)) continue;
    if (row.stop?.code === "DANGLING_REFERENCE") {
      planning.dangling.push({ ...placeOf(row.said), from: fromName, to: toName, missing: end.name });
    }
    return true;
  }
  if (from.id !== to.id) return false;
  const remedy = "Take the row out: nothing depends on itself.";
  stopRow(row, { code: "SELF_DEPENDENCY", column: "to", found: toName, expected: "another product", remedy });
  return true;
}
