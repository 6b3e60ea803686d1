import { describe, expect, it } from "vitest";
import { readOrder } from "../../../electron/headless/order.ts";

function trouble(...words: readonly string[]) {
  const read = readOrder(words);
  return read.ok ? null : read.problem.message;
}

describe("optionTrouble", () => {
  it.each([
    [["--usge", "x"], "There is no option '--usge'. Did you mean --usage?"],
    [["--as_of", "2025-08"], "There is no option '--as_of'. Did you mean --as-of?"],
    [["--whatever"], "There is no option '--whatever'."],
    [["--usage"], "--usage: a value has to follow."],
    [["--usage", "--json"], "--usage: a value has to follow."],
    [["--json=yes"], "--json takes no value."],
    [["--usage", "a.csv", "stray.csv"], "'stray.csv': a file is named behind an option, as in --usage FILE."],
  ])("says of %j what is wrong with it", (words, said) => {
    expect(trouble("propose", ...words)).toBe(said);
  });
});
