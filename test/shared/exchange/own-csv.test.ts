import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { readCostCsv } from "#shared/exchange/cost-csv.ts";
import { signatureOf } from "#shared/exchange/csv-write.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { minorToExact } from "#shared/exchange/minor.ts";
import {
  ownHead,
  ownRows,
  type CostLine,
  type OwnLines,
  type UsageLine,
  type ValueLine,
} from "#shared/exchange/own-csv.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { readValueCsv } from "#shared/exchange/value-csv.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { addMonths } from "#shared/domain/month.ts";
import { costCategories } from "#shared/domain/ledger.ts";
import { tries } from "../../support/long-runs.ts";

type Reader = typeof readUsageTable;

function written<K extends keyof OwnLines>(kind: K, lines: readonly OwnLines[K][]): string {
  return ownHead(kind) + ownRows(kind, lines);
}

async function readBack(csv: string, read: Reader) {
  const source = textSource("export.csv", csv);
  const sniffed = await sniff(source);
  if (!sniffed.ok) throw new Error(sniffed.problem.message);
  const rows = await read([source], guessReading(sniffed.value).reading, unwatched);
  if (!rows.ok) throw new Error(rows.problem.message);
  expect(rows.value.stops).toEqual([]);
  return rows.value;
}

function withoutPlace<R extends { readonly line: number; readonly row: number }>(rows: readonly R[]) {
  return rows.map(({ line, row, ...rest }) => ({ ...rest, isPlaced: line > 0 && row > 0 }));
}

const placed = <R>(rows: readonly R[]) => rows.map((row) => ({ ...row, isPlaced: true }));

const risky = fc.constantFrom(
  "=1+1",
  "'=x",
  "''",
  "+a",
  "-",
  "@b",
  "'a",
  "＝x",
  "a,b",
  'a"b',
  "a\nb",
  "NULL",
  "0",
  "1;2",
  "x=",
);
const name = fc
  .oneof(risky, fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }))
  .map((text) =>
    text
      .normalize("NFC")
      .replace(/\p{Cc}/gu, "")
      .trim(),
  )
  .filter((text) => text !== "");
const note = fc.oneof(risky, fc.string({ unit: "grapheme", maxLength: 30 })).map((text) =>
  text
    .normalize("NFC")
    .replace(/\p{Cc}/gu, " ")
    .trim(),
);
const month = fc.integer({ min: 0, max: 12 * 100 }).map((offset) => addMonths("1980-01", offset));
const count = fc.option(fc.integer({ min: 0, max: 4_000_000 }));
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const currency = fc.constantFrom("EUR", "JPY", "KWD");
const minor = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });
const provenance = fc.constantFrom(
  "measured",
  "imported",
  "invoiced",
  "estimatedByMany",
  "estimatedByOne",
  "guessed" as const,
);

const usageLine: fc.Arbitrary<UsageLine> = fc
  .record({
    product: name,
    feature: fc.option(name),
    month,
    span: fc.integer({ min: 1, max: 24 }),
    users: count,
    uses: count,
    more: count,
    full: fc.boolean(),
  })
  .map(({ more, ...line }) => ({ ...line, eligible: more === null ? null : more + (line.users ?? 0) }));

const period = fc
  .record({
    recurrence: fc.constantFrom("recurring" as const, "oneOff" as const),
    from: month,
    months: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ recurrence, from, months }) => ({
    recurrence,
    from,
    to: recurrence === "oneOff" ? from : addMonths(from, months),
  }));

const optional = fc.record({ note: note.filter((text) => text !== ""), winnowId: name }, { requiredKeys: [] });

