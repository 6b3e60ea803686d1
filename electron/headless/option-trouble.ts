import { errorText } from "#shared/words/errors.ts";

/** What Node says of options that it cannot read, in words of ours; what it says otherwise stays as it is. */
export function optionTrouble(error: unknown, names: readonly string[]): string {
  const said = errorText(error);
  const [, unknown] = /^Unknown option '(-[^']*)'/.exec(said) ?? [];
  if (unknown !== undefined) {
    const meant = likeliest(unknown, names);
    return `There is no option '${unknown}'.${meant === null ? "" : ` Did you mean --${meant}?`}`;
  }
  const [, bare] = /^Option '(--[\w-]+)[^']*' argument (?:missing|is ambiguous)/.exec(said) ?? [];
  if (bare !== undefined) return `${bare}: a value has to follow.`;
  const [, full] = /^Option '(--[\w-]+)' does not take an argument/.exec(said) ?? [];
  if (full !== undefined) return `${full} takes no value.`;
  const [, stray] = /^Unexpected argument '(.*?)'\./s.exec(said) ?? [];
  return stray === undefined ? said : `'${stray}': a file is named behind an option, as in --usage FILE.`;
}

/** The option with the fewest letters changed, where two at most are. */
function likeliest(written: string, names: readonly string[]): string | null {
  const typed = written.replace(/^-+/, "");
  const near = names.map((name) => ({ name, changed: lettersChanged(typed, name) }));
  const [nearest] = near.filter(({ changed }) => changed <= 2).sort((a, b) => a.changed - b.changed);
  return nearest?.name ?? null;
}

/** How many letters are to be put in, left out or replaced to make one word of another (Levenshtein). */
function lettersChanged(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (const [done, letter] of Array.from(from).entries()) {
    const next = [done + 1];
    for (const [place, other] of Array.from(to).entries()) {
      const replaced = (row[place] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
