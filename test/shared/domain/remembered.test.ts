import { describe, expect, it } from "vitest";
import { remembered, steadyList } from "#shared/domain/remembered.ts";

describe("remembered", () => {
  it("works out again only where an input is another value, for each id on its own", () => {
    const asked: string[] = [];
    const sum = remembered<readonly number[], number>((id, inputs) => {
      asked.push(id);
      return inputs.reduce((total, input) => total + input, 0);
    });
    expect([sum("a", [1, 2]), sum("b", [1, 2]), sum("a", [1, 2]), sum("a", [1, 3]), sum("a", [1])]).toEqual([
      3, 3, 3, 4, 1,
    ]);
    expect(asked).toEqual(["a", "b", "a", "a"]);
  });

  it("keeps the old value where the new one is the same, and takes the new one where it is not", () => {
    const list = remembered<readonly number[], { readonly length: number }>(
      (_, inputs) => ({ length: inputs.length }),
      (value, known) => value.length === known.length,
    );
    const first = list("a", [1, 2]);
    expect(list("a", [3, 4])).toBe(first);
    expect(list("a", [3])).toEqual({ length: 1 });
  });
});

describe("steadyList", () => {
  it("hands out the list it gave as long as the next one holds the same", () => {
    const steady = steadyList<string>();
    const first = ["x", "y"];
    expect(steady("a", first)).toBe(first);
    expect(steady("a", ["x", "y"])).toBe(first);
    expect(steady("a", ["y", "x"])).toEqual(["y", "x"]);
    expect(steady("a", undefined)).toBe(steady("b", []));
  });
});
