import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { retirementCandidates } from "#shared/domain/candidates.ts";
import { applyChange } from "#shared/domain/change.ts";
import { addDependency } from "#shared/domain/dependency.ts";
import { openChoices } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { bytesSource } from "#shared/exchange/byte-source.ts";
import { readCostCsv } from "#shared/exchange/cost-csv.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { readUsageEvents } from "#shared/exchange/usage-events.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { readValueCsv } from "#shared/exchange/value-csv.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { Result } from "#shared/result.ts";

const asOf = "2025-08";

function settled<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

async function opened(name: string) {
  const source = bytesSource(
    name,
    new Uint8Array(readFileSync(new URL(`../../fixtures/journey/${name}`, import.meta.url))),
  );
  return { source, reading: guessReading(settled(await sniff(source))).reading };
}

async function rowsOf(name: string, constants: Reading["constants"] = {}): Promise<ReadRows> {
  const { source, reading } = await opened(name);
  const stated = { ...reading, constants: { ...reading.constants, ...constants } };
  const readers = { cost: readCostCsv, value: readValueCsv, usageTable: readUsageTable, usageEvents: readUsageEvents };
  const read = readers[reading.format as keyof typeof readers];
  return settled(await read([source], stated, unwatched));
}

async function imported(portfolio: Portfolio, name: string): Promise<Portfolio> {
  const choices = {
    ...openChoices,
    unknownNames: { team: "create", product: "create", feature: "create", pool: "create" },
  } as const;
  const format = (await opened(name)).reading.format;
  const file = { name, hash: name, size: 1, format, source: name, recipeId: null, statements: [] };
  const plan = settled(planImport(portfolio, await rowsOf(name), choices, file));
  const stamp = { at: Date.UTC(2025, 8, 5), by: "Tester", seed: name.padEnd(20, "0") };
  return applyChange(portfolio, settled(importCommand(plan)(portfolio, stamp)).changes);
}

/** What the catalogue says of dependencies. */
function withDependencies(portfolio: Portfolio): Portfolio {
  const id = (name: string) => [...allOf(portfolio.products)].find((product) => product.name === name)?.id ?? "";
  const edges = [
    ["meter-portal", "billing-engine"],
    ["billing-engine", "night-transfer"],
    ["field-planner", "night-transfer"],
  ] as const;
  return edges.reduce((before, [from, to]) => {
    const draft = { fromProductId: id(from), toProductId: id(to), kind: "hard", migration: "" } as const;
    const stamp = { at: 0, by: "Tester", seed: `${from} ${to}` };
    return applyChange(before, settled(addDependency(draft)(before, stamp)).changes);
  }, portfolio);
}

describe("the journey's files", () => {
  let verdicts: ReadonlyMap<string, string>;

  beforeAll(async () => {
    let portfolio = emptyPortfolio;
    for (const name of ["usage.csv", "costs.csv", "values.csv"]) portfolio = await imported(portfolio, name);
    portfolio = withDependencies(portfolio);
    const overview = portfolioOverview(portfolio, asOf, Date.UTC(2025, 8, 9));
    verdicts = new Map(
      Array.from(retirementCandidates(portfolio, overview), (candidate) => [candidate.name, candidate.verdict]),
    );
  });

  it.each(["usage.csv", "costs.csv", "values.csv"])("are read whole without a question: %s", async (name) => {
    const rows = await rowsOf(name);
    expect(rows.stops).toEqual([]);
    expect(rows.total).toBeGreaterThan(0);
  });

  it.each([
    ["usage-wide.csv", 10 * 12],
    ["usage-wide.json", 10 * 24],
  ])("hold the uses of one product across: %s", async (name, cells) => {
    const rows = await rowsOf(name, { product: "outage-map" });
    expect(rows.stops).toEqual([]);
    expect(rows.usage).toHaveLength(cells);
  });

  it("hold a few hundred raw events", async () => {
    const rows = await rowsOf("events.csv", { product: "meter-portal" });
    expect(rows.stops).toEqual([]);
    const ofFeatures = rows.usage.filter(({ feature }) => feature !== null);
    expect(ofFeatures.reduce((sum, { uses }) => sum + (uses ?? 0), 0)).toBe(420);
  });

  it("lead to candidates of every kind that the journey needs", () => {
    expect(Object.fromEntries(verdicts)).toMatchObject({
      "letter-gateway": "flag",
      "Voice assistant": "flag",
      "Radio station feed": "flag",
      "Prepaid tokens": "flag",
      "night-transfer": "blocked",
      "Coal voucher": "needData",
      "Paper bill on request": "keep",
      "Yearly statement": "notFlaggable",
      "Heat pump adviser": "notFlaggable",
    });
  });
});
