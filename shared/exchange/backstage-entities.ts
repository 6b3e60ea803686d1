import type { Json } from "./json-read.ts";
import { isObject, textsOf, valueAt } from "./product-yaml-documents.ts";
import type { Place } from "../domain/import-rows.ts";

/** The kinds of entity that Backstage itself knows; others come from plugins and are kept aside. */
export const knownKinds = [
  "Component",
  "System",
  "API",
  "Resource",
  "Group",
  "User",
  "Location",
  "Domain",
  "Template",
] as const;

/** The identity of an entity: kind, namespace and name, compared in small letters. */
export type EntityRef = { readonly kind: string; readonly namespace: string; readonly name: string };

/** How an entity names another one, and why: the relation and the reference as written. */
type EntityRelation = {
  readonly relation: RelationName;
  readonly written: string;
  readonly ref: EntityRef | null;
};

/** An entity of a catalogue file. */
export type Entity = {
  readonly ref: EntityRef;
  /** Kind and name as written. */
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly lifecycle: string;
  readonly owner: EntityRef | null;
  /** The owner as written, when it is one. */
  readonly ownerName: string;
  readonly relations: readonly EntityRelation[];
};

/** An entity with its place: every document of every file is a row. */
export type PlacedEntity = Entity & Place;

/** The relations that say who needs or offers what, each with the kind that is meant where a reference names none. */
const relations = {
  dependsOn: "component",
  dependencyOf: "component",
  providesApis: "api",
  consumesApis: "api",
  subcomponentOf: "component",
} as const;

/** A relation that says who needs or offers what. */
type RelationName = keyof typeof relations;

const namePattern = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,198}[\p{L}\p{N}])?$/u;

/**
 * Reads a reference `[kind:][namespace/]name`, case-insensitive; what is left out comes from the defaults. Null when it
 * is none.
 */
export function readRef(
  text: string,
  defaults: { readonly kind: string; readonly namespace: string },
): EntityRef | null {
  const found = /^(?:([^:/\s]+):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/.exec(text.trim());
  if (found === null) return null;
  const [, kind = defaults.kind, namespace = defaults.namespace, name = ""] = found;
  if (![kind, namespace, name].every((part) => namePattern.test(part))) return null;
  return { kind: kind.toLowerCase(), namespace: namespace.toLowerCase(), name: name.toLowerCase() };
}

/** A reference in its full form, as a key. */
export function writeRef({ kind, namespace, name }: EntityRef): string {
  return `${kind}:${namespace}/${name}`;
}

/** The entity that a document describes; a text says why it describes none. */
export function readEntity(document: Json): Entity | string {
  if (!isObject(document)) return "not a map with kind and metadata";
  const text = (path: string) => textsOf(valueAt(document, path)).join(", ");
  const kind = text("kind");
  if (kind === "") return "no kind";
  const namespace = text("metadata.namespace") || "default";
  const written = text("metadata.name");
  const ref = readRef(written, { kind, namespace });
  if (ref === null || written.includes("/") || written.includes(":")) {
    return written === "" ? "no metadata.name" : `'${written}' is no name of an entity`;
  }
  const owner = text("spec.owner");
  return {
    ref,
    kind,
    name: written,
    title: text("metadata.title") || written,
    description: text("metadata.description"),
    type: text("spec.type"),
    lifecycle: text("spec.lifecycle"),
    owner: owner === "" ? null : readRef(owner, { kind: "group", namespace }),
    ownerName: owner.slice(Math.max(owner.lastIndexOf("/"), owner.lastIndexOf(":")) + 1),
    relations: (Object.keys(relations) as RelationName[]).flatMap((relation) =>
      textsOf(valueAt(document, `spec.${relation}`)).map((written): EntityRelation => {
        return { relation, written, ref: readRef(written, { kind: relations[relation], namespace }) };
      }),
    ),
  };
}
