import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { freezeFigures } from "#shared/domain/figures-freezing.ts";
import { ProposalFiguresSchema } from "#shared/domain/proposal-figures-schema.ts";
import { costsTable, valuesTable } from "#shared/exchange/proposal-money.ts";
import { cost, feature, holding, judged, product, rareAndDear, used, value } from "../../support/judged.ts";

async function frozen(portfolio: typeof rareAndDear, name = "Fax") {
  const { overview, candidates } = judged(portfolio);
  const found = candidates.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error("not judged");
  return { found, figures: await freezeFigures(portfolio, overview, found, "sunset") };
}

describe("freezeFigures", () => {
  it("freezes exactly what is shown, and survives being written and read back", async () => {
    const { found, figures } = await frozen(rareAndDear);
    expect(figures.case).toMatchObject({
      npv: found.worked.result?.npv,
      pPositive: found.worked.simulation?.pPositive,
      confidence: found.worked.confidence,
      chosen: "sunset",
    });
    expect(figures.money).toMatchObject({ cost: 6_000_000, avoidable: 6_000_000, value: 120_000, net: -5_880_000 });
    expect(figures.usage).toMatchObject({ class: "rarely", reach: 0.005, exposureMonths: 13 });
    expect(figures.usage.months).toHaveLength(13);
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });

  it("names of a dependent only the plan to move away from what ends, or from what needs that", async () => {
    const recorded = { createdAt: 0, updatedAt: 0, by: "Tester" };
    const needs = (fromProductId: string, toProductId: string, migration = "") => {
      return {
        ...recorded,
        id: `${fromProductId}>${toProductId}`,
        fromProductId,
        toProductId,
        kind: "hard" as const,
        migration,
      };
    };
    const dependencies = [
      needs("Portal", "Mail", "Leaves the mail server in May"),
      needs("Portal", "Fax"),
      needs("Desk", "Portal", "Gets a portal of its own"),
    ];
    const products = [product("Mail"), product("Desk")];
    const { figures } = await frozen(holding({ products, dependencies }, rareAndDear));
    expect(figures.dependents.hard).toEqual([
      { name: "Desk", blocks: false, migration: "Gets a portal of its own" },
      { name: "Portal", blocks: true, migration: "" },
    ]);
  });

  it("has one hash for one set of inputs", async () => {
    const [once, again] = await Promise.all([frozen(rareAndDear), frozen(rareAndDear)]);
    expect(once.figures.inputsHash).toBe(again.figures.inputsHash);
    const dearer = await frozen(holding({ costs: [cost("Fax", "run", 500_001)] }, rareAndDear));
    expect(dearer.figures.inputsHash).not.toBe(once.figures.inputsHash);
  });

  it("prints lines that add up to the totals", async () => {
    const more = holding({ costs: [cost("Fax", "people", 70_000, { avoidableShare: 0.25 })] }, rareAndDear);
    const { money } = (await frozen(more)).figures;
    expect(money.costs.reduce((sum, line) => sum + (line.amount ?? 0), 0)).toBe(money.own);
    expect(money.costs.reduce((sum, line) => sum + (line.avoidable ?? 0), 0)).toBe(money.avoidable);
    expect(money.values.reduce((sum, line) => sum + (line.amount ?? 0), 0)).toBe(money.value);
  });

  it("does not know a line, nor the sum of the lines, while a rate is missing", async () => {
    const abroad = { currency: "USD" };
    const { figures } = await frozen(
      holding(
        {
          costs: [cost("Fax", "hosting", 7, abroad), cost("Fax", "set up", 7, { ...abroad, avoidableShare: 0 })],
          values: [value("Fax", "sent", 7, abroad)],
        },
        rareAndDear,
      ),
    );
    const { money } = figures;
    const lines = money.costs.map(({ label, amount, avoidable }) => [label, amount, avoidable]);
    expect(lines).toEqual([
      ["run", 6_000_000, 6_000_000],
      ["hosting", null, null],
      ["set up", null, 0],
    ]);
    expect(money.values.find(({ label }) => label === "sent")?.amount).toBeNull();
    expect(costsTable(figures)).toMatchObject({ total: ["Own cost", "", "", "", "", "", null, null] });
    expect(costsTable(figures).rows[1]?.slice(-2)).toEqual([null, null]);
    expect(valuesTable(figures).total?.at(-1)).toBeNull();
    expect(v.is(ProposalFiguresSchema, JSON.parse(JSON.stringify(figures)))).toBe(true);
  });

  it("grades a feature's value by the feature's own entries", async () => {
    const own = { featureId: "seal" };
    const portfolio = used(
      holding(
        {
          products: [product("Fax")],
          features: [feature("Fax", "seal")],
          costs: [cost("Fax", "wax", 10, own)],
          values: [value("Fax", "sealed", 1, { ...own, provenance: "guessed", range: { low: 0.1, high: 1.9 } })],
        },
        rareAndDear,
      ),
      ["Fax", "seal"],
      { eligible: 400, users: 0, uses: 0 },
    );
    const { figures } = await frozen(portfolio, "seal");
    expect(figures.money.costs.map(({ label }) => label)).toEqual(["wax"]);
    expect(figures.money.valueGrade).toBe("C");
    expect((await frozen(portfolio)).figures.money.valueGrade).not.toBe("insufficient");
  });
});
