import type { NameChoice, NameKind } from "./import-choices.ts";
import { slugOf } from "./import-names.ts";
import type { NameQuestion } from "./import-planned.ts";

/** A spelling of a name in the file and the spelling it is joined with: the one that the file says first. */
export type JoinedSpelling = {
  readonly key: string;
  readonly kind: NameKind;
  readonly found: string;
  readonly meant: string;
};

/** What it comes to that names which look alike are the same. */
export type JoinedNames = {
  /** By the key of the question: the one record that looks alike. */
  readonly records: Readonly<Record<string, NameChoice>>;
  readonly spellings: readonly JoinedSpelling[];
};

/** Joins names that look alike: with the one record of their slug, else with the first spelling of the file. */
export function joinedNames(questions: readonly NameQuestion[]): JoinedNames {
  const records: Record<string, NameChoice> = {};
  const spellings: JoinedSpelling[] = [];
  const first = new Map<string, string>();
  for (const { key, kind, name, product, why, candidates } of questions) {
    if (why !== "lookalike") continue;
    const alike = candidates.flatMap(({ id }) => (id === null ? [] : [id]));
    const [id] = alike;
    if (id !== undefined) {
      if (alike.length === 1) records[key] = { use: "record", id };
      continue;
    }
    const slug = [kind, product ?? "", slugOf(name)].join("\0");
    const meant = first.get(slug);
    if (meant === undefined) first.set(slug, name);
    else spellings.push({ key, kind, found: name, meant });
  }
  return { records, spellings };
}
