import { describe, expect, it } from "vitest";
import { settingsId, defaultSettings } from "#shared/domain/settings.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { asOf, cost, feature, holding, now, product, rareAndDear, used } from "../../support/judged.ts";

const overview = (portfolio: Portfolio) => portfolioOverview(portfolio, asOf, now);

describe("portfolioOverview", () => {
  it("reads money over the months of the settings, ending with the as-of month", () => {
    expect(overview(rareAndDear).window).toMatchObject({ from: "2024-09", to: "2025-08", view: "cash" });
    const quarter = { ...defaultSettings, retirement: { ...defaultSettings.retirement, moneyMonths: 3 } };
    const short = overview(holding({ settings: [{ ...quarter, id: settingsId }] }, rareAndDear));
    expect(short.window.from).toBe("2025-06");
    expect(short.lines.find(({ product: { id } }) => id === "Fax")?.money.cost).toBe(1_500_000);
  });

  it("divides cost by the mean of the monthly users, or by the largest segment where the product is not counted", () => {
    const [fax, portal] = overview(rareAndDear).lines;
    expect(fax?.usage.activeUsers).toEqual({ value: 2, basis: "product" });
    expect(fax?.economics.costPerActiveUser).toBe(3_000_000);
    expect(portal?.economics.costPerActiveUser).toBeNull();
    const counts = { users: 1, uses: 1 };
    const segments = ["x", "y"].reduce(
      (known, id, n) => used(known, ["Portal", id], { ...counts, eligible: 100 * (n + 1) }),
      holding({ features: [feature("Portal", "x"), feature("Portal", "y")] }, rareAndDear),
    );
    expect(overview(segments).lines[1]?.usage.activeUsers).toEqual({ value: 200, basis: "eligible" });
  });

  it("takes the middle of the costs per user, between the two middle ones when they are even", () => {
    expect(overview(rareAndDear).medianCostPerUser).toBe(3_000_000);
    const both = used(rareAndDear, ["Portal", "Portal"], { eligible: 400, users: 300, uses: 900 });
    expect(overview(both).medianCostPerUser).toBe((3_000_000 + 4_000) / 2);
    expect(overview(holding({ products: [product("A")] })).medianCostPerUser).toBeNull();
  });

  it("counts a feature without any record as unknown, not as unused", () => {
    const silent = holding({ features: [feature("Fax", "a"), feature("Fax", "b")] }, rareAndDear);
    expect(overview(silent).lines[0]?.usage.counts).toMatchObject({ unknown: 2, never: 0 });
  });

  it("hands out the same money until something of it changes", () => {
    const before = overview(rareAndDear);
    const renamed = overview(holding({ products: [product("Portal", { description: "New" })] }, rareAndDear));
    expect(renamed.lines[0]?.money).toBe(before.lines[0]?.money);
    const dearer = overview(holding({ costs: [cost("Fax", "more", 1)] }, rareAndDear));
    expect(dearer.lines[0]?.money.cost).toBe(6_000_012);
    expect(dearer.lines[1]?.money).toBe(before.lines[1]?.money);
  });
});
