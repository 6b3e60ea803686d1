import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFiscalYear, readPeriod, readYearAnd, writePeriod, type DateStyle } from "#shared/exchange/dates.ts";
import { addMonths } from "#shared/domain/month.ts";

const style: DateStyle = { order: null, fiscalStart: 4, serials: null };

function said(cell: string, stated: Partial<DateStyle> = {}): string {
  const read = readPeriod(cell, { ...style, ...stated });
  return read.kind === "known" ? `${read.month}+${read.span}` : read.code;
}

describe("readPeriod", () => {
  it.each([
    ["2025-08", "2025-08+1"],
    ["2025/8", "2025-08+1"],
    ["202508", "2025-08+1"],
    ["08/2025", "2025-08+1"],
    ["2025-08-31", "2025-08+1"],
    ["20250831", "2025-08+1"],
    ["2025-08-31T23:59:59.123Z", "2025-08+1"],
    ["2024-09-18 23:00:00", "2024-09+1"],
    ["31.12.2025", "2025-12+1"],
    ["29/2/2016 01:16", "2016-02+1"],
    ["05/05/25", "2025-05+1"],
    ["Jan 2025", "2025-01+1"],
    ["Mar-21", "2021-03+1"],
    ["August 2025", "2025-08+1"],
    ["März 2025", "2025-03+1"],
    ["août 2025", "2025-08+1"],
    ["2025 Aug", "2025-08+1"],
    ["July 25, 2022", "2022-07+1"],
    ["16/May/12 7:56 AM", "2012-05+1"],
    ["3. Mai 2024", "2024-05+1"],
    ["2024-Q3", "2024-07+3"],
    ["Q3 2024", "2024-07+3"],
    ["2024 H2", "2024-07+6"],
    ["2024", "2024-01+12"],
    ["2023-2024", "2023-04+12"],
    ["2023-24", "2023-04+12"],
    ["FY2023-24", "2023-04+12"],
    ["2025-08/2025-10", "2025-08+3"],
  ])("reads %s as %s", (cell, period) => {
    expect(said(cell)).toBe(period);
  });

  it.each([
    ["03/04/25", "AMBIGUOUS_DATE"],
    ["29/2/2015", "NO_SUCH_DATE"],
    ["31/02/2024", "NO_SUCH_DATE"],
    ["2025-02-29", "NO_SUCH_DATE"],
    ["2025-00", "NO_SUCH_DATE"],
    ["2023-2025", "NO_SUCH_DATE"],
    ["2025-10/2025-08", "NO_SUCH_DATE"],
    ["0000-01", "YEAR_OUTSIDE"],
    ["9999-12", "YEAR_OUTSIDE"],
    ["1969-12", "YEAR_OUTSIDE"],
    ["45658", "SERIAL_DATE"],
    ["2024-W05", "NOT_A_DATE"],
    ["FY2024", "NOT_A_DATE"],
    ["Fall 2022", "NOT_A_DATE"],
    ["TBD", "NOT_A_DATE"],
    ["", "NOT_A_DATE"],
  ])("refuses %s with %s", (cell, code) => {
    expect(said(cell)).toBe(code);
  });

  it("follows the stated order of day and month and refuses what does not fit it", () => {
    expect(said("03/04/25", { order: "dayFirst" })).toBe("2025-04+1");
    expect(said("03/04/25", { order: "monthFirst" })).toBe("2025-03+1");
    expect(said("25/04/2025", { order: "monthFirst" })).toBe("NO_SUCH_DATE");
  });

  it("reads spreadsheet serials by the stated first day", () => {
    expect(said("45658", { serials: "1900" })).toBe("2025-01+1");
    expect(said("44196.5", { serials: "1904" })).toBe("2025-01+1");
  });

  it("reads back every period it writes", () => {
    const period = fc.record({
      month: fc.integer({ min: 0, max: 1400 }).map((n) => addMonths("1975-01", n)),
      span: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(period, ({ month, span }) => {
        fc.pre(addMonths(month, span) < "2100-12");
        expect(readPeriod(writePeriod({ month, span }), style)).toEqual({ kind: "known", month, span });
      }),
    );
  });
});

describe("readYearAnd", () => {
  it("puts a year and its quarter or month together", () => {
    expect(readYearAnd("2024", "3", "quarter")).toEqual({ kind: "known", month: "2024-07", span: 3 });
    expect(readYearAnd("2024", "Q1", "quarter")).toEqual({ kind: "known", month: "2024-01", span: 3 });
    expect(readYearAnd("2024", "11", "month")).toEqual({ kind: "known", month: "2024-11", span: 1 });
    expect(readYearAnd("2024", "Feb", "month")).toEqual({ kind: "known", month: "2024-02", span: 1 });
    expect(readYearAnd("2024", "5", "quarter")).toMatchObject({ code: "NOT_A_DATE" });
    expect(readYearAnd("24", "1", "quarter")).toMatchObject({ code: "NOT_A_DATE" });
  });
});

describe("isFiscalYear", () => {
  it.each(["2023-2024", "2023-24", "FY 2023/24", "FY2023-2024", "2023–2024"])("knows '%s'", (cell) => {
    expect(isFiscalYear(cell)).toBe(true);
  });

  it.each(["2023-11", "2011-12", "2023", "2023-2025", "2023-08-01", "12.2024", "Shop"])("is not '%s'", (cell) => {
    expect(isFiscalYear(cell)).toBe(false);
  });
});
