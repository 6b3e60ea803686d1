/** What can be found by its name; `within` is found too, but a name that begins with what was typed comes first. */
type Nameable = { readonly name: string; readonly within: string };

/** Names made ready for searching as one types. */
export type NameIndex<T> = {
  /** Adds more; they come behind those that were added before. */
  readonly add: (records: readonly T[]) => void;
  /** The first so many in which every typed word begins a word; those whose name begins with the first word come first. */
  readonly search: (typed: string, most: number) => readonly T[];
};

/** A text without marks and in small letters, each of its words after one space. */
export function wordStarts(text: string): string {
  // oxlint-disable-next-line no-control-regex -- plain ASCII has no marks to take off
  const plain = /^[\u0000-\u007f]*$/.test(text) ? text : text.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return ` ${plain
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()}`;
}

/** In which records a word occurs, and in which of them it is the first word; by their places. */
type Postings = { readonly all: number[]; readonly starts: number[] };

/**
 * An index of words: what is typed leads to the words that begin so, and they to their records, so that a key costs as much
 * as there is found and no name is read again.
 */
export function nameIndex<T extends Nameable>(first: readonly T[] = []): NameIndex<T> {
  const records: T[] = [];
  const byWord = new Map<string, Postings>();
  const byLetters = new Map<string, Postings[]>();
  const wordsOf = new Map<Postings, string>();

  const postingsOf = (word: string): Postings => {
    const known = byWord.get(word);
    if (known !== undefined) return known;
    const made = { all: [], starts: [] };
    byWord.set(word, made);
    wordsOf.set(made, word);
    for (const letters of new Set([word.slice(0, 1), word.slice(0, longestKey)])) {
      const bucket = byLetters.get(letters);
      if (bucket === undefined) byLetters.set(letters, [made]);
      else bucket.push(made);
    }
    return made;
  };

  const add = (more: readonly T[]) => {
    for (const record of more) {
      const place = records.push(record) - 1;
      for (const [n, word] of wordsIn(`${record.name} ${record.within}`).entries()) {
        const { all, starts } = postingsOf(word);
        if (all.at(-1) === place) continue;
        all.push(place);
        if (n === 0) starts.push(place);
      }
    }
  };
  add(first);

  const beginning = (typed: string): readonly Postings[] => {
    const bucket = byLetters.get(typed.slice(0, longestKey)) ?? [];
    if (typed.length <= longestKey) return bucket;
    return bucket.filter((postings) => wordsOf.get(postings)?.startsWith(typed) ?? false);
  };

  const search = (typed: string, most: number): readonly T[] => {
    const found = wordsIn(typed).map(beginning);
    if (found.length === 0) return [];
    const matched = new Uint8Array(records.length);
    for (const [n, postings] of found.entries()) {
      for (const { all } of postings) for (const place of all) if (matched[place] === n) matched[place] = n + 1;
    }
    const isStart = new Uint8Array(records.length);
    for (const { starts } of found[0] ?? []) for (const place of starts) isStart[place] = 1;
    const begun: T[] = [];
    const others: T[] = [];
    for (const [place, record] of records.entries()) {
      if (matched[place] !== found.length) continue;
      if (isStart[place] === 1) begun.push(record);
      else if (others.length < most) others.push(record);
      if (begun.length === most) break;
    }
    return [...begun, ...others].slice(0, most);
  };

  return { add, search };
}

/** Words are looked up by so many of their first letters; the few that share them are compared one by one. */
const longestKey = 2;

function wordsIn(text: string): readonly string[] {
  return wordStarts(text).split(" ").filter(Boolean).slice(0, mostWords);
}

/** More words of a name or of a search do not count: what is counted is counted in bytes. */
const mostWords = 200;
