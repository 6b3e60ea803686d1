import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesSource, textSource } from "#shared/exchange/byte-source.ts";
import { addExact, exactSum, exactText, noSum, roundedLines } from "#shared/exchange/focus-sum.ts";
import { readFocus } from "#shared/exchange/focus.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { realData } from "../../support/real-data.ts";

const focus = blankReading("focus");
const names = "EffectiveCost,BilledCost,BillingCurrency,ChargePeriodStart,ServiceCategory,SubAccountName,Tags";
const bill = (...rows: string[]) => textSource("bill.csv", [names, ...rows, ""].join("\n"));

async function read(rows: readonly string[], reading: Partial<Reading> = {}) {
  const answer = await readFocus([bill(...rows)], { ...focus, ...reading }, unwatched);
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}

const toShop = { values: { product: [{ found: "shop account", meant: "Shop" }] } };

describe("readFocus", () => {
  it("sums sub-cent charges exactly by product, month and category and rounds lines so that they add up", async () => {
    const { costs } = await read(
      [
        "0.00400000001,9,USD,2024-09-30T23:59:59Z,Compute,Shop account,",
        "0.00400000001,9,USD,2024-09-01 00:00:00,Storage,Shop account,",
        "0.00400000001,9,USD,2024-09-02T00:00:00Z,Compute,Other account,",
        "-0.00000000003,9,USD,2024-10-01T00:00:00Z,Other,Other account,",
      ],
      { ...toShop, columns: { product: ["SubAccountName"] } },
    );
    expect(costs.map(({ product, from, category, exact, amount }) => [product, from, category, exact, amount])).toEqual(
      [
        [null, "2024-09", "infrastructure", "0.00400000001", 0],
        ["Shop", "2024-09", "infrastructure", "0.00800000002", 1],
        [null, "2024-10", "other", "-0.00000000003", 0],
      ],
    );
  });

  it("reads what was billed when that was chosen, and never both", async () => {
    const rows = ["1,9,EUR,2024-09-01T00:00:00Z,Compute,NULL,NULL"];
    const billed = await read(rows, { columns: { amount: ["BilledCost"] } });
    expect(billed.costs[0]).toMatchObject({ amount: 900, provenance: "invoiced", currency: "EUR", product: null });
    const both = await readFocus(
      [bill(...rows)],
      { ...focus, columns: { amount: ["BilledCost", "EffectiveCost"] } },
      unwatched,
    );
    expect(both).toMatchObject({ ok: false, problem: { code: "TWO_COSTS" } });
  });

  it("finds the product by a tag and leaves broken or missing tags unassigned", async () => {
    const tagged = (tags: string) => `1,1,USD,2024-09-01T00:00:00Z,Compute,NULL,"${tags.replaceAll('"', '""')}"`;
    const { costs, notices } = await read(
      [tagged('{"app":"shop account"}'), tagged('{"app":"x"}'), tagged("{"), tagged('{"__proto__":1}'), tagged("NULL")],
      { ...toShop, options: { tag: "app" } },
    );
    expect(costs.map(({ product, amount }) => [product, amount])).toEqual([
      [null, 400],
      ["Shop", 100],
    ]);
    expect(notices).toContain("Charges whose tags cannot be read (unassigned): 1.");
    expect(notices).toContain("Charges without the tag 'app': 1.");
    expect(notices).toContain("Charges without any tag: 1.");
    expect(notices).toContain("EffectiveCost of USD 2024-09: 5, of it unassigned 4.");
  });

  it("stops charges without amount, currency or month, and counts every row", async () => {
    const { costs, stops, total, leftOut } = await read([
      "NULL,1,USD,2024-09-01T00:00:00Z,Compute,a,",
      "1,1,dollars,2024-09-01T00:00:00Z,Compute,a,",
      "1,1,USD,soon,Compute,a,",
      "1e999,1,USD,2024-09-01T00:00:00Z,Compute,a,",
      "1,1,USD,2024-09-01T00:00:00Z,Compute,a,",
      "2,1,USD,2024-09-01T00:00:00Z,Compute,b,",
    ]);
    expect(stops.map(({ line, code }) => [line, code])).toEqual([
      [2, "NO_AMOUNT"],
      [3, expect.any(String)],
      [4, "NOT_A_TIME"],
      [5, "NUMBER_TOO_LARGE"],
    ]);
    expect(costs).toHaveLength(1);
    expect(total + Object.values(leftOut).reduce((sum, count) => sum + count, 0)).toBe(6);
  });

  it("refuses a file that is no bill in the FOCUS form", async () => {
    const answer = await readFocus([textSource("a.csv", "name,cost\na,1\n")], focus, unwatched);
    expect(answer).toMatchObject({ ok: false, problem: { code: "UNKNOWN_COLUMN" } });
  });
});

