import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesSource, textSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { monthsOfZone } from "#shared/exchange/usage-events-zone.ts";
import { readUsageEvents } from "#shared/exchange/usage-events.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { UsageRow } from "#shared/domain/import-rows.ts";
import { monthIndex } from "#shared/domain/month.ts";
import { realData } from "../../support/real-data.ts";

const events: Reading = {
  ...blankReading("usageEvents"),
  columns: { timestamp: ["time"], user: ["user"], feature: ["event"] },
  constants: { product: "Shop" },
  usage: { ...blankReading("usageEvents").usage, absent: "missing" },
};

async function readAll(sources: readonly ByteSource[], reading: Partial<Reading> = {}) {
  const answer = await readUsageEvents(sources, { ...events, ...reading }, unwatched);
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
  return answer.value;
}

const read = (text: string, reading: Partial<Reading> = {}) => readAll([textSource("events.csv", text)], reading);

const shown = (rows: readonly UsageRow[]) =>
  rows.map(({ month, feature, eligible, users, uses, full }) => [month, feature, eligible, users, uses, full]);

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0);

const small = `time,user,event
2025-01-01T00:00:00Z,ann,Search
2025-01-15T10:00:00Z,bob,Search
2025-01-15T10:00:00Z,bob,Search
2025-01-31T23:59:59Z,ann,Fax
2025-02-01T00:00:00Z,bob,Search
2025-02-20T00:00:00Z,bob,Search
`;

