import { describe, expect, it } from "vitest";
import { estimateQuality, valueQuality } from "#shared/domain/evidence-quality.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { trailing } from "#shared/domain/month.ts";
import { asOf, candidateNamed, cost, holding, now, product, rareAndDear, used, value } from "../../support/judged.ts";

const day = 24 * 60 * 60 * 1000;
const line = (portfolio: Portfolio, at = now) => portfolioOverview(portfolio, asOf, at).lines[0];
const withCost = (fields = {}) => holding({ products: [product("A")], costs: [cost("A", "run", 100, fields)] });

describe("moneyQuality", () => {
  it("trusts a whole year of fresh measured figures wholly", () => {
    expect(line(withCost())?.costQuality).toEqual({ q: 1, grade: "A" });
  });

  it("trusts it less when it is old, when months are missing, and when somebody guessed", () => {
    const old = line(withCost(), now + 120 * day)?.costQuality.q;
    expect(old).toBeCloseTo(0.5 ** 0.2, 9);
    expect(line(withCost({ from: "2025-03" }))?.costQuality.q).toBeCloseTo(0.5 ** 0.3 * 0.5 ** 0.2, 9);
    expect(line(withCost({ provenance: "guessed" }))?.costQuality.q).toBeCloseTo(0.2 ** 0.15, 9);
  });

  it("knows nothing without an entry", () => {
    expect(line(holding({ products: [product("A")] }))?.costQuality.grade).toBe("insufficient");
  });

  it("takes entries of nothing for a measured zero", () => {
    expect(line(holding({ products: [product("A")], costs: [cost("A", "run", 0)] }))?.costQuality.q).toBe(1);
    const nothing = holding({ products: [product("A")], values: [value("A", "v", 0, { provenance: "guessed" })] });
    expect(line(nothing)?.valueQuality.q).toBeCloseTo(0.2 ** 0.15, 9);
  });

  it("takes the weakest way in which one of the figures came to be known", () => {
    const mixed = holding({ costs: [cost("A", "more", 1, { provenance: "estimatedByOne" })] }, withCost());
    expect(line(mixed)?.costQuality.q).toBeCloseTo(0.4 ** 0.15, 9);
  });
});

describe("valueQuality", () => {
  it("trusts a wide range less, and one as wide as its own size not at all", () => {
    const money = (range: { readonly low: number; readonly high: number }) => {
      const portfolio = holding({ products: [product("A")], values: [value("A", "v", 100, { range })] });
      const known = line(portfolio);
      if (known === undefined) throw new Error("no line");
      return valueQuality(known.money, { months: 12, now }).q;
    };
    expect(money({ low: 1, high: 1 })).toBe(1);
    expect(money({ low: 0.5, high: 1.5 })).toBeCloseTo(0.5 ** 0.15, 9);
    expect(money({ low: 0, high: 2 })).toBe(0);
  });
});

describe("estimateQuality", () => {
  it("weighs how it is known and how narrow it is", () => {
    const point = { low: 5, mode: 5, high: 5 };
    expect(estimateQuality(point, "measured").q).toBe(1);
    expect(estimateQuality(point, "estimatedByOne").q).toBeCloseTo(0.4 ** 0.15, 9);
    expect(estimateQuality({ low: 0.5, mode: 1, high: 2 }, "guessed").q).toBeCloseTo((0.25 * 0.2) ** 0.15, 9);
  });
});

describe("usageQuality", () => {
  const counted = (months: number) =>
    used(holding({ products: [product("A")] }), ["A", "A"], { eligible: 9, users: 9, uses: 9 }, trailing(asOf, months));

  it("counts the months present, and what a person typed for less than a measurement", () => {
    expect(line(counted(13))?.usageQuality.q).toBeCloseTo(0.4 ** 0.15, 9);
    expect(line(counted(6))?.usageQuality.q).toBeCloseTo(0.5 ** 0.2 * 0.4 ** 0.15, 9);
  });

  it("knows nothing without a record", () => {
    expect(line(holding({ products: [product("A")] }))?.usageQuality.grade).toBe("insufficient");
  });
});

describe("judgementQuality", () => {
  it("is sharper the narrower the interval is", () => {
    const few = used(rareAndDear, ["Fax", "Fax"], { eligible: 60, users: 0, uses: 0 });
    const wide = candidateNamed(few, "Fax").usageQuality.q;
    expect(wide).toBeGreaterThan(0);
    expect(wide).toBeLessThan(candidateNamed(rareAndDear, "Fax").usageQuality.q);
  });

  it("ages with the last full month, whenever the last use was", () => {
    const nobody = holding({ products: [product("A", { ownerTeamId: null })] });
    const unused = used(nobody, ["A", "A"], { eligible: 400, users: 0, uses: 0 }, trailing("2025-04", 9));
    const quality = (lastUsed: string) => {
      const portfolio = used(unused, ["A", "A"], { eligible: 400, users: 1, uses: 1 }, ["2024-08", lastUsed]);
      return candidateNamed(portfolio, "A").usageQuality.q;
    };
    expect(quality("2024-10")).toBeCloseTo(quality("2025-04"), 12);
    const { usage, usageQuality } = candidateNamed(unused, "A");
    const narrow = 1 - (usage.ci?.[1] ?? 1) / 2 / 0.1;
    const fresh = 2 ** -((4 * 30.44 - 30) / 90);
    const others = (9 / 13) ** 0.3 * 0.75 ** 0.2 * (0.4 * narrow) ** 0.15;
    expect(usageQuality.q).toBeCloseTo(others * fresh ** 0.2, 12);
  });
});
