import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthsOfZone } from "#shared/exchange/usage-events-zone.ts";
import { monthIndex } from "#shared/domain/month.ts";

describe("monthsOfZone", () => {
  it("finds where months begin, also where clocks change around midnight", () => {
    const startOf = (zone: string, month: string) => {
      const found = monthsOfZone(zone)?.at(Date.parse(`${month}-15T12:00:00Z`));
      expect(found?.month).toBe(monthIndex(month));
      return new Date(found?.from ?? 0).toISOString();
    };
    expect(startOf("UTC", "2025-04")).toBe("2025-04-01T00:00:00.000Z");
    expect(startOf("Europe/Vienna", "2025-04")).toBe("2025-03-31T22:00:00.000Z");
    expect(startOf("America/New_York", "2025-04")).toBe("2025-04-01T04:00:00.000Z");
    expect(startOf("Pacific/Kiritimati", "2025-04")).toBe("2025-03-31T10:00:00.000Z");
    expect(startOf("-01:00", "2009-01")).toBe("2009-01-01T01:00:00.000Z");
    // Jordan set its clocks forward at midnight of 1 April 2011: that day began at 01:00.
    expect(startOf("Asia/Amman", "2011-04")).toBe("2011-03-31T22:00:00.000Z");
    expect(monthsOfZone("Nowhere")).toBe(null);
    expect(monthsOfZone("+99:00")).toBe(null);
  });

  it("agrees with the calendar of the language at every instant", () => {
    const zones = ["Europe/Vienna", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo"];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2_000_000_000 }), (zone, second) => {
        const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit" });
        const answer = monthsOfZone(zone)?.at(second * 1000);
        expect(answer?.month).toBe(monthIndex(parts.format(second * 1000).slice(0, 7)));
        expect(answer !== undefined && answer.from <= second * 1000 && second * 1000 < answer.to).toBe(true);
      }),
    );
  });
});
