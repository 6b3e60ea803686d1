import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { readCostCsv } from "#shared/exchange/cost-csv.ts";
import { spread } from "#shared/exchange/entry-cells.ts";
import { exactToMinor, minorToExact } from "#shared/exchange/minor.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { readValueCsv } from "#shared/exchange/value-csv.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { addMonths, monthsInclusive } from "#shared/domain/month.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";

const columns = { product: ["product"], amount: ["amount"], month: ["month"], currency: ["currency"] };

async function costs(csv: string, reading: Partial<Reading> = {}): Promise<ReadRows> {
  const read = await readCostCsv(
    [textSource("c.csv", csv)],
    { ...blankReading("cost"), columns, ...reading },
    unwatched,
  );
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

describe("readCostCsv", () => {
  it("keeps sub-cent amounts exactly beside their rounding", async () => {
    const rows = await costs("product,amount,month,currency\nShop,0.00000080000,2024-09,USD\nShop,1.005,2024-09,USD\n");
    expect(rows.costs.map(({ amount, exact }) => [amount, exact])).toEqual([
      [0, "0.0000008"],
      [101, "1.005"],
    ]);
  });

  it("rounds by the decimals of the currency", async () => {
    const rows = await costs(
      "product,amount,month,currency\nShop,1200,2024-09,JPY\nShop,1.234,2024-09,KWD\nShop,(5),2024-09,EUR\n",
    );
    expect(rows.costs.map(({ amount }) => amount)).toEqual([1200, 1234, -500]);
  });

  it("leaves a cost without a product unassigned, and stops one with a product and a pool", async () => {
    const csv = "product,pool,amount,month,currency\n,,1,2025-01,EUR\nShop,Rent,1,2025-01,EUR\n,Rent,1,2025-01,EUR\n";
    const rows = await costs(csv, { columns: { ...columns, pool: ["pool"] } });
    expect(rows.costs.map(({ product, pool }) => [product, pool])).toEqual([
      [null, null],
      [null, "Rent"],
    ]);
    expect(rows.stops).toMatchObject([{ code: "TWO_TARGETS", row: 2 }]);
  });

  it.each([
    ["Shop,ND,2025-01,EUR", "NO_AMOUNT"],
    ["Shop,5 %,2025-01,EUR", "NOT_AN_AMOUNT"],
    ["Shop,5,2025-01,Euro", "NO_CURRENCY"],
    ["Shop,5,,EUR", "NO_PERIOD"],
    ["Shop,99999999999999999,2025-01,EUR", "NUMBER_TOO_LARGE"],
    ["Shop,999999999999999,2025-01,EUR", "NUMBER_TOO_LARGE"],
  ])("stops %s with %s", async (row, code) => {
    expect((await costs(`product,amount,month,currency\n${row}\n`)).stops).toMatchObject([{ code }]);
  });

  it("spreads the amount of a year over its months without losing a cent, in one counted row", async () => {
    const rows = await costs("product,amount,month,currency\nShop,1000.00,2023-2024,CAD\n", {
      amounts: "perPeriod",
      dates: { order: null, fiscalStart: 4, serials: null },
    });
    expect(rows.costs.map(({ from, to, amount }) => [from, to, amount])).toEqual([
      ["2023-04", "2023-07", 8334],
      ["2023-08", "2024-03", 8333],
    ]);
    expect(rows.total).toBe(1);
  });

  it("gives the two runs of a spread amount keys of their own", async () => {
    const rows = await costs("product,amount,month,currency,id\nShop,1000.00,2024,CAD,k7\n", {
      amounts: "perPeriod",
      columns: { ...columns, externalId: ["id"] },
    });
    expect(rows.costs.map(({ externalId }) => externalId)).toEqual(["k7", "k7 [2]"]);
  });

  it("leaves out what a person names and counts it", async () => {
    const csv = "product,amount,month,currency\nShop,,2025-01,EUR\nShop,1,2025-01,EUR\nDesk,2,2025-01,EUR\n";
    const rows = await costs(csv, {
      leaveOut: [{ column: "amount", values: [""] }],
      keepOnly: [{ column: "product", values: ["shop"] }],
    });
    expect(rows.leftOut).toEqual({ "amount is empty": 1, "product is not shop": 1 });
    expect(rows.total).toBe(1);
  });
});

describe("spread", () => {
  it("always adds up to the amount over exactly the months", () => {
    const amount = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 60 }), (amount, months) => {
        const parts = spread(amount, { from: "2024-01", to: addMonths("2024-01", months - 1) });
        const counts = parts.map(({ from, to }) => monthsInclusive(from, to));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(months);
        expect(parts.reduce((sum, part, at) => sum + part.amount * (counts[at] ?? 0), 0)).toBe(amount + 0);
        expect(parts.some((part) => Object.is(part.amount, -0))).toBe(false);
      }),
    );
  });
});

