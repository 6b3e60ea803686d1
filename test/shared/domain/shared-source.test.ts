import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthAt, monthIndex } from "#shared/domain/month.ts";
import { claimedTogether, type ShareClaim } from "#shared/domain/shared-source.ts";

const month = fc.integer({ min: 0, max: 40 }).map((n) => monthAt(monthIndex("2024-01") + n));
const claim = fc
  .record({ one: month, other: month, attribution: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ one, other, attribution }): ShareClaim => {
    const [from, to] = one < other ? [one, other] : [other, one];
    return { from, to, attribution };
  });

describe("claimedTogether", () => {
  it("counts claims together only in the months that they share", () => {
    const halves: readonly ShareClaim[] = [
      { from: "2025-01", to: "2025-12", attribution: 0.5 },
      { from: "2025-01", to: "2025-06", attribution: 0.5 },
      { from: "2025-07", to: "2025-12", attribution: 0.4 },
    ];
    expect(claimedTogether(halves)("2025-01", "2025-12")).toBe(1);
    expect(claimedTogether(halves)("2025-07", "2026-12")).toBeCloseTo(0.9, 12);
    expect(claimedTogether(halves)("2026-01", "2026-12")).toBe(0);
    expect(claimedTogether(halves)("2023-01", "2024-12")).toBe(0);
    expect(claimedTogether([])("2025-01", "2025-12")).toBe(0);
  });

  it("answers the largest sum that any month of the period has", () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 12 }), claim, (claims, { from, to }) => {
        let most = 0;
        for (let at = monthIndex(from); at <= monthIndex(to); at += 1) {
          const of = claims.filter((each) => monthIndex(each.from) <= at && at <= monthIndex(each.to));
          most = Math.max(
            most,
            of.reduce((sum, { attribution }) => sum + attribution, 0),
          );
        }
        expect(claimedTogether(claims)(from, to)).toBeCloseTo(most, 9);
      }),
    );
  });
});
