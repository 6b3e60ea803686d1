import { dependencyIndex, dependents, type Edge } from "#shared/maths/dependents.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const none = { retiring: new Set<string>(), planned: new Set<string>() };
const hard = (from: string, to: string): Edge => ({ from, to, kind: "hard" });

/** Who reaches whom, by Warshall's closure over a small graph. */
function closure(edges: readonly Edge[], count: number): readonly (readonly boolean[])[] {
  const reach = Array.from({ length: count }, (_, from) =>
    Array.from({ length: count }, (_, to) => edges.some((edge) => edge.from === `${from}` && edge.to === `${to}`)),
  );
  for (let via = 0; via < count; via += 1) {
    for (const row of reach) {
      if (row[via] !== true) continue;
      reach[via]?.forEach((further, to) => {
        if (further) row[to] = true;
      });
    }
  }
  return reach;
}

describe("dependents", () => {
  it("agrees with the closure of the whole graph", () => {
    const node = fc.nat(6);
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 18 }), (pairs) => {
        const edges = pairs.map(([from, to]) => hard(String(from), String(to)));
        const reach = closure(edges, 7);
        const { dependents: found, group, blockers } = dependents(dependencyIndex(edges), "0", none);
        const all = [1, 2, 3, 4, 5, 6].filter((from) => reach[from]?.[0] === true);
        const cycle = all.filter((to) => reach[0]?.[to] === true);
        expect(group).toEqual(["0", ...cycle.map(String)]);
        expect(found).toEqual(all.filter((id) => !cycle.includes(id)).map(String));
        expect(blockers).toEqual(all.map(String));
      }),
    );
  });

  it("survives a chain of 20,000", () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => hard(`n${at + 1}`, `n${at}`));
    expect(dependents(dependencyIndex(chain), "n0", none).dependents).toHaveLength(20_000);
  });

  it("survives a cycle of 20,000 and ends it as one group", () => {
    const ring = Array.from({ length: 20_000 }, (_, at) => hard(`n${(at + 1) % 20_000}`, `n${at}`));
    const { dependents: outside, group } = dependents(dependencyIndex(ring), "n7", none);
    expect([outside.length, group.length]).toEqual([0, 20_000]);
  });

  it("tells soft dependents without letting them block", () => {
    const edges: readonly Edge[] = [{ from: "wiki", to: "auth", kind: "soft" }, hard("portal", "auth")];
    const plan = { retiring: new Set<string>(), planned: new Set(["portal"]) };
    expect(dependents(dependencyIndex(edges), "auth", plan)).toEqual({
      dependents: ["portal"],
      group: ["auth"],
      blockers: [],
      blocked: false,
      softDependents: ["wiki"],
    });
  });
});
