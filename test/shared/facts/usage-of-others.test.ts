import { describe, expect, it } from "vitest";
import { concentrationOf } from "../../../renderer/features/product/feature-rows.ts";
import { usageMonthsOf } from "#shared/domain/product-usage.ts";
import type { Reading } from "#shared/exchange/reading.ts";
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

const topics = realData("1-usage/github_topics_by_economy_quarter.csv");
const downloads = realData("1-usage/epub_download_events.csv");
const visits = realData("1-usage/msweb_visits.csv");
const families = realData("1-usage/npm_families_month.csv");

function ofMonth(month: string): (reading: Reading) => Reading {
  return (reading) => ({ ...reading, constants: { ...reading.constants, month } });
}

describe.skipIf(!topics.there)(`GitHub's topics without the EU as of 2025-09, ${topics.title}`, () => {
  const seen = once(async () => {
    const brought = await broughtIn("1-usage/github_topics_by_economy_quarter.csv", {
      adjust: (reading) => ({ ...reading, leaveOut: [{ column: "iso2_code", values: ["EU"] }] }),
    });
    const portfolio = judgedBy(brought.portfolio, { windowMonths: 12 });
    const line = lineOf(overviewOf(portfolio, "2025-09"));
    return { ...brought, portfolio, line, features: featuresOf(portfolio, line) };
  });

  it("are 1,576 over 23 quarters, the rows of the EU left out and counted", async () => {
    const { plan, read, line } = await seen();
    expect(plan.counts.stopped).toBe(0);
    const leftOut = sumOf(Object.values(read.leftOut));
    expect(plan.counts.rows + leftOut).toBe(72_885);
    expect(read.leftOut["iso2_code is EU"]).toBeGreaterThan(0);
    expect(line.usage.matrix).toMatchObject({ firstMonth: "2020-01", months: 69 });
  });

  it("sum to 26,444,205 over all quarters, each counted once though it fills three months", async () => {
    const { portfolio, line } = await seen();
    const { matrix } = line.usage;
    const quarters = matrix.subjects.flatMap((subject) =>
      usageMonthsOf(matrix, subject, "2020-01", "2025-09").filter(({ kind }) => kind === "full"),
    );
    expect(sumOf(quarters.map(({ users }) => users))).toBe(26_444_205);
    expect(new Set(quarters.map(({ span }) => span))).toEqual(new Set([3]));
    const lastQuarter = judgedBy(portfolio, { windowMonths: 3 });
    const features = featuresOf(lastQuarter, lineOf(overviewOf(lastQuarter, "2025-09")));
    expect(mostUsed(features, 4)).toEqual([
      ["config", 116_472],
      ["github-config", 115_716],
      ["python", 47_429],
      ["javascript", 29_241],
    ]);
  });

  it("do not know 395 topics in the last 4 quarters, which is not zero", async () => {
    const { features, portfolio, line } = await seen();
    const unseen = features.filter(({ total }) => total === null);
    expect(features.length).toBe(1576);
    expect(unseen).toHaveLength(395);
    expect(unseen.every(({ judged }) => judged.class === "unknown" && judged.guards.includes("NO_DATA"))).toBe(true);
    expect(features.every(({ total }) => total !== 0)).toBe(true);
    expect(line.usage.counts.never).toBe(0);
    const names = new Set(unseen.map(({ feature }) => feature.name));
    const judged = candidatesIn(portfolio, overviewOf(portfolio, "2025-09"));
    expect(judged.filter(({ isCandidate, name }) => isCandidate && names.has(name))).toEqual([]);
  });
});

describe.skipIf(!downloads.there)(`downloads of ePub WU, ${downloads.title}`, () => {
  const seen = once(() => broughtIn("1-usage/epub_download_events.csv"));

  it("are counted year by year", async () => {
    const { portfolio, plan, read } = await seen();
    expect(plan.counts.stopped).toBe(0);
    expect(plan.counts.rows + sumOf(Object.values(read.leftOut))).toBe(25_893);
    const years = judgedBy(portfolio, { windowMonths: 12 });
    const ofYear = (year: number) => {
      const line = lineOf(overviewOf(years, `${year}-12`));
      const own = usageMonthsOf(line.usage.matrix, line.product.id, `${year}-01`, `${year}-12`);
      const ofFeatures = sumOf(featuresOf(years, line).map(({ total }) => total));
      expect(sumOf(own.map(({ uses }) => uses))).toBe(ofFeatures);
      return ofFeatures;
    };
    expect([2003, 2004, 2005, 2006, 2007, 2008, 2009].map(ofYear)).toEqual([1746, 2437, 2672, 4970, 6411, 7654, 3]);
  });

  it("leave 69 of 936 documents unused in 2008, since no event is no use", async () => {
    const { portfolio } = await seen();
    const in2008 = judgedBy(portfolio, { windowMonths: 12 });
    const line = lineOf(overviewOf(in2008, "2008-12"));
    expect(line.features).toBe(936);
    const features = featuresOf(in2008, line);
    expect(features.filter(({ total }) => total === 0)).toHaveLength(69);
    expect(features.every(({ total }) => total !== null)).toBe(true);
    expect(line.usage.counts.never).toBe(69);
  });

  it("know the documents of most use, and 47 that were used once ever", async () => {
    const { portfolio } = await seen();
    const ever = judgedBy(portfolio, { windowMonths: 73 });
    const features = featuresOf(ever, lineOf(overviewOf(ever, "2009-01")));
    expect(mostUsed(features, 3)).toEqual([
      ["doc_11d", 356],
      ["doc_813", 329],
      ["doc_4c6", 288],
    ]);
    expect(features.filter(({ total }) => total === 1)).toHaveLength(47);
    expect(features.filter(({ judged }) => judged.class === "never")).toEqual([]);
  });

  it("end in 2008 by the clock of UTC−1, and in 2009 by that of UTC: the import says which it took", async () => {
    const west = await broughtIn("1-usage/epub_download_events.csv", {
      adjust: (reading) => ({ ...reading, timeZone: "-01:00" }),
    });
    const monthsOf = async ({ portfolio }: typeof west) => lineOf(overviewOf(portfolio, "2009-01")).usage.matrix.months;
    expect([await monthsOf(west), await monthsOf(await seen())]).toEqual([72, 73]);
    expect(west.read.notices.some((notice) => notice.includes("time zone -01:00"))).toBe(true);
    expect((await seen()).read.notices.some((notice) => notice.includes("time zone UTC"))).toBe(true);
  });
});

