import { describe, expect, it } from "vitest";
import { addExact, exactSum, exactText, noSum } from "#shared/exchange/focus-sum.ts";
import type { CostEntry } from "#shared/domain/ledger.ts";
import { editPool } from "#shared/domain/ledger-commands.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { after } from "../../support/portfolios.ts";
import { realData } from "../../support/real-data.ts";
import { broughtIn, lineOf, once, overviewOf, portfolioIn, type Bringing } from "./brought-in.ts";

const bill = realData("3-costs/focus_sample.csv");
const spending = realData("3-costs/gc_programs_spending_rbpo.csv");
const services = realData("4-catalogs/gc_services_si_2024.csv");

function exactOf(costs: Iterable<CostEntry>): string {
  return exactText([...costs].map(({ exact }) => exactSum(exact ?? "0")).reduce(addExact, noSum));
}

function whole(parts: readonly (number | null)[]): number {
  return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

describe.skipIf(!bill.there)(`a cloud bill in the FOCUS form, ${bill.title}`, () => {
  const bring = (bringing: Bringing) =>
    broughtIn("3-costs/focus_sample.csv", { into: portfolioIn("USD"), ...bringing });

  it.each([
    ["EffectiveCost", "14.97651418586", 1498],
    ["BilledCost", "20.52022672899", 2052],
  ])("%s sums exactly to %s, and to that many cents on screen", async (cost, exact, cents) => {
    const { portfolio, plan, read } = await bring({
      adjust: (reading) => ({ ...reading, columns: { ...reading.columns, amount: [cost] } }),
    });
    expect(plan.counts.rows + whole(Object.values(read.leftOut))).toBe(1000);
    expect(plan.counts.stopped).toBe(0);
    expect(exactOf(allOf(portfolio.costs))).toBe(exact);
    const { money } = overviewOf(portfolio, "2024-09");
    expect([money.total, money.unassigned.total]).toEqual([cents, cents]);
    expect(read.notices).toContain("Credits and corrections (charges below zero): 13.");
  });

  it("is divided by a tag into products and an unassigned rest that add up", async () => {
    const { portfolio, read } = await bring({
      adjust: (reading) => ({
        ...reading,
        options: { tag: "application" },
        values: { product: [{ found: "BrightPathMatrix", meant: "BrightPathMatrix" }] },
      }),
    });
    expect(read.notices).toContain("Charges without any tag: 289.");
    const overview = overviewOf(portfolio, "2024-09");
    const { product, money } = lineOf(overview, "BrightPathMatrix");
    expect(exactOf(onShelf(portfolio.costs, product.id).values())).toBe("16");
    expect([money.cost, overview.money.unassigned.total, overview.money.total]).toEqual([1600, -102, 1498]);
    expect(exactOf(allOf(portfolio.costs))).toBe("14.97651418586");
  });

  it("shows each provider exactly where a person keeps only its rows", async () => {
    const sums = await Promise.all(
      ["AWS", "Microsoft", "Oracle"].map(async (provider) => {
        const keepOnly = [{ column: "ProviderName", values: [provider] }];
        return exactOf(allOf((await bring({ adjust: (reading) => ({ ...reading, keepOnly }) })).portfolio.costs));
      }),
    );
    expect(sums).toEqual(["13", "1.97651418586", "0"]);
  });

  it("holds 2 adjustments and 1 credit", async () => {
    const leaveOut = [{ column: "ChargeCategory", values: ["Adjustment", "Credit"] }];
    const { read } = await bring({ adjust: (reading) => ({ ...reading, leaveOut }) });
    expect(read.leftOut).toMatchObject({ "ChargeCategory is Adjustment": 2, "ChargeCategory is Credit": 1 });
  });
});

/** Canada's programmes as pools of the portfolio, their actual spending of a year brought in. */
function spendingOf(year: string, into: Portfolio, amount = "actual_spending") {
  return broughtIn("3-costs/gc_programs_spending_rbpo.csv", {
    format: "cost",
    into,
    adjust: (reading) => ({
      ...reading,
      dates: { ...reading.dates, fiscalStart: 4 },
      columns: { pool: ["program_id"], label: ["program_name"], month: ["fy_ef"], amount: [amount] },
      constants: { currency: "CAD" },
      keepOnly: [{ column: "fy_ef", values: [year] }],
    }),
  });
}

describe.skipIf(!spending.there)(`spending of Canada's programmes, ${spending.title}`, () => {
  it.each([
    { year: "2020-2021", asOf: "2021-03", rows: 1230, actual: 42_567_852_896_504, planned: 29_381_425_988_413 },
    { year: "2023-2024", asOf: "2024-03", rows: 1182, actual: 44_849_146_109_273, planned: 41_825_998_290_826 },
    { year: "2024-2025", asOf: "2025-03", rows: 1170, actual: 45_744_387_186_416, planned: 43_268_203_294_832 },
  ])("of $year is spread over the year up to $asOf without losing a cent", async ({ year, asOf, rows, ...sums }) => {
    for (const [column, cents] of [
      ["actual_spending", sums.actual],
      ["planned_spending_1", sums.planned],
    ] as const) {
      const { portfolio, plan, read } = await spendingOf(year, portfolioIn("CAD"), column);
      expect(plan.counts.rows).toBe(rows);
      expect(rows + (read.leftOut[`fy_ef is not ${year}`] ?? 0)).toBe(7168);
      expect(overviewOf(portfolio, asOf).money.total).toBe(cents);
    }
  });

  it("is stopped where a programme has no actual figure, which is not zero", async () => {
    const years = ["2020-2021", "2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026"];
    const plans = await Promise.all(years.map((year) => spendingOf(year, portfolioIn("CAD"))));
    const stopped = plans.map(({ plan }) => plan.groups);
    expect(stopped.every((groups) => groups.length === 1 && groups[0]?.code === "NO_AMOUNT")).toBe(true);
    expect(whole(plans.map(({ plan }) => plan.counts.stopped))).toBe(86);
    expect(whole(plans.map(({ plan }) => plan.counts.rows))).toBe(7168);
  });
});

describe.skipIf(!services.there || !spending.there)(`Canada's services, ${services.title}`, () => {
  const seen = once(async () => {
    const catalogue = await broughtIn("4-catalogs/gc_services_si_2024.csv", {
      format: "products",
      into: portfolioIn("CAD"),
      adjust: (reading) => ({
        ...reading,
        columns: { ...reading.columns, extra: ["program_id"] },
        keepOnly: [{ column: "fiscal_yr", values: ["2023-2024"] }],
      }),
    });
    const usage = await broughtIn("4-catalogs/gc_services_si_2024.csv", {
      format: "usageTable",
      into: catalogue.portfolio,
      adjust: (reading) => ({
        ...reading,
        dates: { ...reading.dates, fiscalStart: 4 },
        columns: { product: ["service_id"], month: ["fiscal_yr"], uses: ["num_applications_total"] },
        constants: {},
      }),
    });
    const money = await spendingOf("2023-2024", usage.portfolio);
    return { catalogue, usage, money, overview: overviewOf(money.portfolio, "2024-03") };
  });

  it("are 1,751 of 79 owners, and one stray row of another year that is left out and counted", async () => {
    const { catalogue, overview } = await seen();
    expect(catalogue.plan.counts).toMatchObject({ rows: 1751, new: 1751, stopped: 0 });
    expect(catalogue.read.leftOut).toEqual({ "fiscal_yr is not 2023-2024": 1 });
    expect(overview.lines).toHaveLength(1751);
    expect(new Set(overview.lines.map(({ owner }) => owner?.name)).size).toBe(79);
    const owned = (team: string) => overview.lines.filter(({ owner }) => owner?.name === team).length;
    expect(["cfia-acia", "tc", "nrcan-rncan", "isc-sac", "hc-sc"].map(owned)).toEqual([125, 117, 109, 88, 84]);
  });

  it("were applied to 408,334,835 times: 752 of them never, 343 at most 100 times", async () => {
    const { usage, overview } = await seen();
    expect(usage.plan.counts).toMatchObject({ rows: 1752, new: 1752, stopped: 0 });
    const uses = overview.lines.map(({ product, usage: { matrix, rows } }) => {
      const row = rows.get(product.id) ?? -1;
      const april = (2023 - Number(matrix.firstMonth.slice(0, 4))) * 12 + 4 - Number(matrix.firstMonth.slice(5));
      return matrix.uses[row * matrix.months + april] ?? null;
    });
    expect(whole(uses)).toBe(408_334_835);
    expect(uses.filter((count) => count === 0)).toHaveLength(752);
    expect(uses.filter((count) => count !== null && count >= 1 && count <= 100)).toHaveLength(343);
    const busiest = overview.lines[uses.indexOf(Math.max(...uses.map((count) => count ?? 0)))];
    expect([busiest?.product.name, Math.max(...uses.map((count) => count ?? 0))]).toEqual([
      "Traveller Processing",
      89_154_252,
    ]);
  });

  it.each([
    ["num_applications_by_fax", 1004, 115_814],
    ["num_applications_by_phone", 964, 3_809_010],
    ["num_applications_online", 779, 267_255_500],
    ["num_website_visits", 690, 2_312_880_337],
  ])("say ND or NA of %s in %i rows, which come in as not known", async (column, unknown, total) => {
    const { catalogue } = await seen();
    const { read, plan } = await broughtIn("4-catalogs/gc_services_si_2024.csv", {
      format: "usageTable",
      into: catalogue.portfolio,
      adjust: (reading) => ({
        ...reading,
        dates: { ...reading.dates, fiscalStart: 4 },
        columns: { product: ["service_id"], month: ["fiscal_yr"], uses: [column] },
        constants: {},
        keepOnly: [{ column: "fiscal_yr", values: ["2023-2024"] }],
      }),
    });
    expect(plan.counts.stopped).toBe(0);
    expect(read.usage.filter(({ uses }) => uses === null)).toHaveLength(unknown);
    expect(whole(read.usage.map(({ uses }) => uses))).toBe(total);
  });

  it("find all their programmes in the spending for 1,674 services, and at least one for 1,696", async () => {
    const { catalogue } = await seen();
    const planned = await spendingOf("2023-2024", catalogue.portfolio, "planned_spending_1");
    const pools = new Set(Array.from(allOf(planned.portfolio.pools), ({ name }) => name));
    const programmes = Array.from(allOf(catalogue.portfolio.products), ({ extra }) =>
      (extra?.["program_id"] ?? "")
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== ""),
    );
    expect(programmes.filter((ids) => ids.length > 0)).toHaveLength(1751);
    expect(programmes.filter((ids) => ids.every((id) => pools.has(id)))).toHaveLength(1674);
    expect(programmes.filter((ids) => ids.some((id) => pools.has(id)))).toHaveLength(1696);
    expect(programmes.filter((ids) => ids.length > 1)).toHaveLength(170);
  });

  it("share the cost of a programme by their applications, and the sum stays what was spent", async () => {
    const { usage, money, overview } = await seen();
    const usersOf = (pool: string) => overview.lines.filter(({ product }) => product.extra?.["program_id"] === pool);
    const pool = Array.from(allOf(money.portfolio.pools)).find(({ name }) => usersOf(name).length > 5);
    const users = usersOf(pool?.name ?? "");
    const applications = new Map(usage.read.usage.map(({ product, uses }) => [product, uses ?? 0]));
    const weights = users.map(({ product: { id, externalId = "" } }) => ({
      productId: id,
      weight: applications.get(externalId) ?? 0,
    }));
    const before = overview.money;
    expect(before.unallocated).toBe(44_849_146_109_273);
    const shared = overviewOf(after([editPool(pool?.id ?? "", { weights })], money.portfolio, 900), "2024-03");
    const costs = users.map(({ product }) => lineOf(shared, product.name).money.cost);
    const spent = before.pools.get(pool?.id ?? "")?.total ?? 0;
    expect(spent).toBeGreaterThan(0);
    expect(whole(costs)).toBe(spent);
    expect(shared.money.total).toBe(44_849_146_109_273);
    expect(shared.money.unallocated).toBe(44_849_146_109_273 - spent);
  });
});