describe("readUsageEvents", () => {
  it("counts uses and distinct users by feature and month, and the product's users as eligible", async () => {
    const { usage, total, leftOut, notices, stops } = await read(small);
    expect(shown(usage)).toEqual([
      ["2025-01", null, null, 2, 4, true],
      ["2025-01", "Search", 2, 2, 3, true],
      ["2025-01", "Fax", 2, 1, 1, true],
      ["2025-02", null, null, 1, 2, false],
      ["2025-02", "Search", 1, 1, 2, false],
    ]);
    expect(usage[2]).toMatchObject({ line: 5, row: 4, product: "Shop", span: 1 });
    expect(total + sum(leftOut)).toBe(6);
    expect(stops).toEqual([]);
    expect(notices).toEqual([
      "Eligible users are the distinct users of the product in the month, for want of a better figure.",
      "Months are those of the time zone UTC; times without an offset are taken as written.",
      "2025-02 is taken as partly covered: the log does not reach its last day.",
    ]);
  });

  it("gives zeros where an absent row means zero, but not in months without any event", async () => {
    const { usage } = blankReading("usageEvents");
    expect(usage.absent).toBe("zero");
    const text = `${small}2025-04-30T00:00:00Z,bob,Search\n`;
    const answer = await read(text, { usage });
    expect(answer.notices).toContain(
      "A feature without an event in a month in which its product had some was not used: 2 zeros.",
    );
    expect(shown(answer.usage).filter(([, feature]) => feature === "Fax")).toEqual([
      ["2025-01", "Fax", 2, 1, 1, true],
      ["2025-02", "Fax", 1, 0, 0, true],
      ["2025-04", "Fax", 1, 0, 0, true],
    ]);
    expect(answer.notices).toContain("1 months between 2025-01 and 2025-04 have no events; they stay missing.");
  });

  it("gives the same counts whatever the delimiter, quotes, line ends, order of columns and slices", async () => {
    const expected = shown((await read(small)).usage);
    const rows = small
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const asCsv = (delimiter: string, end: string, quote: (cell: string) => string) =>
      `${rows.map((cells) => cells.toReversed().map(quote).join(delimiter)).join(end)}${end}`;
    const plain = (cell: string) => cell;
    const quoted = (cell: string) => `"${cell}"`;
    for (const [delimiter, end, quote] of [
      [";", "\r\n", plain],
      ["\t", "\n", quoted],
      ["|", "\r", plain],
      [",", "\r\n", quoted],
    ] as const) {
      const text = { ...events.text, delimiter };
      const csv = asCsv(delimiter, end, quote);
      expect(shown((await read(`\uFEFF${csv}`, { text })).usage)).toEqual(expected);
      expect(shown((await read(csv.trimEnd(), { text })).usage)).toEqual(expected);
      expect(shown((await read(`sep=${delimiter}${end}${csv}`)).usage)).toEqual(expected);
    }
    const inGzip = bytesSource("events.csv.gz", gzipSync(strToU8(small)));
    expect(shown((await readAll([inGzip])).usage)).toEqual(expected);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(small, (c) => c.charCodeAt(0)).buffer),
    ]);
    const text = { ...events.text, encoding: "utf-16le" } as const;
    expect(shown((await readAll([bytesSource("e.csv", utf16)], { text })).usage)).toEqual(expected);
    const [header = "", ...lines] = small.trim().split("\n");
    const halves = [lines.slice(0, 3), lines.slice(3)].map((part, n) =>
      textSource(`${n}.csv`, [header, ...part].join("\n")),
    );
    expect(shown((await readAll(halves)).usage)).toEqual(expected);
  });

  it("numbers the rows of several files on, so that none is counted twice", async () => {
    const files = ["a.csv", "b.csv"].map((name) => textSource(name, "time,user,event\n2025-01-01,a,E\nnever,a,E\n"));
    const { usage, stops, total, leftOut } = await readAll(files);
    expect(stops.map(({ row, line, file }) => [row, line, file])).toEqual([
      [2, 3, "a.csv"],
      [4, 3, "b.csv"],
    ]);
    expect(usage.map(({ row }) => row)).toEqual([1, 1]);
    expect([total, sum(leftOut)]).toEqual([3, 1]);
  });

  it("reads NDJSON, plain and escaped, in the same way", async () => {
    const rows = small
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const ndjson = rows
      .map(([time, user, event], n) =>
        n % 2 === 0
          ? `{"n":${n},"event":"${event}","user":"${user}","ok":true,"none":null,"time":"${time}"}`
          : ` { "user" : "${user}", "nested": {"a": [1]}, "time": "${time}", "event": "\\u0053${event?.slice(1)}" } `.replace(
              "\\u0053",
              event?.startsWith("S") ? "\\u0053" : "F",
            ),
      )
      .join("\r\n");
    expect(shown((await read(ndjson, { syntax: "ndjson" })).usage)).toEqual(shown((await read(small)).usage));
  });

  it("stops broken NDJSON lines one by one", async () => {
    const good = '{"time":"2025-01-01T00:00:00Z","user":"a","event":"E"}';
    const lines = [good, "{broken", "", "[1]", '{"time":"2025-01-01T00:00:00Z","user":"a"}', "[".repeat(200_000), good];
    const { stops, usage, total, leftOut } = await read(lines.join("\n"), { syntax: "ndjson" });
    expect(stops.map(({ line, code }) => [line, code])).toEqual([
      [2, "BROKEN_JSON"],
      [4, "BROKEN_JSON"],
      [5, "NO_NAME"],
      [6, "BROKEN_JSON"],
    ]);
    expect(usage.at(-1)).toMatchObject({ feature: "E", uses: 2, users: 1 });
    expect(total + sum(leftOut)).toBe(6);
  });

  it("stops bad rows with line, column, what was found and what to do", async () => {
    const text = `time,user,event
not a date,a,E
2025-02-30T00:00:00Z,a,E
03/04/2025 10:00,a,E
1969-01-01,a,E
2025-01-01T00:00:00Z,,E
2025-01-01T00:00:00Z,a,"  "

2025-01-01T00:00:00Z,a
2025-01-01T00:00:00Z,a,E,more
2025-01-01T00:00:00Z,a,"E"x
2025-01-01T00:00:00Z,a,E
`;
    const { stops, usage, total } = await read(text);
    expect(stops.map(({ line, code, column }) => [line, code, column])).toEqual([
      [2, "NOT_A_TIME", "time"],
      [3, "NO_SUCH_DATE", "time"],
      [4, "AMBIGUOUS_DATE", "time"],
      [5, "YEAR_OUTSIDE", "time"],
      [6, "NO_NAME", "user"],
      [7, "NO_NAME", "event"],
      [9, "RAGGED_ROW", ""],
      [10, "RAGGED_ROW", ""],
      [11, "BROKEN_QUOTE", ""],
    ]);
    expect(stops[0]).toMatchObject({ found: "not a date", expected: "a time such as 2025-08-31T23:59:59Z" });
    expect(usage.map(({ line }) => line)).toEqual([12, 12]);
    expect(total).toBe(10);
  });

  it("lists at most 10,000 stops and counts the others", async () => {
    const { stops, total, leftOut } = await read(`time,user,event\n${"x,a,E\n".repeat(10_500)}2025-01-01,a,E\n`);
    expect(stops).toHaveLength(10_000);
    expect(total + sum(leftOut)).toBe(10_501);
    expect(leftOut["cannot be read, beyond the 10,000 that are listed"]).toBe(500);
  });

  it("reads times in many forms", async () => {
    const times = ["2025-03-04", "2025-03-04 10:11", "2025/03/04 10:11:12.123", "04.03.2025 23:59:59", "1741086000"];
    times.push(
      "1741086000000",
      "2025-03-04T10:11:12+02:00",
      "3/14/2025 11:59:59 PM",
      "20250304",
      "2025-03-04T10:11:12.5-0800",
    );
    const { usage, stops } = await read(`time,user,event\n${times.map((time) => `${time},a,E\n`).join("")}`);
    expect(stops).toEqual([]);
    expect(shown(usage)).toEqual([
      ["2025-03", null, null, 1, 10, false],
      ["2025-03", "E", 1, 1, 10, false],
    ]);
    const slashes = "time,user,event\n04/03/2025,a,E\n";
    const dates = { ...events.dates, order: "dayFirst" } as const;
    expect((await read(slashes, { dates })).usage[0]?.month).toBe("2025-03");
    expect((await read(slashes, { dates: { ...dates, order: "monthFirst" } })).usage[0]?.month).toBe("2025-04");
  });

  it("tells months apart in the stated zone", async () => {
    const text = "time,user,event\n2025-03-31T22:30:00Z,a,E\n2025-03-31T21:30:00Z,a,E\n2025-03-31T23:30:00,a,E\n";
    const months = async (timeZone: string) =>
      (await read(text, { timeZone })).usage.map(({ month, uses }) => [month, uses]).slice(0, -1);
    expect(await months("Europe/Vienna")).toEqual([
      ["2025-03", 2],
      ["2025-03", 2],
      ["2025-04", 1],
    ]);
    expect((await read(text, { timeZone: "+03:00" })).usage.filter(({ feature }) => feature === null)).toMatchObject([
      { month: "2025-03", uses: 1 },
      { month: "2025-04", uses: 2 },
    ]);
    const answer = await readUsageEvents([textSource("e.csv", text)], { ...events, timeZone: "Mars/Base" }, unwatched);
    expect(answer).toMatchObject({ ok: false, problem: { code: "UNKNOWN_ZONE" } });
  });

  it("keeps features of different products apart, and leaves out what a filter names", async () => {
    const text = `time,user,event,app
2025-01-01,a,Open,One
2025-01-01,b,Open,Two
2025-01-01,b,Open,two
2025-01-01,b,Ping,Two
2025-01-31,b,Open,One
`;
    const columns = { ...events.columns, product: ["app"] };
    const values = { product: [{ found: "TWO", meant: "Second" }] };
    const leaveOut = [{ column: "event", values: ["ping"] }];
    const { usage, leftOut, total } = await read(text, { columns, values, leaveOut, constants: {} });
    expect(
      usage.map(({ product, feature, users, uses, eligible }) => [product, feature, users, uses, eligible]),
    ).toEqual([
      ["One", null, 2, 2, null],
      ["Second", null, 1, 2, null],
      ["One", "Open", 2, 2, 2],
      ["Second", "Open", 1, 2, 1],
    ]);
    expect(leftOut["event is ping"]).toBe(1);
    expect(total + sum(leftOut)).toBe(5);
  });

  it("cleans names, and keeps those apart that only look alike", async () => {
    const names = [
      "Fax",
      " Fax ",
      "fax",
      "Re\u0301sume\u0301",
      "R\u00e9sum\u00e9",
      "__proto__",
      "constructor",
      "\u202Eevil",
      "😀",
    ];
    const { usage } = await read(`time,user,event\n${names.map((name, n) => `2025-01-01,u${n},"${name}"\n`).join("")}`);
    expect(usage.slice(1).map(({ feature, users }) => [feature, users])).toEqual([
      ["Fax", 2],
      ["fax", 1],
      ["R\u00e9sum\u00e9", 2],
      ["__proto__", 1],
      ["constructor", 1],
      ["\u202Eevil", 1],
      ["😀", 1],
    ]);
  });

  it("takes one named month where the events carry no time", async () => {
    const columns = { user: ["user"], feature: ["event"] };
    const answer = await read("user,event\na,E\na,E\nb,E\n", {
      columns,
      constants: { product: "P", month: "1998-02" },
    });
    expect(shown(answer.usage)).toEqual([
      ["1998-02", null, null, 2, 3, true],
      ["1998-02", "E", 2, 2, 3, true],
    ]);
    expect(answer.notices).toContain("The events carry no time: all are taken as 1998-02, the whole of it.");
    const part = await read("user,event\na,E\n", {
      columns,
      constants: { product: "P", month: "1998-02", observed: "partial" },
    });
    expect(part.usage.every(({ full }) => !full)).toBe(true);
  });

  it("counts without users, and without features", async () => {
    const uses = await read(small, { columns: { timestamp: ["time"], feature: ["event"] } });
    expect(uses.usage[1]).toMatchObject({ feature: "Search", users: null, eligible: null, uses: 3 });
    const products = await read(small, { columns: { timestamp: ["time"], user: ["user"] } });
    expect(shown(products.usage).map(([, feature, , users, count]) => [feature, users, count])).toEqual([
      [null, 2, 4],
      [null, 1, 2],
    ]);
  });

  it("refuses what is no event log", async () => {
    const code = async (source: ByteSource, reading: Partial<Reading> = {}) => {
      const answer = await readUsageEvents([source], { ...events, ...reading }, unwatched);
      return answer.ok ? "read" : answer.problem.code;
    };
    expect(await code(textSource("e.csv", ""))).toBe("EMPTY");
    expect(await code(textSource("e.csv", "time,user,event\n"))).toBe("ONLY_HEADER");
    expect(await code(textSource("e.csv", "when,who\n1,2\n"))).toBe("UNKNOWN_COLUMN");
    expect(await code(textSource("e.csv", 'time,user,event\n2025-01-01,"a,E\n'))).toBe("UNCLOSED_QUOTE");
    expect(await code(textSource("e.csv", small), { constants: {} })).toBe("NO_PRODUCT");
    expect(await code(textSource("e.csv", small), { columns: { user: ["user"] } })).toBe("NO_PERIOD");
    expect(await code(textSource("e.csv", `${"x,".repeat(100_000)}\n`))).toBe("TOO_MANY_COLUMNS");
    expect(await code(textSource("e.csv", `time,user,event\n${"x".repeat(6_000_000)}`))).toBe("ROW_TOO_LONG");
    const conflict = `${small}<<<<<<< HEAD\n2025-01-01,a,E\n=======\n>>>>>>> other\n`;
    expect(await code(textSource("e.csv", conflict))).toBe("GIT_CONFLICT");
    expect(await code(textSource("e.csv", "<!doctype html><html>\n<body>x</body>\n"))).toBe("WEB_PAGE");
    expect(await code(bytesSource("e.csv", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0)))).toBe(
      "NOT_TEXT",
    );
    const bomb = gzipSync(new Uint8Array(32 * 1024 ** 2), { level: 9 });
    expect(await code(bytesSource("e.csv.gz", bomb))).toBe("BOMB");
    expect(await code(bytesSource("e.csv.gz", gzipSync(strToU8(small)).slice(0, 40)))).toBe("BROKEN_GZIP");
  });

  it("tells its progress and stops when it is cancelled", async () => {
    const text = `time,user,event\n${"2025-01-05T00:00:00Z,ann,Search\n".repeat(100_000)}`;
    const seen: number[] = [];
    const watch = { onProgress: (at: number) => void seen.push(at), isCancelled: () => seen.length >= 2 };
    const answer = await readUsageEvents([textSource("e.csv", text)], events, watch);
    expect(answer).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
    expect(seen.at(-1)).toBeLessThan(text.length);
  });

  it("agrees with plain counting on any log", async () => {
    const event = fc.record({
      at: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2024, 11, 31) }),
      user: fc.constantFrom(
        "a",
        "b",
        "c,d",
        'e"f',
        "long user name beyond twelve letters",
        "long user name beyond twelve letterz",
      ),
      feature: fc.constantFrom("x", "y", "zzzzzzzzzzzzz1", "zzzzzzzzzzzzz2", "ä"),
    });
    const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 60 }), async (log) => {
        const lines = log.map(({ at, user, feature }) =>
          [new Date(at).toISOString(), cell(user), cell(feature)].join(","),
        );
        const { usage } = await read(`time,user,event\n${lines.join("\n")}`);
        const uses = new Map<string, number>();
        const users = new Map<string, Set<string>>();
        for (const { at, user, feature } of log) {
          for (const subject of [feature, null]) {
            const key = `${new Date(at).toISOString().slice(0, 7)} ${subject}`;
            uses.set(key, (uses.get(key) ?? 0) + 1);
            users.set(key, (users.get(key) ?? new Set()).add(user));
          }
        }
        expect(usage).toHaveLength(uses.size);
        for (const row of usage) {
          const key = `${row.month} ${row.feature}`;
          expect([row.uses, row.users]).toEqual([uses.get(key), users.get(key)?.size]);
        }
      }),
    );
  });

  it("stays exact beyond 131,072 users and 32,768 features", async () => {
    const lines = ["time,user,event"];
    for (let n = 0; n < 140_000; n += 1)
      lines.push(`2025-01-01,u${n},f${n % 40_000}`, `2025-01-02,u${n},f${n % 40_000}`);
    const { usage } = await read(lines.join("\n"));
    expect(usage[0]).toMatchObject({ feature: null, users: 140_000, uses: 280_000 });
    expect(usage).toHaveLength(40_001);
    const wrong = usage.slice(1).filter(({ feature, users, uses }) => {
      const expected = Number(feature?.slice(1)) < 20_000 ? 4 : 3;
      return users !== expected || uses !== 2 * expected;
    });
    expect(wrong).toEqual([]);
  });
});

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

