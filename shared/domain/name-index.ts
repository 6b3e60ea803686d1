/** What can be found by its name; `within` is found too, but a name that begins with what was typed comes first. */
export type Nameable = { readonly name: string; readonly within: string };

/** Names made ready for searching as one types. */
export type NameIndex<T> = {
  /** Adds more; they come behind those that were added before. */
  readonly add: (records: readonly T[]) => void;
  /** The first so many in which every typed word begins a word; those whose name begins with the first word come first. */
  readonly search: (typed: string, most: number) => readonly T[];
};

/** How many begin with the first word before the search has enough; the rest need not be looked at. */
const startsEnough = 200;

/** A text without marks and in small letters, each of its words after one space. */
export function wordStarts(text: string): string {
  // oxlint-disable-next-line no-control-regex -- plain ASCII has no marks to take off
  const plain = /^[\u0000-\u007f]*$/.test(text) ? text : text.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return ` ${plain
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()}`;
}

/**
 * An index that narrows: the first letter of a word leads to all names with such a word, and every further key only looks
 * at what the key before has left.
 */
export function nameIndex<T extends Nameable>(first: readonly T[] = []): NameIndex<T> {
  const records: T[] = [];
  const texts: string[] = [];
  const byLetter = new Map<string, number[]>();
  let last: { readonly words: readonly string[]; readonly places: readonly number[]; readonly size: number } | null =
    null;

  const add = (more: readonly T[]) => {
    for (const record of more) {
      const place = records.push(record) - 1;
      const text = wordStarts(`${record.name} ${record.within}`);
      texts.push(text);
      for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
        const letter = text.charAt(at + 1);
        const places = byLetter.get(letter);
        if (places === undefined) byLetter.set(letter, [place]);
        else if (places.at(-1) !== place) places.push(place);
      }
    }
  };
  add(first);

  const candidates = (words: readonly string[]): readonly number[] => {
    const before = last;
    const isNarrower =
      before !== null &&
      before.size === records.length &&
      before.words.every((word, at) => words[at]?.startsWith(word) ?? false);
    if (isNarrower) return before.places;
    const lists = words.map((word) => byLetter.get(word.charAt(0)) ?? []);
    return lists.reduce((fewest, places) => (places.length < fewest.length ? places : fewest));
  };

  const search = (typed: string, most: number): readonly T[] => {
    const words = wordStarts(typed).split(" ").filter(Boolean);
    const start = words[0];
    if (start === undefined) return [];
    const isLetter = words.length === 1 && start.length === 1;
    const possible = candidates(words);
    const wanted = words.map((word) => ` ${word}`);
    const places = isLetter ? possible : possible.filter((place) => isMatch(texts[place] ?? "", wanted));
    last = { words, places, size: records.length };
    return firstOf(places, ` ${start}`, most);
  };

  const firstOf = (places: readonly number[], start: string, most: number): readonly T[] => {
    const begun: number[] = [];
    const others: number[] = [];
    for (const place of places) {
      const isStart = (texts[place] ?? "").startsWith(start);
      if (isStart) begun.push(place);
      else if (others.length < most) others.push(place);
      if (begun.length >= Math.min(most, startsEnough)) break;
    }
    return [...begun, ...others].slice(0, most).flatMap((place) => records[place] ?? []);
  };

  return { add, search };
}

function isMatch(text: string, wanted: readonly string[]): boolean {
  return wanted.every((start) => text.includes(start));
}
