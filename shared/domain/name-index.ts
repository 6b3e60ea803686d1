/** What can be found by its name; `within` is found too, but a name that begins with what was typed comes first. */
export type Nameable = { readonly name: string; readonly within: string };

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

/** Places of records in their order: all that fit, and those of them whose name begins with the first typed word. */
type Fitting = { readonly all: readonly number[]; readonly starts: readonly number[] };

/**
 * An index that narrows: the first letters of a word lead to all names with such a word, and every further key only looks
 * at what the key before has left.
 */
export function nameIndex<T extends Nameable>(first: readonly T[] = []): NameIndex<T> {
  const records: T[] = [];
  const texts: string[] = [];
  const byPrefix = new Map<string, { readonly all: number[]; readonly starts: number[] }>();
  let last: (Fitting & { readonly words: readonly string[] }) | null = null;

  const note = (prefix: string, place: number, isStart: boolean) => {
    const bucket = byPrefix.get(prefix) ?? { all: [], starts: [] };
    if (bucket.all.length === 0) byPrefix.set(prefix, bucket);
    if (bucket.all.at(-1) === place) return;
    bucket.all.push(place);
    if (isStart) bucket.starts.push(place);
  };

  const add = (more: readonly T[]) => {
    if (more.length > 0) last = null;
    for (const record of more) {
      const place = records.push(record) - 1;
      const text = wordStarts(`${record.name} ${record.within}`);
      texts.push(text);
      for (let at = 0; at >= 0; at = text.indexOf(" ", at + 1)) {
        const letters = text.slice(at + 1, at + 1 + longestPrefix).split(" ", 1)[0] ?? "";
        for (let length = 1; length <= letters.length; length += 1) note(letters.slice(0, length), place, at === 0);
      }
    }
  };
  add(first);

  const prefixed = (word: string): Fitting => byPrefix.get(word.slice(0, longestPrefix)) ?? nothing;

  const fitting = (words: readonly string[]): Fitting => {
    const [start = ""] = words;
    if (words.length === 1 && start.length <= longestPrefix) return prefixed(start);
    const before = last;
    const isNarrower = before !== null && before.words.every((word, at) => words[at]?.startsWith(word) ?? false);
    const open = isNarrower ? before.all : fewestOf(words.map((word) => prefixed(word).all));
    const wanted = words.map((word) => ` ${word}`);
    const all = open.filter((place) => isMatch(texts[place] ?? "", wanted));
    return { all, starts: all.filter((place) => texts[place]?.startsWith(wanted[0] ?? "") ?? false) };
  };

  const search = (typed: string, most: number): readonly T[] => {
    const words = wordStarts(typed).split(" ").filter(Boolean);
    if (words.length === 0) return [];
    const found = fitting(words);
    last = { ...found, words };
    return firstOf(found, most).flatMap((place) => records[place] ?? []);
  };

  return { add, search };
}

/** Names are looked up by so many first letters of their words; more would hardly narrow further. */
const longestPrefix = 2;
const nothing: Fitting = { all: [], starts: [] };

function fewestOf(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.reduce((fewest, places) => (places.length < fewest.length ? places : fewest));
}

function firstOf({ all, starts }: Fitting, most: number): readonly number[] {
  const first = starts.slice(0, most);
  const begun = new Set(first);
  for (let at = 0; at < all.length && first.length < most; at += 1) {
    const place = all[at] ?? 0;
    if (!begun.has(place)) first.push(place);
  }
  return first;
}

function isMatch(text: string, wanted: readonly string[]): boolean {
  for (const start of wanted) if (!text.includes(start)) return false;
  return true;
}