const [epub, msweb] = [realData("1-usage/epub_download_events.csv"), realData("1-usage/msweb_visits.csv")];

describe.skipIf(!epub.there)(`readUsageEvents of ${epub.title}`, () => {
  const columns = { timestamp: ["timestamp"], user: ["session"], feature: ["document"] };

  it("counts 25,893 downloads of 936 documents, the last 3 of them in 2009 only east of UTC−1", async () => {
    const source = bytesSource("epub.csv", readFileSync(epub.file));
    const { usage, stops, total, leftOut } = await readAll([source], { columns });
    expect(stops).toEqual([]);
    expect(total + sum(leftOut)).toBe(25_893);
    const products = usage.filter(({ feature }) => feature === null);
    const features = usage.filter(({ feature }) => feature !== null);
    expect(products).toHaveLength(73);
    const inYear = (rows: readonly UsageRow[], year: string) =>
      rows.filter(({ month }) => month.startsWith(year)).reduce((all, { uses }) => all + (uses ?? 0), 0);
    expect(["2003", "2004", "2005", "2006", "2007", "2008", "2009"].map((year) => inYear(products, year))).toEqual([
      1746, 2437, 2672, 4970, 6411, 7654, 3,
    ]);
    const uses = new Map<string, number>();
    for (const row of features) uses.set(row.feature ?? "", (uses.get(row.feature ?? "") ?? 0) + (row.uses ?? 0));
    expect(uses.size).toBe(936);
    expect([...uses].sort((a, b) => b[1] - a[1]).slice(0, 3)).toEqual([
      ["doc_11d", 356],
      ["doc_813", 329],
      ["doc_4c6", 288],
    ]);
    expect([...uses.values()].filter((count) => count === 1)).toHaveLength(47);
    const in2008 = new Set(features.filter(({ month }) => month.startsWith("2008")).map(({ feature }) => feature));
    expect(936 - in2008.size).toBe(69);
    expect(products.at(-1)).toMatchObject({ month: "2009-01", uses: 3, full: false });
    const west = await readAll([source], { columns, timeZone: "-01:00" });
    expect(
      inYear(
        west.usage.filter(({ feature }) => feature === null),
        "2009",
      ),
    ).toBe(0);
    const vienna = await readAll([source], { columns, timeZone: "Europe/Vienna" });
    expect(
      inYear(
        vienna.usage.filter(({ feature }) => feature === null),
        "2009",
      ),
    ).toBeGreaterThanOrEqual(3);
  });
});

