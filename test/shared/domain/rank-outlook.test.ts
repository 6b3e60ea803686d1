import { describe, expect, it } from "vitest";
import { addItem } from "#shared/domain/backlog-commands.ts";
import { blankItem, type EstimateName, type ItemDraft } from "#shared/domain/backlog-item.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import type { Surroundings } from "#shared/domain/item-figures.ts";
import { priorities } from "#shared/domain/priority.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { drawOutlook, orderCosts, outlookInput, whatWouldHaveToBeTrue } from "#shared/domain/rank-outlook.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { isRefused, type Answer } from "#shared/maths/answer.ts";
import { after } from "../../support/portfolios.ts";

const products = after([addProduct(blankProduct("Shop"))]);
const [shop = ""] = Array.from(allOf(products.products), ({ id }) => id);

type Figures = Partial<Record<EstimateName, readonly [number, number, number]>>;

function draft(title: string, figures: Figures, more: Partial<ItemDraft> = {}): ItemDraft {
  const estimates = Object.entries(figures).map(([name, [low, mode, high]]) => {
    return { name: name as EstimateName, low, mode, high, source: "", on: null };
  });
  return { ...blankItem(shop, title), estimates, ...more };
}

function around(...drafts: readonly ItemDraft[]): Surroundings {
  const portfolio = after(
    drafts.map((each) => addItem(each)),
    products,
    10,
  );
  return { portfolio, asOf: "2025-12", now: Date.UTC(2026, 0, 1), avoidableMonthly: () => null };
}

function answered<T>(answer: Answer<T>): T {
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}

const itemsOf = ({ portfolio }: Surroundings) => backlogOf(portfolio, shop);
const ranges = around(
  draft("A", { value: [2, 4, 6], cost: [1, 1, 1] }),
  draft("B", { value: [4.5, 4.5, 4.5], cost: [1, 1, 1] }),
);

describe("drawOutlook", () => {
  it("draws how often each item comes first (A18), the same way every time", () => {
    const input = answered(outlookInput(priorities(itemsOf(ranges), "valueCost", ranges), defaultSettings.backlog));
    const outlook = answered(drawOutlook(input));
    const share = new Map(outlook.candidates.map(({ id, pFirst }) => [id, pFirst]));
    const [a, b] = itemsOf(ranges);
    expect(share.get(a?.id ?? "")).toBeCloseTo(0.28125, 1.7);
    expect(share.get(b?.id ?? "")).toBeCloseTo(1 - 0.28125, 1.7);
    expect(answered(drawOutlook(structuredClone(input))).candidates).toEqual(outlook.candidates);
  });

  it("has nothing to draw without a score", () => {
    const none = around(draft("A", {}));
    expect(outlookInput(priorities(itemsOf(none), "cd3", none), defaultSettings.backlog)).toEqual({
      value: null,
      reason: "NO_DATA",
    });
  });
});

describe("whatWouldHaveToBeTrue", () => {
  it("names the figure at which one would come level with another", () => {
    const ranked = priorities(itemsOf(ranges), "valueCost", ranges);
    const [first, second] = ranked.ranked;
    if (first === undefined || second === undefined) throw new Error("Two were to be ranked.");
    const needed = answered(whatWouldHaveToBeTrue(ranked, second, first));
    expect(needed.find(({ id }) => id === "value")).toEqual({ id: "value", now: 4, needed: 4.5 });
    expect(needed.find(({ id }) => id === "cost")?.needed).toBeCloseTo(4 / 4.5, 12);
  });
});

describe("orderCosts", () => {
  it("compares the order by hand with the best one (A10), needs pulled before what needs them", () => {
    const week = (value: number): readonly [number, number, number] => [value, value, value];
    const smith = around(
      draft("a", { costOfDelay: week(8000), duration: week(4) }),
      draft("b", { costOfDelay: week(3000), duration: week(1) }),
      draft("c", { costOfDelay: week(10_000), duration: week(6) }),
    );
    const { items, byHand, byCd3, best } = orderCosts(itemsOf(smith), smith);
    expect(items).toBe(3);
    expect(answered(best)).toMatchObject({ cost: 153_000, method: "exact" });
    expect(answered(byHand)).toBe(8000 * 4 + 3000 * 5 + 10_000 * 11);
    expect(answered(byCd3)).toBe(153_000);
  });

  it("leaves out what has no duration, and says when nothing is left", () => {
    const none = around(draft("a", { costOfDelay: [1, 1, 1] }));
    expect(orderCosts(itemsOf(none), none)).toEqual({
      items: 0,
      byHand: { value: null, reason: "NO_DATA" },
      byCd3: { value: null, reason: "NO_DATA" },
      best: { value: null, reason: "NO_DATA" },
    });
  });
});
