import {
  addMonths,
  isMonth,
  monthAt,
  monthIndex,
  monthRange,
  monthsInclusive,
  parseMonth,
  trailing,
} from "#shared/domain/month.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const index = fc.integer({ min: 0, max: 12 * 9999 + 11 });

describe("month arithmetic", () => {
  it("turns a number into a month and back", () => {
    fc.assert(
      fc.property(index, (at) => {
        expect(isMonth(monthAt(at))).toBe(true);
        expect(monthIndex(monthAt(at))).toBe(at);
      }),
    );
  });

  it("crosses year ends in both directions", () => {
    expect(addMonths("2026-11", 3)).toBe("2027-02");
    expect(addMonths("2026-02", -3)).toBe("2025-11");
  });

  it("lists as many months as it counts, and none of a reversed range", () => {
    expect(monthRange("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
    expect([monthsInclusive("2026-02", "2025-11"), monthRange("2026-02", "2025-11").length]).toEqual([0, 0]);
    expect(trailing("2026-01", 3)).toEqual(["2025-11", "2025-12", "2026-01"]);
  });
});

describe("parseMonth", () => {
  it("takes a month with blanks around it and nothing else", () => {
    expect(parseMonth(" 2026-07 ")).toBe("2026-07");
    for (const text of ["2026-13", "2026-00", "2026-7", "26-07", "2026-07-01", ""]) expect(parseMonth(text)).toBeNull();
  });
});
