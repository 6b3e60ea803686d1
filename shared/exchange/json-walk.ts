import type { Json, JsonObject } from "./json-read.ts";
import { isObject, valueAt } from "./product-yaml-documents.ts";

/** One record of a table made from a file of another form: where it begins and its texts by column; a list has a line for each member. */
export type TextRecord = { readonly line: number; readonly texts: ReadonlyMap<string, string> };

/** The text at a dotted path; empty where there is none. */
export function textAt(json: Json, path: string): string {
  const found = valueAt(json, path);
  return typeof found === "string" ? found : "";
}

/** The members of a list at a dotted path; none where there is no list. */
export function membersAt(json: Json, path: string): readonly Json[] {
  const found = valueAt(json, path);
  return typeof found === "object" && found !== null && "list" in found ? found.list : [];
}

/** The objects of a list at a dotted path. */
export function objectsAt(json: Json, path: string): readonly JsonObject[] {
  return membersAt(json, path).filter((member) => isObject(member));
}

/** One text with a line for each member of a list: texts as they are, objects by the text at a path of theirs. */
export function linesAt(json: Json, path: string, inside: string): string {
  return membersAt(json, path)
    .map((member) => (typeof member === "string" ? member : textAt(member, inside)))
    .filter((text) => text !== "")
    .join("\n");
}
