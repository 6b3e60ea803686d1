import { describe, expect, it } from "vitest";
import {
  daySpan,
  briefNumber,
  byteSize,
  count,
  counted,
  dayOf,
  dayText,
  decimal,
  instantText,
  listed,
  longMonth,
  money,
  monthSpan,
  monthText,
  notKnown,
  orNotKnown,
  relativeTime,
  share,
  shareInterval,
  shortHash,
  shortMoney,
  shortNumber,
  timeOf,
} from "#shared/words/format.ts";

describe("count", () => {
  it("puts thousands apart", () => {
    expect([count(0), count(20_000), counted(1, "product"), counted(2000, "entry", "entries")]).toEqual([
      "0",
      "20,000",
      "1 product",
      "2,000 entries",
    ]);
  });
});

describe("daySpan", () => {
  it("says days, and years once they are many", () => {
    expect([daySpan(1), daySpan(729), daySpan(731), daySpan(5239)]).toEqual([
      "1 day",
      "729 days",
      "2 years",
      "14 years",
    ]);
    expect([daySpan(1, true), daySpan(5239, true)]).toEqual(["1 d", "14 y"]);
  });
});

describe("decimal", () => {
  it("gives what rounds to nothing no sign", () => {
    expect([decimal(-0.001), decimal(-0.01), decimal(0.5, 0)]).toEqual(["0", "-0.01", "1"]);
  });
});

describe("shortNumber", () => {
  it("keeps three significant digits", () => {
    expect([3, 999, 1000, 412_345, 1_254_000].map(shortNumber)).toEqual(["3", "999", "1k", "412k", "1.25m"]);
  });
});

describe("briefNumber", () => {
  it("keeps two significant digits", () => {
    expect([3, 40_812, 412_345].map(briefNumber)).toEqual(["3", "41k", "410k"]);
  });
});

describe("money", () => {
  it("is exact, in the decimals of its currency", () => {
    expect(money(123_450, "EUR")).toBe("€1,234.50");
    expect(money(123_450, "JPY")).toBe("JP¥123,450");
    expect(money(123_450, "EUR", true)).toBe("€1,235");
  });

  it("is three significant digits in short", () => {
    expect([-570_000, 41_234_567, 99, 0].map((minor) => shortMoney(minor, "EUR"))).toEqual([
      "-€5.7k",
      "€412k",
      "€0.99",
      "€0",
    ]);
  });
});

describe("share", () => {
  it("is per cent to three significant digits", () => {
    expect([0, 0.369_12, 0.046, 0.000_12, 0.75, 1].map(share)).toEqual([
      "0%",
      "36.9%",
      "4.6%",
      "0.012%",
      "75%",
      "100%",
    ]);
  });

  it("never rounds something to nothing, nor a part to all", () => {
    expect(share(0.000_000_1)).toBe("<0.001%");
    expect(share(0.9999)).toBe(">99.9%");
  });

  it("writes an interval with one sign", () => {
    expect(shareInterval(0.03, 0.07)).toBe("3–7%");
  });
});

describe("months and days", () => {
  it("are written with the name of the month, so that no reader takes days for months", () => {
    expect(monthText("2025-09")).toBe("Sep 2025");
    expect(longMonth("2025-08")).toBe("August 2025");
    expect(monthSpan("2024-09", "2025-08")).toBe("Sep 2024 – Aug 2025");
    expect(monthSpan("2025-08", "2025-08")).toBe("Aug 2025");
    expect(dayText("2026-12-04")).toBe("4 Dec 2026");
  });

  it("are the reader's own for instants", () => {
    const at = new Date(2026, 8, 21, 14, 2).getTime();
    expect([dayOf(at), timeOf(at), instantText(at)]).toEqual(["21 Sep 2026", "14:02", "21 Sep 2026, 14:02"]);
  });
});

describe("relativeTime", () => {
  it("says how long ago in the largest unit that fits", () => {
    const now = Date.UTC(2026, 10, 21);
    const before = [1000, 60_000, 3 * 3_600_000, 86_400_000, 65 * 86_400_000];
    expect(before.map((distance) => relativeTime(now - distance, now))).toEqual([
      "just now",
      "1 minute ago",
      "3 hours ago",
      "yesterday",
      "2 months ago",
    ]);
  });
});

describe("the rest", () => {
  it("names sizes, lists, hashes and what is not known", () => {
    expect([byteSize(1), byteSize(812), byteSize(1_234_567)]).toEqual(["1 byte", "812 bytes", "1.23 MB"]);
    expect([listed(["a", "b", "c"]), listed(["a", "b"], "or")]).toEqual(["a, b and c", "a or b"]);
    expect(shortHash("7be104afcc")).toBe("7be1 04af");
    expect([orNotKnown(null, count), orNotKnown(7, count)]).toEqual([notKnown, "7"]);
    expect(decimal(2.345_67)).toBe("2.35");
  });
});
