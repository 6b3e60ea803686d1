import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { realData } from "../../support/real-data.ts";
import { bytesSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { readCostCsv } from "#shared/exchange/cost-csv.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readProductCsv } from "#shared/exchange/product-csv.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { sniff, type Sniffed } from "#shared/exchange/sniff.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { ReadRows, UsageRow } from "#shared/domain/import-rows.ts";
import type { Result } from "#shared/result.ts";

const isThere = realData("README.md").there;

function real(path: string): ByteSource {
  return bytesSource(path.split("/").at(-1) ?? path, new Uint8Array(readFileSync(realData(path).file)));
}

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

async function look(source: ByteSource): Promise<Sniffed> {
  return taken(await sniff(source));
}

async function usage(source: ByteSource, adjust: (reading: Reading) => Reading = (same) => same): Promise<ReadRows> {
  const { reading } = guessReading(await look(source));
  return taken(await readUsageTable([source], adjust(reading), unwatched));
}

function sum(rows: readonly UsageRow[], measure: "uses" | "users"): number {
  return rows.reduce((total, row) => total + (row[measure] ?? 0), 0);
}

function grouped(rows: readonly UsageRow[], keyOf: (row: UsageRow) => string): Map<string, readonly UsageRow[]> {
  const groups = new Map<string, UsageRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function features(rows: readonly UsageRow[]): Map<string, readonly UsageRow[]> {
  return grouped(rows, (row) => row.feature ?? "");
}

describe.skipIf(!isThere)("tables of real usage (skipped where shared/data is absent)", () => {
  it("reads StreetComplete's wide JSON without a question", async () => {
    const source = real("1-usage/streetcomplete_top_300_edit_count_monthly.json");
    const { reading, guessed } = guessReading(await look(source));
    expect(reading.usage.shape).toBe("featuresAcross");
    expect(guessed).toMatchObject({ month: "synonym", product: "fileName" });
    const rows = taken(await readUsageTable([source], reading, unwatched));
    expect(rows.usage).toHaveLength(268 * 109);
    expect(rows.total).toBe(109);
    expect(sum(rows.usage, "uses")).toBe(68_650_081);
    const lastYear = rows.usage.filter(({ month }) => month >= "2024-09");
    expect(sum(lastYear, "uses")).toBe(11_809_784);
    const unused = [...features(lastYear).values()].filter((cells) => sum(cells, "uses") === 0);
    expect(unused).toHaveLength(73);
  });

  it("reads StreetComplete's first-time users", async () => {
    const rows = await usage(real("1-usage/streetcomplete_top_300_new_contributor_count_monthly.json"), (reading) => ({
      ...reading,
      usage: { ...reading.usage, measure: "users" },
    }));
    expect(sum(rows.usage, "users")).toBe(2_058_638);
  });

  it("reads the long form of the same to the same figures where an absent row is zero", async () => {
    const rows = await usage(real("1-usage/streetcomplete_edits_long.csv"), (reading) => ({
      ...reading,
      usage: { ...reading.usage, absent: "zero" },
    }));
    expect(rows.total).toBe(11_261);
    expect(rows.stops).toEqual([]);
    expect(rows.usage).toHaveLength(268 * 106);
    expect(rows.usage.map(({ month }) => month).sort()[0]).toBe("2016-11");
    expect(sum(rows.usage, "uses")).toBe(68_650_081);
  });

  it("reads GitHub's topics by quarter, without the EU that repeats its members", async () => {
    const all = await usage(real("1-usage/github_topics_by_economy_quarter.csv"));
    expect(sum(all.usage, "users")).toBe(30_815_016);
    const rows = await usage(real("1-usage/github_topics_by_economy_quarter.csv"), (reading) => ({
      ...reading,
      leaveOut: [{ column: "iso2_code", values: ["EU"] }],
    }));
    expect(sum(rows.usage, "users")).toBe(26_444_205);
    expect(new Set(rows.usage.map(({ span }) => span))).toEqual(new Set([3]));
    expect(rows.usage.some(({ month }) => month === "2025-07")).toBe(true);
    expect(rows.usage.every((row) => row.users !== 0)).toBe(true);
    const fileRows = rows.total + Object.values(rows.leftOut).reduce((total, count) => total + count, 0);
    expect(fileRows).toBe(72_885);
    expect(features(all.usage).size).toBe(1_576);
    const seen = features(all.usage.filter(({ month }) => month >= "2024-10"));
    expect(1_576 - seen.size).toBe(395);
  });

  it("counts MSWeb's distinct users in one named period", async () => {
    const rows = await usage(real("1-usage/msweb_visits.csv"), (reading) => ({
      ...reading,
      constants: { ...reading.constants, month: "1998-02" },
    }));
    const areas = rows.usage.filter(({ feature }) => feature !== null);
    const product = rows.usage.find(({ feature }) => feature === null);
    expect(areas).toHaveLength(285);
    expect(product).toMatchObject({ users: 32_710, eligible: 32_710, uses: 98_653, month: "1998-02" });
    const users = new Map(areas.map((row) => [row.feature, row.users]));
    expect(users.get("Free Downloads")).toBe(10_835);
    expect(users.get("Internet Explorer")).toBe(9_383);
    expect(users.get("Microsoft.com Search")).toBe(8_463);
    expect(users.has("Softimage")).toBe(true);
    expect(areas.filter((row) => (row.users ?? 0) < 32.71)).toHaveLength(123);
    expect(areas.filter((row) => row.users === 1)).toHaveLength(21);
  });

  it("reads npm's families, whose counts pass 2^32", async () => {
    const rows = await usage(real("1-usage/npm_families_month.csv"), (reading) => ({
      ...reading,
      constants: { ...reading.constants, month: "2026-07" },
    }));
    const products = grouped(rows.usage, ({ product }) => product);
    expect(products.size).toBe(6);
    const facts = [...products].map(([name, cells]) => [name, cells.length, sum(cells, "uses")]);
    expect(facts).toContainEqual(["lodash", 282, 3_124_565_980]);
    expect(facts).toContainEqual(["d3", 138, 1_949_888_654]);
    expect(facts).toContainEqual(["radix-ui", 64, 4_512_832_101]);
  });

  it("asks for a period where the file has none", async () => {
    const source = real("1-usage/npm_families_month.csv");
    const { reading } = guessReading(await look(source));
    expect(await readUsageTable([source], reading, unwatched)).toMatchObject({ problem: { code: "NO_PERIOD" } });
  });

  it("reads the applications to Canada's services as yearly usage, ND and NA never as zero", async () => {
    const source = real("4-catalogs/gc_services_si_2024.csv");
    const columns = { product: ["service_id"], month: ["fiscal_yr"] };
    const fiscal = (reading: Reading): Reading => ({
      ...reading,
      constants: {},
      dates: { ...reading.dates, fiscalStart: 4 },
    });
    const read = async (uses: string) => {
      const { reading } = guessReading(await look(source), "usageTable");
      return taken(
        await readUsageTable([source], { ...fiscal(reading), columns: { ...columns, uses: [uses] } }, unwatched),
      );
    };
    const totals = await read("num_applications_total");
    expect(totals.total).toBe(1_752);
    expect(sum(totals.usage, "uses")).toBe(408_334_835);
    const year = totals.usage.filter((row) => row.month === "2023-04");
    expect(year.filter((row) => row.uses === 0)).toHaveLength(752);
    expect(year.filter((row) => (row.uses ?? 0) >= 1 && (row.uses ?? 0) <= 100)).toHaveLength(343);
    expect(totals.usage.filter((row) => row.month === "2024-04")).toHaveLength(1);
    expect(totals.usage.every((row) => row.span === 12)).toBe(true);
    const fax = await read("num_applications_by_fax");
    expect(fax.usage.filter((row) => row.uses === null)).toHaveLength(1_004);
  });
});

describe.skipIf(!isThere)("tables of real products and money (skipped where shared/data is absent)", () => {
  it("reads Canada's services as products, the stray year left out and counted", async () => {
    const source = real("4-catalogs/gc_services_si_2024.csv");
    const sniffed = await look(source);
    const { reading } = guessReading(sniffed, "products");
    expect(reading.columns).toMatchObject({
      name: ["service_name_en"],
      externalId: ["service_id"],
      owner: ["owner_org"],
    });
    const rows = taken(
      await readProductCsv(
        [source],
        {
          ...reading,
          columns: { ...reading.columns, extra: ["program_id"] },
          keepOnly: [{ column: "fiscal_yr", values: ["2023-2024"] }],
        },
        unwatched,
      ),
    );
    expect(rows.products).toHaveLength(1_751);
    expect(rows.leftOut).toEqual({ "fiscal_yr is not 2023-2024": 1 });
    expect(new Set(rows.products.map(({ owner }) => owner)).size).toBe(79);
    expect(new Set(rows.products.map(({ name }) => name)).size).toBe(1_751);
    expect(rows.products[0]?.fields.extra).toEqual({ program_id: "ISSA6" });
  });

  it("stops the stray row of Canada's services when nobody leaves it out", async () => {
    const source = real("4-catalogs/gc_services_si_2024.csv");
    const { reading } = guessReading(await look(source), "products");
    const rows = taken(await readProductCsv([source], reading, unwatched));
    expect(rows.total).toBe(1_752);
    expect(rows.stops).toMatchObject([{ code: "REPEATED", found: "SRV02975" }]);
  });

  it("reads the programmes' spending: BOM, line breaks in cells, a blank record, exact sums", async () => {
    const source = real("3-costs/gc_programs_spending_rbpo.csv");
    const sniffed = await look(source);
    const { reading } = guessReading(sniffed);
    expect(reading.format).toBe("cost");
    const read = async (amount: string, year: string | null) =>
      taken(
        await readCostCsv(
          [source],
          {
            ...reading,
            amounts: "perPeriod",
            dates: { ...reading.dates, fiscalStart: 4 },
            columns: { product: ["program_name"], month: ["fy_ef"], amount: [amount] },
            constants: { currency: "CAD" },
            keepOnly: year === null ? [] : [{ column: "fy_ef", values: [year] }],
          },
          unwatched,
        ),
      );
    const cents = (rows: ReadRows) =>
      rows.costs.reduce((total, { amount, from, to }) => {
        const months =
          Number(to.slice(0, 4)) * 12 + Number(to.slice(5)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5)) + 1;
        return total + BigInt(amount) * BigInt(months);
      }, 0n);
    expect(cents(await read("actual_spending", "2023-2024"))).toBe(44_849_146_109_273n);
    expect(cents(await read("planned_spending_1", "2023-2024"))).toBe(41_825_998_290_826n);
    const all = await read("actual_spending", null);
    expect(all.total).toBe(7_168);
    expect(all.stops).toHaveLength(86);
    expect(new Set(all.stops.map(({ code }) => code))).toEqual(new Set(["NO_AMOUNT"]));
  });

  it("reads IT projects whose money is written with dollar signs and commas", async () => {
    const source = real("3-costs/gc-it-projects-2022.csv");
    const { reading } = guessReading(await look(source), "cost");
    const rows = taken(
      await readCostCsv(
        [source],
        {
          ...reading,
          amounts: "oneOff",
          columns: {
            product: ["projectName"],
            amount: ["totalBudget"],
            paidBy: ["department"],
            externalId: ["uniqueId"],
          },
          constants: { currency: "CAD", month: "2022-04" },
        },
        unwatched,
      ),
    );
    expect(rows.total).toBe(495);
    expect(rows.stops).toHaveLength(14);
    expect(rows.costs.reduce((total, { amount }) => total + amount, 0)).toBe(702_333_694_800);
  });
});