describe("roundedLines", () => {
  it("rounds every line to one of its neighbours, and all of them to the rounded bill", () => {
    const amount = fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 8 }));
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
        const lines = amounts.map(([units, decimals]) => ({ units: BigInt(units), decimals }));
        const rounded = roundedLines(lines, "USD") ?? [];
        const bill = lines.reduce(addExact, noSum);
        const together = rounded.reduce((sum, line) => sum + line, 0);
        expect(together).toBe(roundedLines([bill], "USD")?.[0]);
        const scale = 10n ** 8n;
        lines.forEach(({ units, decimals }, at) => {
          const exact = units * 10n ** BigInt(8 - decimals) * 100n;
          const apart = BigInt(rounded[at] ?? 0) * scale - exact;
          expect(apart < scale && apart > -scale).toBe(true);
        });
      }),
    );
  });

  it("rounds half away from zero", () => {
    expect(roundedLines([exactSum("0.005")], "USD")).toEqual([1]);
    expect(roundedLines([exactSum("-0.005")], "USD")).toEqual([-1]);
    expect(roundedLines([exactSum("0.5")], "JPY")).toEqual([1]);
    expect(roundedLines([exactSum("99999999999999.99")], "USD")).toBe(null);
  });
});

describe("exactText", () => {
  it("writes what exactSum read, without zeros at the end", () => {
    expect(exactText(exactSum("-0.01288992000"))).toBe("-0.01288992");
    expect(exactText(addExact(exactSum("0.1"), exactSum("0.2")))).toBe("0.3");
    expect(exactText(noSum)).toBe("0");
  });
});

const sample = realData("3-costs/focus_sample.csv");

describe.skipIf(!sample.there)(`readFocus of ${sample.title}`, () => {
  const source = () => bytesSource("focus_sample.csv", readFileSync(sample.file));

  it("gives the exact sums of what was billed and of what was used", async () => {
    for (const [cost, sum, amount] of [
      ["BilledCost", "20.52022672899", 2052],
      ["EffectiveCost", "14.97651418586", 1498],
    ] as const) {
      const reading = { ...focus, columns: { amount: [cost] } };
      const answer = await readFocus([source()], reading, unwatched);
      if (!answer.ok) throw new Error(answer.problem.message);
      const { costs, stops, notices, total, leftOut } = answer.value;
      expect(stops).toEqual([]);
      expect(exactText(costs.map(({ exact }) => exactSum(exact ?? "")).reduce(addExact, noSum))).toBe(sum);
      expect(costs.reduce((all, line) => all + line.amount, 0)).toBe(amount);
      expect(notices).toContain(`${cost} of USD 2024-09: ${sum}, of it unassigned ${sum}.`);
      expect(notices).toContain("Credits and corrections (charges below zero): 13.");
      expect(total + Object.values(leftOut).reduce((all, count) => all + count, 0)).toBe(1000);
    }
  });

  it("finds 289 charges without tags", async () => {
    const answer = await readFocus([source()], { ...focus, options: { tag: "application" } }, unwatched);
    expect(answer.ok && answer.value.notices).toContain("Charges without any tag: 289.");
  });
});
