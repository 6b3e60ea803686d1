import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, type Node, type YAMLMap } from "yaml";
import type { Json, JsonObject } from "./json-read.ts";
import { deepestNesting } from "./limits.ts";

/**
 * One document of a YAML file: its first line, the comment beside the mark `---` where it begins, and what it says or why
 * it cannot be read (with the line of the fault).
 */
export type YamlDocument = { readonly line: number; readonly mark: string } & (
  | { readonly value: Json; readonly fault: null }
  | { readonly value: null; readonly fault: YamlFault }
);

/** Why a document cannot be read. */
export type YamlFault = { readonly line: number; readonly code: string; readonly message: string };

/** Characters of one document. */
const longestDocument = 2_000_000;
/** Values of one document, those that aliases repeat included. */
const mostValues = 500_000;

/** Signs of the language in one document; the library takes up to 20 µs for each. */
const mostTokens = 250_000;
/** A line that begins with so many blanks and dashes that it may lie hundreds of lists or maps deep. */
const deepLine = /^[-?: 	]{400}/m;

/** Thrown inside this reader only: the way out of the recursion. */
type Thrown = { readonly yamlCode: string; readonly message: string; readonly at: number };

/**
 * The documents of a YAML text, each read for itself: a broken one is reported and the others go on. Every plain value
 * is text as it is written (nothing becomes a number or a date), tags other than those of plain data are refused, `<<`
 * merges, and aliases count as often as they are used, so that they cannot multiply without end.
 */
export function readYamlDocuments(text: string): readonly YamlDocument[] {
  const documents: YamlDocument[] = [];
  for (const { line, part } of partsOf(text)) {
    const read = readDocument(part, line);
    if (read !== null) documents.push(read);
  }
  return documents;
}

/** Cuts at the marks `---` and `...`, which stand at the beginning of a line wherever a document ends. */
function partsOf(text: string): readonly { readonly line: number; readonly part: string }[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const parts: { line: number; part: string[] }[] = [{ line: 1, part: [] }];
  let hasContent = false;
  lines.forEach((content, at) => {
    if (/^---(?:\s|$)/.test(content) && hasContent) parts.push({ line: at + 1, part: [] });
    const isEnd = /^\.\.\.(?:\s|$)/.test(content);
    if (isEnd) parts.push({ line: at + 2, part: [] });
    else parts.at(-1)?.part.push(content);
    hasContent = !isEnd && (hasContent || (content !== "" && !content.startsWith("%")));
  });
  return parts.map(({ line, part }) => ({ line, part: part.join("\n") }));
}

function readDocument(text: string, firstLine: number): YamlDocument | null {
  const counter = new LineCounter();
  const mark = /^---[ \t]+#[ \t]*([^\n]{1,1000})/.exec(text)?.[1]?.trim() ?? "";
  const lineAt = (offset: number) => firstLine + Math.max(0, counter.linePos(offset).line - 1);
  const broken = (line: number, code: string, message: string): YamlDocument => {
    return { line: firstLine, mark, value: null, fault: { line, code, message } };
  };
  const excess = tooMuch(text);
  if (excess !== null) return broken(firstLine, ...excess);
  const document = parseDocument(text, {
    schema: "failsafe",
    resolveKnownTags: false,
    lineCounter: counter,
    logLevel: "silent",
    prettyErrors: false,
    uniqueKeys: false,
  });
  const error = document.errors[0] ?? document.warnings.find(({ code }) => code === "TAG_RESOLVE_FAILED");
  if (error !== undefined) {
    return broken(lineAt(error.pos[0]), "BROKEN_YAML", shortened(error.message));
  }
  if (document.contents === null) return null;
  if (isScalar(document.contents) && document.contents.source === "") return null;
  try {
    const value = plainValue(document.contents, { lineAt, depth: 0, budget: { left: mostValues }, anchors: new Map() });
    const line = value !== null && typeof value === "object" ? value.line : firstLine;
    return { line, mark, value, fault: null };
  } catch (thrown) {
    const { yamlCode, message, at } = thrown as Partial<Thrown>;
    if (yamlCode === undefined || message === undefined) throw thrown;
    return broken(lineAt(at ?? 0), yamlCode, message);
  }
}