describe.skipIf(!msweb.there)(`readUsageEvents of ${msweb.title}`, () => {
  it("counts 285 areas and 32,710 users in the month that a person named", async () => {
    const columns = { user: ["user"], feature: ["area"] };
    const constants = { product: "microsoft.com", month: "1998-02" };
    const { usage, stops } = await readAll([bytesSource("m.csv", readFileSync(msweb.file))], { columns, constants });
    expect(stops).toEqual([]);
    const [product, ...areas] = usage;
    expect(product).toMatchObject({ feature: null, users: 32_710, uses: 98_653, full: true });
    expect(areas).toHaveLength(285);
    const usersOf = (area: string) => areas.find(({ feature }) => feature === area)?.users;
    expect(["Free Downloads", "Internet Explorer", "Microsoft.com Search"].map(usersOf)).toEqual([10_835, 9383, 8463]);
    expect(areas.filter(({ users }) => (users ?? 0) < 32_710 / 1000)).toHaveLength(123);
    expect(areas.filter(({ users }) => users === 1)).toHaveLength(21);
    expect(usersOf("Softimage")).toBe(1);
  });
});

const generator = realData("make_large.mjs");

type LargeFacts = {
  readonly events: {
    readonly good_rows: number;
    readonly dirty_rows_added: number;
    readonly monthly_active_users: readonly (readonly [string, number])[];
    readonly top10_last_12_months: readonly (readonly [string, number, object])[];
    readonly events_per_month: readonly (readonly [string, number])[];
  };
};