describe.skipIf(!visits.there)(`visits to microsoft.com in one week, ${visits.title}`, () => {
  const seen = once(async () => {
    const brought = await broughtIn("1-usage/msweb_visits.csv", { adjust: ofMonth("1998-02") });
    const portfolio = judgedBy(brought.portfolio, { windowMonths: 1 });
    const line = lineOf(overviewOf(portfolio, "1998-02"));
    return { ...brought, line, features: featuresOf(portfolio, line) };
  });

  it("are those of 32,710 users to 285 areas", async () => {
    const { plan, read, line, features } = await seen();
    expect(plan.counts.rows + sumOf(Object.values(read.leftOut))).toBe(98_653);
    expect(line.features).toBe(285);
    expect(line.usage.activeUsers).toEqual({ value: 32_710, basis: "product" });
    expect(sumOf(features.map(({ total }) => total))).toBe(98_653);
    const usersOf = (name: string) => {
      const id = features.find(({ feature }) => feature.name === name)?.feature.id ?? "";
      return usageMonthsOf(line.usage.matrix, id, "1998-02", "1998-02")[0]?.users;
    };
    expect(["Free Downloads", "Internet Explorer", "Microsoft.com Search"].map(usersOf)).toEqual([10_835, 9383, 8463]);
    expect(["Softimage", "security.", "javascript"].map(usersOf)).toEqual([1, 1, 1]);
  });

  it("reach fewer than 0.1 % of the users in 123 areas, and one user in 21", async () => {
    const { features } = await seen();
    const reaches = features.map(({ judged }) => judged.reach ?? 0);
    expect(reaches.filter((reach) => reach < 0.001)).toHaveLength(123);
    expect(reaches.filter((reach) => reach === 1 / 32_710)).toHaveLength(21);
  });

  it("keep dots in names and take blanks at their ends off", async () => {
    const { features } = await seen();
    const names = features.map(({ feature }) => feature.name);
    expect(names).toContain("security.");
    expect(names).toContain("Softimage");
    expect(names.filter((name) => name !== name.trim())).toEqual([]);
    expect(new Set(names).size).toBe(285);
  });
});

describe.skipIf(!families.there)(`npm's families in one month, ${families.title}`, () => {
  const seen = once(async () => {
    const brought = await broughtIn("1-usage/npm_families_month.csv", { adjust: ofMonth("2026-07") });
    // Everything in the only month there is was first seen in it: newness is set aside.
    const portfolio = judgedBy(brought.portfolio, { windowMonths: 1, newMonths: 0 });
    return { ...brought, portfolio, overview: overviewOf(portfolio, "2026-07") };
  });

  it("come in as 6 products with 1,200 features", async () => {
    const { plan, overview } = await seen();
    expect(plan.counts).toMatchObject({ rows: 1200, new: 1200, stopped: 0 });
    expect(overview.lines).toHaveLength(6);
  });

  it.each([
    ["lodash", 282, 3_124_565_980, 29, 131],
    ["d3", 138, 1_949_888_654, 20, 84],
    ["radix-ui", 64, 4_512_832_101, 35, 6],
    ["storybook", 197, 1_414_708_855, 41, 59],
    ["aws-sdk", 372, 857_978_034, 26, 44],
    ["opentelemetry", 147, 4_627_693_483, 43, 47],
  ])("%s has %i features, %i downloads, 80 %% of them in %i, and %i used rarely", async (name, ...facts) => {
    const { portfolio, overview } = await seen();
    const line = lineOf(overview, name);
    const features = featuresOf(portfolio, line);
    const downloaded = sumOf(features.map(({ total }) => total));
    const rare = line.usage.counts.rarely;
    expect([line.features, downloaded, concentrationOf(features)?.countFor80, rare]).toEqual(facts);
    expect(features.every(({ judged }) => judged.guards.includes("COVERAGE"))).toBe(true);
  });
});
