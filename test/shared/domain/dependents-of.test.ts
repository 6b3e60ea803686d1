import { describe, expect, it } from "vitest";
import type { Dependency } from "#shared/domain/dependency.ts";
import { dependentsOf } from "#shared/domain/dependents-of.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { candidateNamed, holding, now, product, rareAndDear } from "../../support/judged.ts";

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

describe("dependentsOf", () => {
  const chain = holding(
    { products: [product("Desk")], dependencies: [needs("Portal", "Fax"), needs("Desk", "Portal")] },
    rareAndDear,
  );
  const blockers = (portfolio: Portfolio) => dependentsOf(portfolio, "Fax").blockers;

  it("finds who needs it through others, and blocks the verdict", () => {
    expect(blockers(chain)).toEqual(["Desk", "Portal"]);
    expect(candidateNamed(chain, "Fax")).toMatchObject({ verdict: "blocked", isCandidate: true });
  });

  it("is not blocked by a funded migration, nor by whoever needs only that product", () => {
    const moving = holding({ dependencies: [needs("Portal", "Fax", { migration: "Moves to mail in May" })] }, chain);
    expect(blockers(moving)).toEqual([]);
    expect(dependentsOf(moving, "Fax").dependents).toEqual(["Desk", "Portal"]);
    expect(candidateNamed(moving, "Fax").verdict).toBe("flag");
  });

  it("is not blocked by products that end themselves", () => {
    const ending = holding(
      { products: [product("Portal", { lifecycle: "sunsetting" }), product("Desk", { lifecycle: "retired" })] },
      chain,
    );
    expect(blockers(ending)).toEqual([]);
  });

  it("takes a cycle for one group, whose members block each other", () => {
    const cycle = holding({ dependencies: [needs("Fax", "Desk")] }, chain);
    expect(dependentsOf(cycle, "Fax")).toMatchObject({
      group: ["Desk", "Fax", "Portal"],
      blockers: ["Desk", "Portal"],
    });
  });

  it("tells soft dependents without letting them block", () => {
    const soft = holding({ dependencies: [needs("Portal", "Fax", { kind: "soft" })] }, rareAndDear);
    expect(candidateNamed(soft, "Fax")).toMatchObject({ verdict: "flag", dependents: { softDependents: ["Portal"] } });
  });
});