describe.skipIf(!generator.there)(`readUsageEvents of a generated log (${generator.title})`, () => {
  it.each([
    ["en", "csv"],
    ["de", "csv"],
    ["en", "ndjson"],
  ] as const)("finds what facts.json says, %s %s, between broken lines", async (locale, format) => {
    const folder = mkdtempSync(join(tmpdir(), "winnow-events-"));
    const sizes = ["--events", "20000", "--features", "200", "--users", "2000", "--dirty", "0.01", "--only", "events"];
    execFileSync(process.execPath, [generator.file, "--out", folder, "--locale", locale, "--format", format, ...sizes]);
    const facts = (JSON.parse(readFileSync(join(folder, "facts.json"), "utf8")) as LargeFacts).events;
    const source = bytesSource(`events.${format}`, readFileSync(join(folder, `events.${format}`)));
    const { usage, stops, total, leftOut } = await readAll([source], {
      syntax: format,
      text: { ...events.text, delimiter: locale === "de" ? ";" : "," },
      columns: { timestamp: ["timestamp"], user: ["user_id"], feature: ["feature_id"] },
    });
    rmSync(folder, { recursive: true });
    const good = usage.filter(({ feature }) => feature !== null && feature !== "F99999999");
    const inMonth = (rows: readonly UsageRow[], wanted: string) =>
      rows.filter(({ month }) => month === wanted).reduce((all, { uses }) => all + (uses ?? 0), 0);
    expect(good.reduce((all, { uses }) => all + (uses ?? 0), 0)).toBe(facts.good_rows);
    for (const [month, count] of facts.events_per_month) expect(inMonth(good, month)).toBe(count);
    const products = usage.filter(({ feature }) => feature === null);
    expect(products.map(({ month, users }) => [month, users])).toEqual(facts.monthly_active_users);
    const lastYear = facts.monthly_active_users.slice(-12).map(([month]) => month);
    for (const [feature, count] of facts.top10_last_12_months) {
      const rows = good.filter((row) => row.feature === feature && lastYear.includes(row.month));
      expect(rows.reduce((all, { uses }) => all + (uses ?? 0), 0)).toBe(count);
    }
    const unknown = usage.filter(({ feature }) => feature === "F99999999");
    const stillRead = unknown.reduce((all, { uses }) => all + (uses ?? 0), 0);
    expect(total + sum(leftOut)).toBe(facts.good_rows + stillRead + stops.length);
    expect(stops.length + stillRead).toBeLessThanOrEqual(facts.dirty_rows_added);
    expect(stops.length).toBeGreaterThan(0);
  });
});
