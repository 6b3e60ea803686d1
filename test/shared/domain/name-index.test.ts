import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameIndex, wordStarts } from "#shared/domain/name-index.ts";

const named = (...names: readonly string[]) => names.map((name) => ({ name, within: "" }));
const found = (names: readonly string[], typed: string) =>
  nameIndex(named(...names))
    .search(typed, 100)
    .map(({ name }) => name);

describe("nameIndex", () => {
  it("finds what has every typed word at the start of a word, whatever marks and capitals", () => {
    const names = ["Search fix", "Fix the search", "Suffix search", "Émile Fix-Search"];
    expect(found(names, "fix sea")).toEqual(["Fix the search", "Search fix", "Émile Fix-Search"]);
    expect(found(names, "emi")).toEqual(["Émile Fix-Search"]);
    expect(found(names, "ix")).toEqual([]);
  });

  it("also finds by what a name lies within", () => {
    const index = nameIndex([{ name: "Login", within: "Member portal" }]);
    expect(index.search("log port", 5)).toHaveLength(1);
  });

  it("answers nothing for nothing typed", () => {
    expect(found(["a"], "  ")).toEqual([]);
  });

  it("finds what was added after a search", () => {
    const index = nameIndex(named("alpha"));
    expect(index.search("a", 5)).toHaveLength(1);
    index.add(named("another"));
    expect(index.search("an", 5).map(({ name }) => name)).toEqual(["another"]);
  });

  it("finds the same key by key as all at once, forwards and backwards", () => {
    const word = fc.stringMatching(/^[a-c]{1,4}$/);
    const title = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(title, { maxLength: 30 }),
        fc.array(title, { minLength: 1, maxLength: 3 }),
        (names, typed) => {
          const index = nameIndex(named(...names));
          for (const text of typed) {
            for (const end of [...Array(text.length).keys()].flatMap((n) => [n + 1, n])) {
              const part = text.slice(0, end);
              expect(index.search(part, 100)).toEqual(nameIndex(named(...names)).search(part, 100));
            }
            const plain = names.filter((name) =>
              text.split(" ").every((start) => wordStarts(name).includes(` ${start}`)),
            );
            expect(
              index
                .search(text, 100)
                .map(({ name }) => name)
                .sort(),
            ).toEqual([...plain].sort());
          }
        },
      ),
    );
  });
});
