import { fileIn, type ByteSource } from "./byte-source.ts";
import { knownKinds, readEntity, writeRef, type Entity, type PlacedEntity } from "./backstage-entities.ts";
import { dependenciesOf } from "./backstage-relations.ts";
import { cleanText, folded, meaningOf, nameIn } from "./cells.ts";
import { lineOf, newIntake, type Intake } from "./intake.ts";
import { documentLimits } from "./limits.ts";
import { withDistinctNames } from "./product-names.ts";
import { isObject, readYamlDocuments, type YamlDocument } from "./product-yaml-documents.ts";
import { choiceOf, lifecycleWords } from "./choice-words.ts";
import type { Reading } from "./reading.ts";
import { readText } from "./text.ts";
import { cancelled, watchOfPart, type Watch } from "./watch.ts";
import { placeOf, type Place, type ProductRow, type ReadRows, type StopReason } from "../domain/import-rows.ts";
import { lifecycleStages, productKinds, type LifecycleStage, type ProductKind } from "../domain/product.ts";
import { ok, type Result } from "../result.ts";

/** The option of a reading that says which kinds of entity become products, with commas between them. */
export const kindsOption = "kinds";

/** Components become services, and resources (databases, queues) the platforms that they stand on. */
const usualKinds = "Component, Resource";
const kindOf: Readonly<Record<string, ProductKind>> = { component: "service", resource: "platform", system: "product" };
const listedNotices = 100;

/**
 * Reads Backstage catalogue files, any number at once, several documents in each. Components and resources (or the kinds
 * chosen) become products, owners teams, `dependsOn`, `consumesApis` and `subcomponentOf` dependencies. Kinds that
 * Backstage does not know are kept aside; references that lead nowhere, duplicates and broken documents are reported.
 */
export async function readBackstage(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const entities = await readEntities(sources, { reading, watch, intake });
  if (!entities.ok) return entities;
  const kinds = new Set((reading.options[kindsOption] ?? usualKinds).split(",").map(folded));
  const isProduct = (entity: Entity) => kinds.has(entity.ref.kind);
  for (const { kind } of entities.value.filter((entity) => !isProduct(entity))) intake.leaveOut(keptAside(kind));
  intake.notice(countsOf(entities.value));
  intake.notice(`Kinds that become products: ${[...kinds].join(", ")}.`);
  const products = withDistinctNames(
    entities.value.filter(isProduct).map((entity) => productRow(entity, reading, intake)),
    intake,
  );
  const { dependencies, remarks } = dependenciesOf(entities.value, reading, isProduct);
  for (const remark of remarks.slice(0, listedNotices)) intake.notice(remark);
  if (remarks.length > listedNotices) intake.notice(`${remarks.length - listedNotices} more of this kind.`);
  return ok(intake.finish({ products, dependencies }));
}

type Run = { readonly reading: Reading; readonly watch: Watch; readonly intake: Intake };

async function readEntities(sources: readonly ByteSource[], run: Run): Promise<Result<readonly PlacedEntity[]>> {
  const total = sources.reduce((sum, source) => sum + source.size, 0);
  const entities = new Map<string, PlacedEntity>();
  let before = 0;
  let row = 0;
  for (const source of sources) {
    const part = watchOfPart(run.watch, before, total);
    const text = await readText(source, run.reading.text.encoding, documentLimits, part);
    before += source.size;
    if (!text.ok) {
      if (sources.length === 1 || text.problem.code === "CANCELLED") return text;
      row += 1;
      const { code, message, fix = "Leave the file out." } = text.problem;
      const reason = { code, column: "", found: message, expected: "a text file", remedy: fix };
      run.intake.stop({ line: 1, row, ...fileIn(sources, source) }, reason);
      continue;
    }
    for (const document of readYamlDocuments(text.value)) {
      if (run.watch.isCancelled()) return cancelled();
      row += 1;
      const place = { line: document.line, row, ...fileIn(sources, source) };
      takeDocument(document, { entities, intake: run.intake, place });
    }
  }
  return ok([...entities.values()]);
}

type Taking = {
  readonly entities: Map<string, PlacedEntity>;
  readonly intake: Intake;
  readonly place: Place;
};

function takeDocument(document: YamlDocument, { entities, intake, place }: Taking): void {
  const stop = (at: Place, reason: Pick<StopReason, "code" | "found" | "expected">) =>
    intake.stop(at, { ...reason, column: "", remedy: "Correct it; the others were read." });
  if (document.fault !== null) {
    const { line, code, message } = document.fault;
    stop({ ...place, line }, { code, found: message, expected: "a YAML document of plain values" });
    return;
  }
  if (!isObject(document.value) || !document.value.object.has("kind") || !document.value.object.has("metadata")) {
    intake.leaveOut("describes no entity (no kind or no metadata)");
    return;
  }
  const entity = readEntity(document.value);
  if (typeof entity === "string") {
    stop(place, { code: "NO_ENTITY", found: entity, expected: "an entity of a catalogue" });
    return;
  }
  const key = writeRef(entity.ref);
  const known = entities.get(key);
  if (known === undefined) entities.set(key, { ...entity, ...place });
  else stop(place, { code: "REPEATED", found: `${key} (first in ${lineOf(known)})`, expected: "each entity once" });
}

function keptAside(kind: string): string {
  const isKnown = knownKinds.some((known) => folded(known) === folded(kind));
  return isKnown ? `kind is ${kind}` : `kind is ${kind}, which Backstage itself does not know`;
}

function countsOf(entities: readonly Entity[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of entities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const listed = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([kind, n]) => `${n} ${kind}`);
  return `${entities.length} entities: ${listed.join(", ")}.`;
}

function productRow(entity: PlacedEntity, reading: Reading, intake: Intake): ProductRow {
  const { ref, title, description, type } = entity;
  const lifecycle = lifecycleOf(entity, reading, intake);
  const kind = meantBy(reading, "kind", type, productKinds) ?? kindOf[ref.kind] ?? "service";
  const owner = meaningOf(reading, "owner", entity.ownerName) ?? entity.ownerName;
  const name = nameIn(entity.name, "metadata.name");
  const known = { ...(title === entity.name ? {} : { title }), ...(type === "" ? {} : { type }) };
  return {
    ...placeOf(entity),
    externalId: writeRef(ref),
    name: "name" in name ? name.name : ref.name,
    fields: {
      kind,
      ...(lifecycle === null ? {} : { lifecycle }),
      description: cleanText(description),
      ...(Object.keys(known).length === 0 ? {} : { extra: known }),
    },
    owner: owner.trim() === "" ? null : owner,
  };
}

function meantBy<C extends string>(
  reading: Reading,
  field: string,
  found: string,
  choices: readonly C[],
): C | undefined {
  const meant = meaningOf(reading, field, found);
  return choices.find((choice) => choice === meant);
}

/** The stage that a lifecycle word means; null leaves it open, with a notice, until a person says what it means. */
function lifecycleOf({ lifecycle }: Entity, reading: Reading, intake: Intake): LifecycleStage | null {
  if (lifecycle === "") return null;
  const stage = meantBy(reading, "lifecycle", lifecycle, lifecycleStages) ?? choiceOf(lifecycleWords, lifecycle);
  intake.notice(
    stage === null ? `Lifecycle '${lifecycle}' has no meaning yet: #.` : `Lifecycle ${lifecycle} becomes ${stage}: #.`,
  );
  return stage;
}
