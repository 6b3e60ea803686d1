import type { Id } from "./ids.ts";

/** What a name in a file may stand for. */
export type NameKind = "team" | "product" | "feature" | "pool";

/** What is done with a name that no record has: a new record, an existing one, another name of the file, or nothing. */
export type NameChoice =
  | { readonly use: "create" }
  | { readonly use: "record"; readonly id: Id }
  | { readonly use: "name"; readonly name: string }
  | { readonly use: "skip" };

/** Whose figures stand where the file contradicts what is recorded. */
export type ConflictChoice = "ours" | "file";

/** What a person decided about an import; whatever is left open stops the rows that need it. */
export type ImportChoices = {
  /** By the `key` of a name question. */
  readonly names: Readonly<Record<string, NameChoice>>;
  /** For unknown names without a choice of their own; names that look like another one are never covered by it. */
  readonly unknownNames: Readonly<Record<NameKind, "ask" | "create" | "skip">>;
  /** Names that differ only in case, blanks, hyphens or Unicode form: asked one by one, or all taken as names of their own. */
  readonly lookalikes: "ask" | "apart";
  /** By the `key` of a conflict. */
  readonly conflicts: Readonly<Record<string, ConflictChoice>>;
  /** For conflicts without a choice of their own. */
  readonly otherConflicts: "ask" | ConflictChoice;
  /** Cells that this source gave before for a month the file speaks of, and that the file no longer names. */
  readonly absentCells: "takeAway" | "keep";
  /** Whether released backlog items of kind feature make their feature, or are linked to it by its name. */
  readonly makesFeatures: boolean;
  /** Whether the good rows go in while stopped ones stay out; else nothing goes in while a row is stopped. */
  readonly withoutStopped: boolean;
};

/** The choices an import begins with: everything is asked, and a month brought in again is replaced whole. */
export const openChoices: ImportChoices = {
  names: {},
  unknownNames: { team: "ask", product: "ask", feature: "ask", pool: "ask" },
  lookalikes: "ask",
  conflicts: {},
  otherConflicts: "ask",
  absentCells: "takeAway",
  makesFeatures: false,
  withoutStopped: false,
};

/** The key under which the choice for a name is kept; a feature's name belongs to the product name beside it. */
export function nameKey(kind: NameKind, name: string, product: string | null): string {
  return product === null ? `${kind}:${name}` : `${kind}:${product}\u0000${name}`;
}
