import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNotKnown, readCount, readNumber, type DecimalMark } from "#shared/exchange/numbers.ts";

const known = (cell: string, mark: DecimalMark = ".") => {
  const read = readNumber(cell, mark);
  return read.kind === "known" ? read.exact : read.kind;
};

describe("readNumber", () => {
  it.each([
    ["1234.5", "1234.5"],
    ["1,234.50", "1234.5"],
    ["1 234.5", "1234.5"],
    ["1\u202f234", "1234"],
    ["1'234'567", "1234567"],
    ["$3,794,700", "3794700"],
    ["-$5", "-5"],
    ["$-5", "-5"],
    ["R$1652.29", "1652.29"],
    ["EUR 12", "12"],
    ["12 EUR", "12"],
    ["12 €", "12"],
    ["(1,000)", "-1000"],
    ["5-", "-5"],
    ["\u22125", "-5"],
    ["12.5 %", "0.125"],
    ["0.00000080000", "0.0000008"],
    ["1e-7", "0.0000001"],
    ["1.5E+3", "1500"],
    [".5", "0.5"],
    ["007", "7"],
    ["-0", "0"],
    ["-0.00", "0"],
    ["999999999999999", "999999999999999"],
    ["12.", "12"],
  ])("reads %s", (cell, exact) => {
    expect(known(cell)).toBe(exact);
  });

  it.each([
    ["1.234,56", "1234.56"],
    ["R$1652,29", "1652.29"],
    ["1.234", "1234"],
    ["0,5", "0.5"],
  ])("reads %s where the decimal mark is a comma", (cell, exact) => {
    expect(known(cell, ",")).toBe(exact);
  });

  it.each(["", " ", "NULL", "null", "N/A", "NA", "ND", "-", "–", "?", "#N/A", "\\N"])(
    "takes %j as not known",
    (cell) => {
      expect(isNotKnown(cell)).toBe(true);
      expect(known(cell)).toBe("notKnown");
    },
  );

  it.each([
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "9007199254740993",
    "--5",
    "1,2,3",
    "1.2.3",
    "five",
    "(5)-",
    "0x1f",
    "1 2",
    "$",
    "%",
  ])("refuses %j", (cell) => expect(known(cell)).toBe("wrong"));

  it("never gives NaN, an infinity or -0, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[-+$€%() .,'eE0-9]{0,20}$/)),
        (cell) => {
          for (const mark of [".", ","] as const) {
            const read = readNumber(cell, mark);
            if (read.kind !== "known") continue;
            expect(Number.isFinite(read.value)).toBe(true);
            expect(Object.is(read.value, -0)).toBe(false);
            expect(Number(read.exact)).toBe(read.value);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("reads every double in its range back to itself", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e14, max: 1e14, noNaN: true }), (value) => {
        expect(readNumber(String(value), ".")).toMatchObject({ kind: "known", value: value + 0 });
      }),
    );
  });
});

describe("readCount", () => {
  it("takes whole numbers of 0 or more and says what else it expected", () => {
    expect(readCount("12.0", ".")).toMatchObject({ kind: "known", value: 12 });
    expect(readCount("12.5", ".")).toMatchObject({ code: "NOT_A_COUNT" });
    expect(readCount("-1", ".")).toMatchObject({ code: "NEGATIVE" });
    expect(readCount("50%", ".")).toMatchObject({ code: "NOT_A_COUNT" });
    expect(readCount("300", ".", 255)).toMatchObject({ code: "NUMBER_TOO_LARGE" });
    expect(readCount("ND", ".")).toEqual({ kind: "notKnown" });
  });
});
