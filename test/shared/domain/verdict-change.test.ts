import { describe, expect, it } from "vitest";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { whatWouldChange } from "#shared/domain/verdict-change.ts";
import { candidateNamed, cost, holding, product, rareAndDear, value } from "../../support/judged.ts";

const changes = (portfolio: Portfolio, name = "Fax") => whatWouldChange(portfolio, candidateNamed(portfolio, name));

describe("whatWouldChange", () => {
  it("names the lost value at which a case that pays turns", () => {
    const { worked } = candidateNamed(rareAndDear, "Fax");
    expect(changes(rareAndDear)).toEqual([
      { kind: "figure", figure: "lostValue", threshold: worked.result?.breakEvenLostValueMonthly, now: 10_000 },
    ]);
  });

  it("names a figure whose range crosses the line, at the value where it does", () => {
    const range = { low: 0.5, high: 1.5 };
    const unsure = holding({ values: [value("Fax", "letters", 400_000, { range })] }, rareAndDear);
    const breakEven = candidateNamed(unsure, "Fax").worked.result?.breakEvenLostValueMonthly ?? 0;
    expect(breakEven).toBeGreaterThan(400_000);
    const [first] = changes(unsure);
    expect(first).toMatchObject({ kind: "figure", figure: "lostValue", now: 400_000 });
    expect(first?.kind === "figure" ? first.threshold : 0).toBeCloseTo(breakEven, 4);
  });

  it("names the missing figure first where data is needed", () => {
    const orphan = holding({ products: [product("A", { ownerTeamId: null })] });
    expect(changes(orphan, "A")).toEqual([{ kind: "measure", figure: "avoidable" }]);
    const priced = holding({ costs: [cost("A", "run", 900_000)] }, orphan);
    expect(changes(priced, "A")[0]).toEqual({ kind: "measure", figure: "lostValue" });
  });

  it("names guards before anything else", () => {
    const marks = [{ kind: "legalHold", reason: "Contract", owner: "Ann", reviewOn: null } as const];
    const held = holding({ products: [product("Fax", { marks })] }, rareAndDear);
    expect(changes(held)[0]).toEqual({ kind: "guard", code: "LEGAL_HOLD" });
  });
});
