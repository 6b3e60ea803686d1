import { writeRef, type Entity, type EntityRef, type PlacedEntity } from "./backstage-entities.ts";
import type { Reading } from "./reading.ts";
import { placeOf, type DependencyRow, type Place } from "../domain/import-rows.ts";
import { counted } from "../words/format.ts";

/** The option of a reading that makes `dependencyOf` count like `dependsOn` of the other side. */
export const inverseOption = "dependencyOf";

type Found = {
  readonly dependencies: readonly DependencyRow[];
  /** References that lead nowhere, and what was not read, in words. */
  readonly remarks: readonly string[];
};

/**
 * The dependencies that entities state, "from needs to", all hard: `dependsOn`; `consumesApis`, through the component
 * that provides the API; `subcomponentOf`, the whole needing its part. References to what no file describes, and to
 * kinds that are no products, become remarks.
 */
export function dependenciesOf(
  entities: readonly PlacedEntity[],
  reading: Reading,
  isProduct: (entity: Entity) => boolean,
): Found {
  const byRef = new Map(entities.map((entity) => [writeRef(entity.ref), entity]));
  const providers = providersOf(entities);
  const rows = new Map<string, DependencyRow>();
  const dangling: string[] = [];
  let stated = 0;
  let aside = 0;

  const add = (from: Entity, to: Entity, place: Place) => {
    if (!isProduct(from) || !isProduct(to)) {
      aside += 1;
      return;
    }
    const [fromId, toId] = [writeRef(from.ref), writeRef(to.ref)];
    const key = `${fromId} ${toId}`;
    if (fromId === toId || rows.has(key)) return;
    rows.set(key, { ...placeOf(place), from: fromId, to: toId, kind: "hard" });
  };

  const targetsOf = (ref: EntityRef): readonly Entity[] => {
    const key = writeRef(ref);
    const found = byRef.get(key);
    return providers.get(key) ?? (found === undefined ? [] : [found]);
  };

  const isInverseRead = reading.options[inverseOption] === "read";
  for (const entity of entities) {
    for (const { relation, written, ref } of entity.relations) {
      if (relation === "providesApis" || (relation === "dependencyOf" && !isInverseRead)) continue;
      if (relation === "dependsOn") stated += 1;
      const targets = ref === null ? [] : targetsOf(ref);
      if (targets.length === 0) {
        const isReadable = ref === null ? "is no reference" : "is described in none of the files";
        dangling.push(`${entity.name} ${relation} ${written}, which ${isReadable}.`);
      }
      const isInverse = relation === "subcomponentOf" || relation === "dependencyOf";
      for (const target of targets) add(isInverse ? target : entity, isInverse ? entity : target, entity);
    }
  }
  const remarks = [
    `${counted(stated, "dependsOn reference")}; ${counted(dangling.length, "reference leads", "references lead")} nowhere.`,
    ...(aside > 0
      ? [`${counted(aside, "reference is", "references are")} to or from kinds that are no products.`]
      : []),
    ...(isInverseRead ? [] : unmatchedInverse(entities, byRef, rows)),
    ...dangling,
  ];
  return { dependencies: [...rows.values()], remarks };
}

/** The entities that provide each API. */
function providersOf(entities: readonly Entity[]): ReadonlyMap<string, readonly Entity[]> {
  const providers = new Map<string, Entity[]>();
  for (const entity of entities) {
    for (const { relation, ref } of entity.relations) {
      if (relation !== "providesApis" || ref === null) continue;
      const key = writeRef(ref);
      providers.set(key, [...(providers.get(key) ?? []), entity]);
    }
  }
  return providers;
}

/** Says how many `dependencyOf` have no `dependsOn` on the other side, when they are not read. */
function unmatchedInverse(
  entities: readonly Entity[],
  byRef: ReadonlyMap<string, Entity>,
  rows: ReadonlyMap<string, DependencyRow>,
): readonly string[] {
  let count = 0;
  for (const entity of entities) {
    for (const { relation, ref } of entity.relations) {
      if (relation !== "dependencyOf" || ref === null || !byRef.has(writeRef(ref))) continue;
      const [from, to] = [writeRef(ref), writeRef(entity.ref)];
      if (from !== to && !rows.has(`${from} ${to}`)) count += 1;
    }
  }
  return count === 0
    ? []
    : [`${count} dependencyOf references have no dependsOn on the other side; they are not read.`];
}
