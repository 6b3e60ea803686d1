import { describe, expect, it } from "vitest";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import {
  concentrationCurve,
  concentrationOf,
  everyFeature,
  featureRows,
  filteredFeatures,
  noGuard,
} from "../../../../renderer/features/product/feature-rows.ts";

const portfolio = samplePortfolio("2026-10");
const overview = portfolioOverview(portfolio, "2026-10", Date.UTC(2026, 10, 1));
const line = overview.lines.find(({ product }) => product.id === "claims-desk");
if (line === undefined) throw new Error("The sample has no claims desk.");
const rows = featureRows(onShelf(portfolio.features, "claims-desk").values(), line.usage, 13);

describe("featureRows", () => {
  it("judges every feature, also one without a record, whose use stays unknown and is not 0", () => {
    expect(rows).toHaveLength(line.features);
    const unknown = rows.filter(({ judged }) => judged.class === "unknown");
    expect(unknown.length).toBe(line.usage.counts.unknown);
    expect(unknown.map(({ total }) => total)).toEqual(unknown.map(() => null));
  });
});

describe("filteredFeatures", () => {
  it("filters by class, guard and text", () => {
    const rarely = filteredFeatures(rows, { ...everyFeature, class: "rarely" });
    expect(rarely.length).toBe(line.usage.counts.rarely);
    const free = filteredFeatures(rows, { ...everyFeature, guard: noGuard });
    expect(free.every(({ judged }) => judged.guards.length === 0)).toBe(true);
    expect(filteredFeatures(rows, { ...everyFeature, text: "FIND A cl" }).map(({ feature }) => feature.name)).toEqual([
      "Find a claim",
    ]);
  });
});

describe("concentrationOf", () => {
  it("leaves unknown features out and agrees with the curve", () => {
    const spread = concentrationOf(rows);
    const known = rows.filter(({ total }) => total !== null).length;
    expect(spread?.features).toBe(known);
    expect(spread?.gini).toBeGreaterThan(0.5);
    const curve = concentrationCurve(rows);
    expect(curve[0]).toBe(0);
    expect(curve.at(-1)).toBeCloseTo(1, 9);
    const percent = Math.ceil(((spread?.countFor80 ?? 0) / known) * 100);
    expect(curve[percent]).toBeGreaterThanOrEqual(0.79);
  });

  it("says nothing where nothing was used", () => {
    expect(concentrationOf([])).toBeNull();
  });
});
