import { sortByKeys } from "#shared/maths/stable-sort.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("sortByKeys", () => {
  it("sorts like a stable sort and counts the pairs that stood the wrong way round", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 80 }), (keys) => {
        const positions = Uint32Array.from(keys.keys());
        const swaps = sortByKeys(positions, Float64Array.from(keys), new Uint32Array(keys.length));
        expect([...positions]).toEqual([...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0)));
        const wrong = keys.flatMap((key, at) => keys.slice(at + 1).filter((later) => later < key));
        expect(swaps).toBe(wrong.length);
      }),
    );
  });
});
