import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytesSource } from "#shared/exchange/byte-source.ts";
import type { UsageRow } from "#shared/domain/import-rows.ts";
import { realData } from "../../support/real-data.ts";
import { eventLog, readLogs, sumOf } from "../../support/event-log.ts";

const [epub, msweb] = [realData("1-usage/epub_download_events.csv"), realData("1-usage/msweb_visits.csv")];

describe.skipIf(!epub.there)(`readUsageEvents of ${epub.title}`, () => {
  const columns = { timestamp: ["timestamp"], user: ["session"], feature: ["document"] };

  it("counts 25,893 downloads of 936 documents, the last 3 of them in 2009 only east of UTC−1", async () => {
    const source = bytesSource("epub.csv", readFileSync(epub.file));
    const { usage, stops, total, leftOut } = await readLogs([source], { columns });
    expect(stops).toEqual([]);
    expect(total + sumOf(leftOut)).toBe(25_893);
    const products = usage.filter(({ feature }) => feature === null);
    const features = usage.filter(({ feature }) => feature !== null);
    expect(products).toHaveLength(73);
    const inYear = (rows: readonly UsageRow[], year: string) =>
      rows.filter(({ month }) => month.startsWith(year)).reduce((all, { uses }) => all + (uses ?? 0), 0);
    expect(["2003", "2004", "2005", "2006", "2007", "2008", "2009"].map((year) => inYear(products, year))).toEqual([
      1746, 2437, 2672, 4970, 6411, 7654, 3,
    ]);
    const uses = new Map<string, number>();
    for (const row of features) uses.set(row.feature ?? "", (uses.get(row.feature ?? "") ?? 0) + (row.uses ?? 0));
    expect(uses.size).toBe(936);
    expect([...uses].sort((a, b) => b[1] - a[1]).slice(0, 3)).toEqual([
      ["doc_11d", 356],
      ["doc_813", 329],
      ["doc_4c6", 288],
    ]);
    expect([...uses.values()].filter((count) => count === 1)).toHaveLength(47);
    const in2008 = new Set(features.filter(({ month }) => month.startsWith("2008")).map(({ feature }) => feature));
    expect(936 - in2008.size).toBe(69);
    expect(products.at(-1)).toMatchObject({ month: "2009-01", uses: 3, full: false });
    const west = await readLogs([source], { columns, timeZone: "-01:00" });
    expect(
      inYear(
        west.usage.filter(({ feature }) => feature === null),
        "2009",
      ),
    ).toBe(0);
    const vienna = await readLogs([source], { columns, timeZone: "Europe/Vienna" });
    expect(
      inYear(
        vienna.usage.filter(({ feature }) => feature === null),
        "2009",
      ),
    ).toBeGreaterThanOrEqual(3);
  });
});

describe.skipIf(!msweb.there)(`readUsageEvents of ${msweb.title}`, () => {
  it("counts 285 areas and 32,710 users in the month that a person named", async () => {
    const columns = { user: ["user"], feature: ["area"] };
    const constants = { product: "microsoft.com", month: "1998-02" };
    const { usage, stops } = await readLogs([bytesSource("m.csv", readFileSync(msweb.file))], { columns, constants });
    expect(stops).toEqual([]);
    const [product, ...areas] = usage;
    expect(product).toMatchObject({ feature: null, users: 32_710, uses: 98_653, full: true });
    expect(areas).toHaveLength(285);
    const usersOf = (area: string) => areas.find(({ feature }) => feature === area)?.users;
    expect(["Free Downloads", "Internet Explorer", "Microsoft.com Search"].map(usersOf)).toEqual([10_835, 9383, 8463]);
    expect(areas.filter(({ users }) => (users ?? 0) < 32_710 / 1000)).toHaveLength(123);
    expect(areas.filter(({ users }) => users === 1)).toHaveLength(21);
    expect(usersOf("Softimage")).toBe(1);
  });
});

const generator = realData("make_large.mjs");

type LargeFacts = {
  readonly events: {
    readonly good_rows: number;
    readonly dirty_rows_added: number;
    readonly monthly_active_users: readonly (readonly [string, number])[];
    readonly top10_last_12_months: readonly (readonly [string, number, object])[];
    readonly events_per_month: readonly (readonly [string, number])[];
  };
};

describe.skipIf(!generator.there)(`readUsageEvents of a generated log (${generator.title})`, () => {
  it.each([
    ["en", "csv"],
    ["de", "csv"],
    ["en", "ndjson"],
  ] as const)("finds what facts.json says, %s %s, between broken lines", async (locale, format) => {
    const folder = mkdtempSync(join(tmpdir(), "winnow-events-"));
    const sizes = ["--events", "20000", "--features", "200", "--users", "2000", "--dirty", "0.01", "--only", "events"];
    execFileSync(process.execPath, [generator.file, "--out", folder, "--locale", locale, "--format", format, ...sizes]);
    const facts = (JSON.parse(readFileSync(join(folder, "facts.json"), "utf8")) as LargeFacts).events;
    const source = bytesSource(`events.${format}`, readFileSync(join(folder, `events.${format}`)));
    const { usage, stops, total, leftOut } = await readLogs([source], {
      syntax: format,
      text: { ...eventLog.text, delimiter: locale === "de" ? ";" : "," },
      columns: { timestamp: ["timestamp"], user: ["user_id"], feature: ["feature_id"] },
    });
    rmSync(folder, { recursive: true });
    const good = usage.filter(({ feature }) => feature !== null && feature !== "F99999999");
    const inMonth = (rows: readonly UsageRow[], wanted: string) =>
      rows.filter(({ month }) => month === wanted).reduce((all, { uses }) => all + (uses ?? 0), 0);
    expect(good.reduce((all, { uses }) => all + (uses ?? 0), 0)).toBe(facts.good_rows);
    for (const [month, count] of facts.events_per_month) expect(inMonth(good, month)).toBe(count);
    const products = usage.filter(({ feature }) => feature === null);
    expect(products.map(({ month, users }) => [month, users])).toEqual(facts.monthly_active_users);
    const lastYear = facts.monthly_active_users.slice(-12).map(([month]) => month);
    for (const [feature, count] of facts.top10_last_12_months) {
      const rows = good.filter((row) => row.feature === feature && lastYear.includes(row.month));
      expect(rows.reduce((all, { uses }) => all + (uses ?? 0), 0)).toBe(count);
    }
    const unknown = usage.filter(({ feature }) => feature === "F99999999");
    const stillRead = unknown.reduce((all, { uses }) => all + (uses ?? 0), 0);
    expect(total + sumOf(leftOut)).toBe(facts.good_rows + stillRead + stops.length);
    expect(stops.length + stillRead).toBeLessThanOrEqual(facts.dirty_rows_added);
    expect(stops.length).toBeGreaterThan(0);
  });
});