/** Why the library should not be given a text: it recurses and is slow; its lexer, asked here, does not and is not. */
function tooMuch(text: string): readonly [code: string, message: string] | null {
  const tooDeep = ["TOO_DEEP", `lists or maps lie more than ${deepestNesting} deep`] as const;
  const tooLarge = ["TOO_LARGE", "one document holds more than can be read at once; split it"] as const;
  if (text.length > longestDocument) return tooLarge;
  if (deepLine.test(text)) return tooDeep;
  let depth = 0;
  let tokens = 0;
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (!isContent && (token === "[" || token === "{")) depth += 1;
    if (!isContent && (token === "]" || token === "}")) depth -= 1;
    if (depth > deepestNesting) return tooDeep;
    if (tokens > mostTokens) return tooLarge;
    isContent = token === "\u001f";
  }
  return null;
}

/** Where in a document a value is read: how deep, what it may still hold, which anchors are known. */
type Nesting = {
  readonly lineAt: (offset: number) => number;
  readonly depth: number;
  readonly budget: { left: number };
  /** What each anchor stands for so far; the library would search the whole document for every alias. */
  readonly anchors: Map<string, unknown>;
};

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function fault(yamlCode: string, message: string, node: Node): Thrown {
  return { yamlCode, message, at: node.range?.[0] ?? 0 };
}

function plainValue(node: unknown, nesting: Nesting): Json {
  if (node === null || node === undefined) return null;
  const { anchors, budget, depth, lineAt } = nesting;
  const here = node as Node;
  budget.left -= 1;
  if (budget.left < 0) throw fault("ALIAS_BOMB", `more than ${mostValues} values, aliases counted each time`, here);
  if (depth > deepestNesting) throw fault("TOO_DEEP", `lists or maps lie more than ${deepestNesting} deep`, here);
  if (isAlias(node)) {
    const name = shortened(node.source);
    if (!anchors.has(node.source)) throw fault("BROKEN_YAML", `the alias *${name} has no anchor`, here);
    return plainValue(anchors.get(node.source), { ...nesting, depth: depth + 1 });
  }
  const { anchor } = node as { readonly anchor?: string };
  if (anchor !== undefined) anchors.set(anchor, node);
  const line = lineAt(here.range?.[0] ?? 0);
  const inside = { ...nesting, depth: depth + 1 };
  if (isSeq(node)) return { line, list: node.items.map((member) => plainValue(member, inside)) };
  if (isMap(node)) return { line, object: plainObject(node, inside) };
  if (!isScalar(node)) return null;
  const written = typeof node.value === "string" ? node.value : "";
  const isPlain = node.type === "PLAIN" || node.type === undefined;
  return isPlain && /^(?:|~|null|Null|NULL)$/.test(written) ? null : written;
}

function plainObject(map: YAMLMap, nesting: Nesting): ReadonlyMap<string, Json> {
  const object = new Map<string, Json>();
  const merged: Json[] = [];
  for (const { key, value } of map.items) {
    const name = plainValue(key, nesting);
    if (name !== null && typeof name !== "string") throw fault("BROKEN_YAML", "a key is a list or a map", key as Node);
    const member = plainValue(value, nesting);
    if (name === "<<" && typeof member === "object") merged.push(member);
    else if (object.has(name ?? ""))
      throw fault("DUPLICATE_KEY", `the key '${shortened(name ?? "")}' occurs twice`, key as Node);
    else object.set(name ?? "", member);
  }
  for (const source of merged.flatMap((each) =>
    each !== null && typeof each === "object" && "list" in each ? each.list : [each],
  )) {
    if (!isObject(source)) continue;
    for (const [name, member] of source.object) if (!object.has(name)) object.set(name, member);
  }
  return object;
}

/** Whether a value is a map. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && "object" in value;
}

/** The value at a dotted path of keys; undefined where there is none. A key that itself holds dots is found first. */
export function valueAt(value: Json, path: string): Json | undefined {
  if (!isObject(value)) return undefined;
  const direct = value.object.get(path);
  if (direct !== undefined) return direct;
  for (let dot = path.indexOf("."); dot > 0; dot = path.indexOf(".", dot + 1)) {
    const found = value.object.get(path.slice(0, dot));
    const deeper = found === undefined ? undefined : valueAt(found, path.slice(dot + 1));
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** The texts of a value: itself, or those of a list; a list of maps gives the first of their texts that has a name. */
export function textsOf(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if ("list" in value) return value.list.flatMap(textsOf);
  for (const key of ["name", "id", "title"]) {
    const named = value.object.get(key);
    if (typeof named === "string") return [named.trim()];
  }
  return [];
}