describe("exactToMinor, minorToExact", () => {
  it("undo one another", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("EUR", "JPY", "KWD"), (minor, currency) => {
        expect(exactToMinor(minorToExact(minor, currency), currency)).toBe(minor + 0);
      }),
    );
  });

  it("rounds half away from zero", () => {
    expect(["0.005", "-0.005", "0.0049", "-0.001"].map((exact) => exactToMinor(exact, "EUR"))).toEqual([1, -1, 0, 0]);
  });
});

describe("readValueCsv", () => {
  it("reads every kind of value from its own columns and stops what is incomplete", async () => {
    const csv = [
      "product,kind,month,currency,amount,margin,orders,contribution,users,valuePerUser,p0,loss0,p1,loss1,attribution",
      "Shop,revenue,2025-01,EUR,100,40%,,,,,,,,,0.5",
      "Shop,cost avoided,2025-01,EUR,100,,,,,,,,,,",
      "Shop,orders,2025-01,EUR,,,12,3.50,,,,,,,",
      "Shop,users,2025-01,EUR,,,,,10,2,,,,,",
      "Shop,risk,2025-01,EUR,,,,,,,10%,1000,5%,800,",
      "Shop,orders,2025-01,EUR,,,12,,,,,,,,",
      "Shop,revenue,2025-01,EUR,100,140%,,,,,,,,,",
    ].join("\n");
    const ids = (csv.split("\n")[0] ?? "").split(",");
    const reading = { ...blankReading("value"), columns: Object.fromEntries(ids.map((id) => [id, [id]])) };
    const read = await readValueCsv([textSource("v.csv", csv)], reading, unwatched);
    expect(read.ok && read.value.values.map(({ value, attribution }) => [value, attribution])).toEqual([
      [{ kind: "revenue", amount: 10_000, margin: 0.4 }, 0.5],
      [{ kind: "costAvoided", amount: 10_000 }, 1],
      [{ kind: "orders", orders: 12, contribution: 350 }, 1],
      [{ kind: "users", users: 10, valuePerUser: 200 }, 1],
      [{ kind: "risk", p0: 0.1, loss0: 100_000, p1: 0.05, loss1: 80_000 }, 1],
    ]);
    expect(read.ok && read.value.stops.map(({ code, column }) => [code, column])).toEqual([
      ["NO_AMOUNT", "contribution"],
      ["SHARE_OUTSIDE", "margin"],
    ]);
  });

  it("spreads the value of a whole period over its months, in one counted row", async () => {
    const csv = [
      "product,kind,month,currency,amount,orders,contribution,p0,loss0,p1,loss1,id",
      "Shop,revenue,2024,EUR,1000.00,,,,,,,k1",
      "Shop,orders,2024,EUR,,120,3.50,,,,,k2",
      "Shop,risk,2024,EUR,,,,10%,1000,5%,800,k3",
    ].join("\n");
    const ids = (csv.split("\n")[0] ?? "").split(",").slice(0, -1);
    const columns = { ...Object.fromEntries(ids.map((id) => [id, [id]])), externalId: ["id"] };
    const reading: Reading = { ...blankReading("value"), columns, amounts: "perPeriod" };
    const read = await readValueCsv([textSource("v.csv", csv)], reading, unwatched);
    expect(read.ok && read.value.values).toMatchObject([
      { from: "2024-01", to: "2024-04", value: { amount: 8334 }, externalId: "k1" },
      { from: "2024-05", to: "2024-12", value: { amount: 8333 }, externalId: "k1 [2]" },
      { from: "2024-01", to: "2024-12", value: { orders: 10, contribution: 350 } },
      { from: "2024-01", to: "2024-12", value: { p0: 0.1, loss0: 100_000 } },
    ]);
    expect(read.ok && read.value.total).toBe(3);
  });
});
