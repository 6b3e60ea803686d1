import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockOfZone } from "#shared/exchange/zone-clock.ts";

const at = (zone: string, shown: string) =>
  new Date(clockOfZone(zone)?.(Date.parse(`${shown}Z`)) ?? Number.NaN).toISOString().slice(0, 16);

describe("clockOfZone", () => {
  it("knows when a zone shows a time, in winter and in summer", () => {
    expect(at("Europe/Vienna", "2025-01-10T12:00")).toBe("2025-01-10T11:00");
    expect(at("Europe/Vienna", "2025-07-10T12:00")).toBe("2025-07-10T10:00");
    expect(at("America/New_York", "2025-07-10T22:30")).toBe("2025-07-11T02:30");
    expect(at("Asia/Kathmandu", "2025-07-10T12:00")).toBe("2025-07-10T06:15");
    expect(at("UTC", "2025-07-10T12:00")).toBe("2025-07-10T12:00");
  });

  it("takes the first of a time shown twice, and goes past a leap", () => {
    expect(at("Europe/Vienna", "2025-10-26T02:30")).toBe("2025-10-26T00:30");
    expect(at("Europe/Vienna", "2025-03-30T02:30")).toBe("2025-03-30T01:30");
    expect(at("Europe/Vienna", "2025-03-30T03:00")).toBe("2025-03-30T01:00");
    expect(at("Europe/Vienna", "2025-10-26T03:00")).toBe("2025-10-26T02:00");
  });

  it("does not know a zone that is none", () => {
    expect(clockOfZone("Mars/Olympus")).toBeNull();
    expect(clockOfZone("")).toBeNull();
  });

  it("agrees with what the zone shows at the instant", () => {
    const zone = "Australia/Lord_Howe";
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        (date) => {
          const shown = Math.floor(date.getTime() / 60_000) * 60_000;
          const instant = clockOfZone(zone)?.(shown) ?? 0;
          const again = Date.parse(`${format.format(instant).replace(" ", "T")}Z`);
          // Only a time that the clock leaps over is shown otherwise.
          expect([0, 30 * 60_000]).toContain(Math.abs(again - shown));
        },
      ),
      { numRuns: 200 },
    );
  });
});
