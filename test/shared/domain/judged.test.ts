import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dependency } from "#shared/domain/dependency.ts";
import type { Trigger } from "#shared/domain/judged.ts";
import { markKinds, type MarkKind } from "#shared/domain/mark.ts";
import { trailing } from "#shared/domain/month.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import {
  asOf,
  candidateNamed,
  cost,
  feature,
  holding,
  judged,
  now,
  product,
  rareAndDear,
  used,
  value,
} from "../../support/judged.ts";

const marked = (kind: MarkKind) => ({ marks: [{ kind, reason: "Because", owner: "Ann", reviewOn: null }] });

function needs(from: string, to: string, fields: Partial<Dependency> = {}): Dependency {
  const recorded = { createdAt: now, updatedAt: now, by: "Tester" };
  return {
    ...recorded,
    id: `${from}>${to}`,
    fromProductId: from,
    toProductId: to,
    kind: "hard",
    migration: "",
    ...fields,
  };
}

function triggersOf(portfolio: Portfolio, name: string): readonly Trigger[] {
  return judged(portfolio).candidates.find((candidate) => candidate.name === name)?.triggers ?? [];
}

describe("judgedSubjects", () => {
  it("leaves out what nothing speaks against", () => {
    expect(judged(rareAndDear).candidates.map(({ name }) => name)).toEqual(["Fax"]);
    expect(triggersOf(rareAndDear, "Fax")).toEqual(["LOW_USE", "NEGATIVE_NET_VALUE"]);
  });

  it("takes the upper end of the value before it says that something loses money", () => {
    const costs = [cost("A", "run", 150)];
    const low = value("A", "saved", 100);
    const losing = holding({ products: [product("A")], costs, values: [low] });
    expect(triggersOf(losing, "A")).toEqual(["NEGATIVE_NET_VALUE"]);
    const unsure = holding({ values: [{ ...low, range: { low: 0.5, high: 2 } }] }, losing);
    expect(triggersOf(unsure, "A")).toEqual([]);
  });

  it("compares value with the cost that would end, not with all cost", () => {
    const costs = [cost("A", "run", 500, { avoidableShare: 0.1 })];
    expect(triggersOf(holding({ products: [product("A")], costs, values: [value("A", "saved", 100)] }), "A")).toEqual(
      [],
    );
  });

  it.each([
    ["2026-08", ["SUPPORT_END"]],
    ["2026-09", []],
    ["2020-01", ["SUPPORT_END"]],
  ])("knows support that ends in %s within twelve months of August 2025: %s", (supportEnd, expected) => {
    expect(triggersOf(holding({ products: [product("A", { supportEnd })] }), "A")).toEqual(expected);
  });

  it("sees who has no owner, who does the same job, and who costs five times the median per user", () => {
    const job = { job: "Send letters " };
    const products = [product("A", { ownerTeamId: null, ...job }), product("B", { job: "send letters" }), product("C")];
    const costs = [cost("A", "a", 600_000), cost("B", "b", 100), cost("C", "c", 100)];
    const portfolio = products.reduce(
      (known, { id }) => used(known, [id, id], { eligible: 100, users: 90, uses: 900 }),
      holding({ products, costs }),
    );
    expect(triggersOf(portfolio, "A")).toEqual(["COST_PER_USER", "NO_OWNER", "DUPLICATE"]);
    expect(triggersOf(portfolio, "B")).toEqual(["DUPLICATE"]);
    expect(candidateNamed(portfolio, "B").duplicates).toEqual(["A"]);
    expect(triggersOf(portfolio, "C")).toEqual([]);
  });

  it.each(["retired", "idea"] as const)("leaves a product at stage %s in peace", (lifecycle) => {
    expect(judged(holding({ products: [product("Fax", { lifecycle })] }, rareAndDear)).candidates).toEqual([]);
  });

  it("shows rare use that too few months shield as guarded, and lets another trigger stand beside it", () => {
    const counts = { eligible: 400, users: 2, uses: 4 };
    const young = used(holding({ products: [product("A")] }), ["A", "A"], counts, trailing(asOf, 9));
    expect(candidateNamed(young, "A")).toMatchObject({ triggers: [], guards: ["COVERAGE"], verdict: "notFlaggable" });
    const orphan = holding({ products: [product("A", { ownerTeamId: null })] }, young);
    expect(candidateNamed(orphan, "A")).toMatchObject({ triggers: ["NO_OWNER"], guards: [], isCandidate: true });
  });

  it("judges a feature by its own use and its own entries", () => {
    const own = { featureId: "fax" };
    const portfolio = used(
      holding({
        products: [product("A")],
        features: [feature("A", "fax"), feature("A", "mail")],
        costs: [cost("A", "fax line", 1_000, own), cost("A", "rest", 50_000)],
        values: [value("A", "fax sent", 100, own), value("A", "rest sold", 90_000)],
      }),
      ["A", "fax"],
      { eligible: 400, users: 0, uses: 0 },
    );
    const found = candidateNamed(portfolio, "fax");
    expect(found).toMatchObject({ triggers: ["LOW_USE", "NEGATIVE_NET_VALUE"], isCandidate: true, dependents: null });
    expect(found.money).toMatchObject({ cost: 12_000, avoidable: 12_000, value: 1_200 });
    expect(judged(portfolio).candidates.map(({ name }) => name)).toEqual(["fax"]);
  });

  it("lets a guard beat any worth", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...markKinds),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.boolean(),
        (kind, amount, hasOwner) => {
          const fields = { ...marked(kind), ownerTeamId: hasOwner ? "team" : null };
          const costs = [cost("Fax", "run", amount)];
          const found = candidateNamed(holding({ products: [product("Fax", fields)], costs }, rareAndDear), "Fax");
          expect(found.verdict).toBe("notFlaggable");
          expect(found.isCandidate).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is not moved by records that have nothing to do with it", () => {
    const before = candidateNamed(rareAndDear, "Fax");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000 }),
        fc.constantFrom("live", "sunsetting", "idea"),
        fc.boolean(),
        (amount, lifecycle, isSoft) => {
          const more = holding(
            {
              products: [product("Other", { lifecycle })],
              features: [feature("Other", "x")],
              costs: [cost("Other", "o", amount), cost(null, "bill", amount)],
              values: [value("Other", "v", amount)],
              dependencies: [needs("Other", "Portal", { kind: isSoft ? "soft" : "hard" }), needs("Fax", "Other")],
            },
            rareAndDear,
          );
          const { verdict, codes, worked, score } = candidateNamed(more, "Fax");
          expect({ verdict, codes, npv: worked.result?.npv, score }).toEqual({
            verdict: before.verdict,
            codes: before.codes,
            npv: before.worked.result?.npv,
            score: before.score,
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});
