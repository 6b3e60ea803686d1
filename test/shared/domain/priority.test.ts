import { describe, expect, it } from "vitest";
import { addItem } from "#shared/domain/backlog-commands.ts";
import { blankItem, type EstimateName, type ItemDraft } from "#shared/domain/backlog-item.ts";
import { pointEstimate } from "#shared/domain/estimate.ts";
import { figureOf, type Surroundings } from "#shared/domain/item-figures.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import { priorities, scoringRule, valueOf } from "#shared/domain/priority.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { defaultSettings, editSettings } from "#shared/domain/settings.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { after } from "../../support/portfolios.ts";

const products = after([addProduct(blankProduct("Shop"))]);
const [shop = ""] = Array.from(allOf(products.products), ({ id }) => id);
const now = Date.UTC(2026, 0, 1);

function item(title: string, figures: Partial<Record<EstimateName, number>>, more: Partial<ItemDraft> = {}): ItemDraft {
  const estimates = Object.entries(figures).map(([name, value]) => {
    return { name: name as EstimateName, ...pointEstimate(value, "") };
  });
  return { ...blankItem(shop, title), estimates, ...more };
}

function backlog(...items: readonly ItemDraft[]): Portfolio {
  return after(
    items.map((draft) => addItem(draft)),
    products,
    10,
  );
}

function around(portfolio: Portfolio, more: Partial<Surroundings> = {}): Surroundings {
  return { portfolio, asOf: "2025-12", now, avoidableMonthly: () => null, ...more };
}

function ranked(
  portfolio: Portfolio,
  method: Parameters<typeof priorities>[1] = "cd3",
  more: Partial<Surroundings> = {},
) {
  return priorities(backlogOf(portfolio, shop), method, around(portfolio, more));
}

describe("priorities", () => {
  it("ranks by cost of delay over duration, ties sharing a rank", () => {
    const portfolio = backlog(
      item("a", { costOfDelay: 8000, duration: 4 }),
      item("b", { costOfDelay: 3000, duration: 1 }),
      item("c", { costOfDelay: 4000, duration: 2 }),
    );
    const { ranked: order, agreement } = ranked(portfolio);
    expect(order.map(({ item, rank }) => [item.title, rank])).toEqual([
      ["b", 1],
      ["a", 2],
      ["c", 2],
    ]);
    expect(agreement).toBeCloseTo(0, 12);
  });

  it("keeps what needs an estimate in a band of its own, with how high it could come", () => {
    const portfolio = backlog(
      item("best", { costOfDelay: 9000, duration: 1 }),
      item("least", { costOfDelay: 100, duration: 5 }),
      item("half known", { costOfDelay: 9000 }),
      item("unknown", {}),
    );
    const { ranked: order, needsEstimate } = ranked(portfolio);
    expect(order).toHaveLength(2);
    expect(needsEstimate.map(({ item, missing }) => [item.title, missing.map(({ source }) => source)])).toEqual([
      ["half known", ["duration"]],
      ["unknown", ["costOfDelay", "duration"]],
    ]);
    expect(needsEstimate[0]?.possible).toEqual({ best: 1, worst: 2 });
  });

  it("puts mandated items above, leaves out what is finished, and holds doing nothing against the rest", () => {
    const portfolio = backlog(
      item("law", {}, { mandate: "Act" }),
      item("worth it", { value: 100, cost: 10, costOfDelay: 70 }),
      item("not worth it", { value: -5, cost: 10, costOfDelay: 30 }),
      item("over", { value: 1, cost: 1 }, { stage: "released" }),
    );
    const { mandated, ranked: order, doNothing } = ranked(portfolio, "valueCost");
    expect(mandated.map(({ title }) => title)).toEqual(["law"]);
    expect(order.map(({ item }) => item.title)).toEqual(["worth it", "not worth it"]);
    expect(doNothing).toEqual({ rank: 2, weeklyCost: 100, known: 2 });
  });

  it("scores a removal by the running cost that would end", () => {
    const portfolio = backlog(item("off with it", { duration: 2 }, { kind: "retirement" }));
    const [only] = ranked(portfolio, "cd3", { avoidableMonthly: () => 43_482 }).ranked;
    expect(only?.figures["costOfDelay"]).toMatchObject({ origin: "avoidableCost" });
    expect(valueOf(only?.score ?? { value: null, reason: "MISSING" })).toBeCloseTo(5000, 0);
  });

  it("weighs the team's own fields in its own formula", () => {
    const portfolio = after(
      [
        editSettings({
          backlog: { ...defaultSettings.backlog, formula: [{ input: "value", weight: 1, highest: 200 }] },
        }),
      ],
      backlog(item("a", { value: 100 }), item("b", { value: 150 })),
      50,
    );
    expect(ranked(portfolio, "formula").ranked.map(({ item, score }) => [item.title, valueOf(score)])).toEqual([
      ["b", 75],
      ["a", 50],
    ]);
    expect(ranked(backlog(item("a", { value: 1 })), "formula").ranked).toEqual([]);
  });
});

describe("scoringRule", () => {
  it("asks every method for figures that its formula has", () => {
    for (const method of ["cd3", "wsjf", "rice", "ice", "valueCost"] as const) {
      const { scoring, inputs } = scoringRule(method, defaultSettings);
      expect("fields" in scoring && scoring.fields.map(({ id }) => id)).toEqual(inputs.map(({ id }) => id));
    }
  });
});

describe("figureOf", () => {
  it("takes the reach of an item from the recorded use of its feature", () => {
    const portfolio = samplePortfolio("2025-08");
    const items = [...allOf(portfolio.backlog)];
    const linked = items.find(({ featureId }) => featureId === "member-portal.claim-status");
    const free = items.find((each) => each.title === "Household members' own sign-in");
    if (linked === undefined || free === undefined) throw new Error("The sample has no such items.");
    const surroundings = around(portfolio, { asOf: "2025-08" });
    const ofFeature = figureOf(linked, "reach", surroundings);
    const ofProduct = figureOf(free, "reach", surroundings);
    expect(ofFeature).toMatchObject({ origin: "recordedUse", on: "2025-08" });
    expect(ofProduct?.mode).toBeGreaterThan(ofFeature?.mode ?? Infinity);
  });

  it("weighs a fixed date by how likely it is to be missed by waiting a week more", () => {
    const dated = (weeks: number) => {
      const day = new Date(now + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
      const urgency = { profile: "fixedDate", day, penalty: 50_000 } as const;
      const portfolio = backlog(item("law", { costOfDelay: 5000, duration: 4 }, { urgency }));
      const [only] = backlogOf(portfolio, shop);
      return only === undefined ? null : figureOf(only, "costOfDelay", around(portfolio))?.mode;
    };
    expect(dated(52)).toBe(0);
    expect(dated(4)).toBe(55_000);
    expect(dated(-1)).toBe(5000);
  });
});
