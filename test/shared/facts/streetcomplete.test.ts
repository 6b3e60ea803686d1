import { describe, expect, it } from "vitest";
import { concentrationOf } from "../../../renderer/features/product/feature-rows.ts";
import { realData } from "../../support/real-data.ts";
import {
  broughtIn,
  candidatesIn,
  featuresOf,
  judgedBy,
  lineOf,
  mostUsed,
  once,
  overviewOf,
  sumOf,
} from "./brought-in.ts";

const edits = realData("1-usage/streetcomplete_top_300_edit_count_monthly.json");
const newcomers = realData("1-usage/streetcomplete_top_300_new_contributor_count_monthly.json");

// Two of its names differ only in case; a person answers that each is a feature of its own.
const choices = { lookalikes: "apart" } as const;

describe.skipIf(!edits.there)(`StreetComplete's edits as of 2025-08, ${edits.title}`, () => {
  const seen = once(async () => {
    const brought = await broughtIn("1-usage/streetcomplete_top_300_edit_count_monthly.json", { choices });
    const portfolio = judgedBy(brought.portfolio, { windowMonths: 12 });
    const overview = overviewOf(portfolio, "2025-08");
    const line = lineOf(overview);
    return { ...brought, portfolio, overview, line, features: featuresOf(portfolio, line) };
  });

  it("come in as 109 months of 268 features", async () => {
    const { plan, line } = await seen();
    expect(plan.counts).toEqual({ rows: 109, new: 109, update: 0, unchanged: 0, stopped: 0 });
    expect(plan.questions.map(({ name, why }) => [name, why])).toContainEqual(["AddAtmCashin", "lookalike"]);
    expect(line.features).toBe(268);
    expect(line.usage.matrix).toMatchObject({ firstMonth: "2016-08", months: 109 });
  });

  it("sum to 11,809,784 over the last 12 months, and to 68,650,081 over all", async () => {
    const { features, portfolio } = await seen();
    expect(sumOf(features.map(({ total }) => total))).toBe(11_809_784);
    const all = judgedBy(portfolio, { windowMonths: 109 });
    const everything = featuresOf(all, lineOf(overviewOf(all, "2025-08")));
    expect(sumOf(everything.map(({ total }) => total))).toBe(68_650_081);
    expect(mostUsed(everything, 3)).toEqual([
      ["AddRoadSurface", 7_880_692],
      ["AddBuildingType", 6_829_867],
      ["AddPathSurface", 4_185_307],
    ]);
  });

  it("are carried to 80 % by 38 features", async () => {
    const { features } = await seen();
    expect(mostUsed(features, 10)).toEqual([
      ["AddRoadSurface", 989_401],
      ["AddPathSurface", 703_816],
      ["BuildingsOverlay", 667_710],
      ["WayLitOverlay", 571_727],
      ["AddLanes", 564_602],
      ["SurfaceOverlay", 552_359],
      ["ThingsOverlay", 359_822],
      ["SidewalkOverlay", 304_815],
      ["AddTactilePavingCrosswalk", 274_391],
      ["AddBuildingLevels", 273_766],
    ]);
    expect(concentrationOf(features)).toMatchObject({ features: 268, countFor80: 38 });
  });

  it("leave 73 of 268 features never used and 195 alive", async () => {
    const { features, line } = await seen();
    const { never, rarely, used, new: young } = line.usage.counts;
    expect([never, rarely + used + young]).toEqual([73, 195]);
    expect(features.filter(({ total }) => total === 0)).toHaveLength(73);
    const names = features.filter(({ judged }) => judged.class === "never").map(({ feature }) => feature.name);
    expect(names).toEqual(expect.arrayContaining(["AddAdblue", "RoadSurfaceOverlay", "VerifyNaptan"]));
    expect(features.find(({ feature }) => feature.name === "AddShoulder")?.judged.lastUsed).toBe("2024-06");
    expect(features.every(({ judged }) => judged.firstSeen !== null)).toBe(true);
  });

  it("leave 49 features with a sum above 0 and below 0.01 % of the product's", async () => {
    const { features } = await seen();
    const whole = sumOf(features.map(({ total }) => total));
    expect(features.filter(({ total }) => total !== null && total > 0 && total * 10_000 < whole)).toHaveLength(49);
  });

  it("fell by 90 % or more for three features", async () => {
    const { features, portfolio } = await seen();
    const before = featuresOf(portfolio, lineOf(overviewOf(portfolio, "2024-08")));
    const useBefore = new Map(before.map(({ feature, total }) => [feature.name, total ?? 0]));
    const fallen = features
      .map(({ feature, total }) => [feature.name, useBefore.get(feature.name) ?? 0, total ?? 0] as const)
      .filter(([, earlier, later]) => earlier >= 1000 && later > 0 && later * 10 <= earlier);
    expect(new Map(fallen.map(([name, ...use]) => [name, use]))).toEqual(
      new Map([
        ["AddCrossingType", [68_545, 133]],
        ["ShopsOverlay", [36_758, 15]],
        ["AddSuspectedOneway", [1184, 71]],
      ]),
    );
  });

  it("propose every feature never used, and none of the 15 that began inside the window", async () => {
    const { features, portfolio, overview } = await seen();
    const judged = candidatesIn(portfolio, overview).filter(({ feature }) => feature !== null);
    const proposed = new Set(judged.filter(({ isCandidate }) => isCandidate).map(({ name }) => name));
    const never = features.filter(({ judged: { class: named } }) => named === "never");
    expect(never.every(({ feature }) => proposed.has(feature.name))).toBe(true);
    const begun = features.filter(({ judged: { firstSeen } }) => (firstSeen ?? "") >= "2024-09");
    expect(begun).toHaveLength(15);
    expect(begun.filter(({ feature }) => proposed.has(feature.name)).map(({ feature }) => feature.name)).toEqual([]);
    const powerAttachment = begun.find(({ feature }) => feature.name === "AddPowerAttachment");
    expect(powerAttachment).toMatchObject({ total: 95_731, judged: { firstSeen: "2024-12", candidate: false } });
  });
});

describe.skipIf(!newcomers.there)(`StreetComplete's first-time users as of 2025-08, ${newcomers.title}`, () => {
  it("sum to 377,470 over the last 12 months and leave 74 features without one", async () => {
    const brought = await broughtIn("1-usage/streetcomplete_top_300_new_contributor_count_monthly.json", {
      adjust: (reading) => ({ ...reading, usage: { ...reading.usage, measure: "users" } }),
      choices,
    });
    const portfolio = judgedBy(brought.portfolio, { windowMonths: 12 });
    const line = lineOf(overviewOf(portfolio, "2025-08"));
    const features = featuresOf(portfolio, line);
    expect(line.usage.counts.never).toBe(74);
    expect(sumOf(features.map(({ total }) => total))).toBe(377_470);
    expect(features.find(({ feature }) => feature.name === "AddProhibitedForMoped")?.judged.class).toBe("never");
    expect(mostUsed(features, 3)).toEqual([
      ["AddRoadSurface", 9967],
      ["AddLanes", 9519],
      ["AddPathSurface", 8785],
    ]);
    expect(concentrationOf(features)?.countFor80).toBe(73);
    const whole = sumOf(features.map(({ total }) => total));
    expect(features.filter(({ total }) => total !== null && total > 0 && total * 10_000 < whole)).toHaveLength(14);
  });
});