const costLine = fc
  .record({
    period,
    target: fc.oneof(
      fc.record({ product: fc.option(name), pool: fc.constant(null) }),
      fc.record({ product: fc.constant(null), pool: name }),
    ),
    rest: fc.record({
      feature: fc.option(name),
      label: note,
      category: fc.constantFrom(...costCategories),
      currency,
      amount: minor,
      amortiseMonths: fc.option(fc.integer({ min: 1, max: 1200 })),
      avoidableShare: share,
      avoidableFrom: fc.option(month),
      causedBy: fc.option(name),
      paidBy: fc.option(name),
      provenance,
    }),
    optional,
    isSubCent: fc.boolean(),
  })
  .map(({ period, target, rest, optional, isSubCent }): CostLine => {
    const exact = isSubCent
      ? { exact: `${minorToExact(rest.amount, rest.currency)}${rest.currency === "JPY" ? "." : ""}0001` }
      : {};
    return { ...period, ...target, ...rest, ...optional, ...exact };
  });

const natural = fc
  .oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.double({ min: 0, max: 1e9, noNaN: true }))
  .map((n) => n + 0);
const valueSource: fc.Arbitrary<ValueLine["value"]> = fc.oneof(
  fc.record({ kind: fc.constant("revenue" as const), amount: minor, margin: share }),
  fc.record({ kind: fc.constant("costAvoided" as const), amount: minor }),
  fc.record({ kind: fc.constant("orders" as const), orders: natural, contribution: minor }),
  fc.record({ kind: fc.constant("users" as const), users: natural, valuePerUser: minor }),
  fc.record({ kind: fc.constant("risk" as const), p0: share, loss0: minor, p1: share, loss1: minor }),
);

const valueLine: fc.Arbitrary<ValueLine> = fc
  .record({
    period,
    rest: fc.record({
      product: name,
      feature: fc.option(name),
      label: note,
      currency,
      value: valueSource,
      attribution: share,
      range: fc.option(fc.record({ low: share, more: share }).map(({ low, more }) => ({ low, high: low + more }))),
      evidence: note,
      provenance,
    }),
    optional,
    shared: fc.record({ sharedSource: note.filter((text) => text !== "") }, { requiredKeys: [] }),
  })
  .map(({ period, rest, optional, shared }) => ({ ...period, ...rest, ...optional, ...shared }));

describe("ownHead, ownRows", () => {
  it("writes usage that comes back the same", async () => {
    const key = (line: UsageLine) => `${line.product}\0${line.feature ?? "\0"}\0${line.month}\0${line.span}`;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(usageLine, { selector: key, minLength: 1, maxLength: 12 }), async (lines) => {
        const rows = await readBack(written("usage", lines), readUsageTable);
        expect(withoutPlace(rows.usage)).toEqual(placed(lines));
        expect(rows.total).toBe(lines.length);
      }),
      { numRuns: tries(50, 2000) },
    );
  });

  it("writes costs that come back the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(costLine, { minLength: 1, maxLength: 8 }), async (lines) => {
        expect(withoutPlace((await readBack(written("cost", lines), readCostCsv)).costs)).toEqual(placed(lines));
      }),
      { numRuns: tries(50, 2000) },
    );
  });

  it("writes values that come back the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(valueLine, { minLength: 1, maxLength: 8 }), async (lines) => {
        expect(withoutPlace((await readBack(written("value", lines), readValueCsv)).values)).toEqual(placed(lines));
      }),
      { numRuns: tries(50, 2000) },
    );
  });

  it("guards text against formulas, never numbers, and says so in its first line", () => {
    const line: UsageLine = {
      product: "=cmd()",
      feature: "-x",
      month: "2025-01",
      span: 1,
      eligible: null,
      users: 3,
      uses: 0,
      full: true,
    };
    expect(written("usage", [line])).toBe(
      `${signatureOf("usage")}\r\nproduct,feature,month,eligible,users,uses,observed\r\n'=cmd(),'-x,2025-01,,3,0,full\r\n`,
    );
  });

  it("takes an apostrophe off only where Winnow set it", async () => {
    const foreign = "product,feature,month,uses\n'=Shop,'a,2025-01,1\n";
    const rows = await readBack(foreign, readUsageTable);
    expect(rows.usage[0]).toMatchObject({ product: "'=Shop", feature: "'a" });
  });
});
