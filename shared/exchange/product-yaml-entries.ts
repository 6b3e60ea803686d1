import type { Json } from "./json-read.ts";
import { isObject } from "./product-yaml-documents.ts";

/** One entry of a catalogue: where it begins, and its texts by dotted path; lists are one text with a line for each member. */
export type YamlEntry = { readonly line: number; readonly texts: ReadonlyMap<string, string> };

/** The path under which an entry of a map has its own key. */
const keyPath = "$key";

/** The path of an entry that is a text and not a map. */
const textPath = "$text";

/** The path that stands for documents which are one entry each. */
export const documentsPath = "$documents";

/** The paths of a document that may hold the entries: the root (empty) and lists or maps of maps, the largest first. */
export function entryPaths(root: Json): readonly string[] {
  const found: { path: string; size: number }[] = [];
  const look = (value: Json | undefined, path: string, depth: number) => {
    const size = sizeOf(value);
    if (size > 0) found.push({ path, size });
    if (!isObject(value) || depth === 0) return;
    for (const [key, member] of value.object) look(member, path === "" ? key : `${path}.${key}`, depth - 1);
  };
  look(root, "", 2);
  return found.sort((a, b) => b.size - a.size || a.path.length - b.path.length).map(({ path }) => path);
}

/** How many maps (or texts) a value holds as entries; 0 when it is no list or map of such. */
function sizeOf(value: Json | undefined): number {
  if (typeof value !== "object" || value === null) return 0;
  if ("list" in value) return value.list.length;
  const members = [...value.object.values()];
  return members.length > 0 && members.every(isObject) ? members.length : 0;
}

/** The entries at a path of a document, in order; null when there is no list and no map. */
export function entriesAt(root: Json, path: string): readonly YamlEntry[] | null {
  if (path === documentsPath) return isObject(root) ? [entryOf(root, null, root)] : null;
  let value: Json | undefined = root;
  for (const key of path === "" ? [] : path.split(".")) value = isObject(value) ? value.object.get(key) : undefined;
  if (typeof value !== "object" || value === null) return null;
  if ("list" in value) return value.list.map((member) => entryOf(member, null, root));
  return [...value.object].map(([key, member]) => entryOf(member, key, root));
}

function entryOf(value: Json, key: string | null, root: Json): YamlEntry {
  const texts = new Map<string, string>();
  if (key !== null) texts.set(keyPath, key);
  if (isObject(value)) gather(value, "", texts);
  else gather(value, textPath, texts);
  const outer = typeof root === "object" && root !== null ? root.line : 1;
  return { line: typeof value === "object" && value !== null ? value.line : outer, texts };
}

function gather(value: Json, path: string, texts: Map<string, string>): void {
  if (value === null) return;
  if (typeof value === "string") {
    const before = texts.get(path);
    texts.set(path, before === undefined ? value : `${before}\n${value}`);
  } else if ("list" in value) {
    for (const member of value.list) gather(member, path, texts);
  } else {
    for (const [key, member] of value.object) gather(member, path === "" ? key : `${path}.${key}`, texts);
  }
}

/** Every path that some entry has a text at, in the order of first meeting. */
export function pathsOf(entries: readonly YamlEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ texts }) => [...texts.keys()]))];
}
