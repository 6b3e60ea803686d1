import { gzipSync, strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesSource, textSource } from "#shared/exchange/byte-source.ts";
import { blankReading } from "#shared/exchange/reading.ts";
import { readUsageEvents } from "#shared/exchange/usage-events.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { eventLog, figuresOf, readLog, readLogs, smallLog, sumOf } from "../../support/event-log.ts";

describe("readUsageEvents", () => {
  it("counts uses and distinct users by feature and month, and the product's users as eligible", async () => {
    const { usage, total, leftOut, notices, stops } = await readLog(smallLog);
    expect(figuresOf(usage)).toEqual([
      ["2025-01", null, null, 2, 4, true],
      ["2025-01", "Search", 2, 2, 3, true],
      ["2025-01", "Fax", 2, 1, 1, true],
      ["2025-02", null, null, 1, 2, false],
      ["2025-02", "Search", 1, 1, 2, false],
    ]);
    expect(usage[2]).toMatchObject({ line: 5, row: 4, product: "Shop", span: 1 });
    expect(total + sumOf(leftOut)).toBe(6);
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
    const text = `${smallLog}2025-04-30T00:00:00Z,bob,Search\n`;
    const answer = await readLog(text, { usage });
    expect(answer.notices).toContain(
      "A feature without an event in a month in which its product had some was not used: 2 zeros.",
    );
    expect(figuresOf(answer.usage).filter(([, feature]) => feature === "Fax")).toEqual([
      ["2025-01", "Fax", 2, 1, 1, true],
      ["2025-02", "Fax", 1, 0, 0, true],
      ["2025-04", "Fax", 1, 0, 0, true],
    ]);
    expect(answer.notices).toContain("1 months between 2025-01 and 2025-04 have no events; they stay missing.");
  });

  it("gives no zero in a month in which an event of the feature was stopped", async () => {
    const text = `${smallLog}2025-02-21T00:00:00Z,,Fax\n2025-03-31T00:00:00Z,ann,Search\n`;
    const { usage, stops } = await readLog(text, { usage: blankReading("usageEvents").usage });
    expect(stops.map(({ code }) => code)).toEqual(["NO_NAME"]);
    expect(usage.filter(({ feature }) => feature === "Fax").map(({ month, uses }) => [month, uses])).toEqual([
      ["2025-01", 1],
      ["2025-03", 0],
    ]);
  });

  it("gives the same counts whatever the delimiter, quotes, line ends, order of columns and slices", async () => {
    const expected = figuresOf((await readLog(smallLog)).usage);
    const rows = smallLog
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
      const text = { ...eventLog.text, delimiter };
      const csv = asCsv(delimiter, end, quote);
      expect(figuresOf((await readLog(`\uFEFF${csv}`, { text })).usage)).toEqual(expected);
      expect(figuresOf((await readLog(csv.trimEnd(), { text })).usage)).toEqual(expected);
      expect(figuresOf((await readLog(`sep=${delimiter}${end}${csv}`)).usage)).toEqual(expected);
    }
    const inGzip = bytesSource("events.csv.gz", gzipSync(strToU8(smallLog)));
    expect(figuresOf((await readLogs([inGzip])).usage)).toEqual(expected);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(smallLog, (c) => c.charCodeAt(0)).buffer),
    ]);
    const text = { ...eventLog.text, encoding: "utf-16le" } as const;
    expect(figuresOf((await readLogs([bytesSource("e.csv", utf16)], { text })).usage)).toEqual(expected);
    const [header = "", ...lines] = smallLog.trim().split("\n");
    const halves = [lines.slice(0, 3), lines.slice(3)].map((part, n) =>
      textSource(`${n}.csv`, [header, ...part].join("\n")),
    );
    expect(figuresOf((await readLogs(halves)).usage)).toEqual(expected);
  });

  it("numbers the rows of several files on, so that none is counted twice", async () => {
    const files = ["a.csv", "b.csv"].map((name) => textSource(name, "time,user,event\n2025-01-01,a,E\nnever,a,E\n"));
    const { usage, stops, total, leftOut } = await readLogs(files);
    expect(stops.map(({ row, line, file }) => [row, line, file])).toEqual([
      [2, 3, "a.csv"],
      [4, 3, "b.csv"],
    ]);
    expect(usage.map(({ row }) => row)).toEqual([1, 1]);
    expect([total, sumOf(leftOut)]).toEqual([3, 1]);
  });

  it("reads NDJSON, plain and escaped, in the same way", async () => {
    const rows = smallLog
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
    expect(figuresOf((await readLog(ndjson, { syntax: "ndjson" })).usage)).toEqual(
      figuresOf((await readLog(smallLog)).usage),
    );
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
    const { usage, stops } = await readLog(`time,user,event\n${times.map((time) => `${time},a,E\n`).join("")}`);
    expect(stops).toEqual([]);
    expect(figuresOf(usage)).toEqual([
      ["2025-03", null, null, 1, 10, false],
      ["2025-03", "E", 1, 1, 10, false],
    ]);
    const slashes = "time,user,event\n04/03/2025,a,E\n";
    const dates = { ...eventLog.dates, order: "dayFirst" } as const;
    expect((await readLog(slashes, { dates })).usage[0]?.month).toBe("2025-03");
    expect((await readLog(slashes, { dates: { ...dates, order: "monthFirst" } })).usage[0]?.month).toBe("2025-04");
  });

  it("takes 24:00 for the beginning of the next day, with an offset or without", async () => {
    const times = ["2025-03-31T24:00:00", "2025-03-31T24:00:00Z", "2025-03-30 24:00", "2025-03-31 24:01"];
    const { usage, stops } = await readLog(`time,user,event\n${times.map((time) => `${time},a,E\n`).join("")}`);
    expect(stops.map(({ line, code }) => [line, code])).toEqual([[5, "NO_SUCH_DATE"]]);
    expect(usage.filter(({ feature }) => feature !== null).map(({ month, uses }) => [month, uses])).toEqual([
      ["2025-03", 1],
      ["2025-04", 2],
    ]);
  });

  it("tells months apart in the stated zone", async () => {
    const text = "time,user,event\n2025-03-31T22:30:00Z,a,E\n2025-03-31T21:30:00Z,a,E\n2025-03-31T23:30:00,a,E\n";
    const months = async (timeZone: string) =>
      (await readLog(text, { timeZone })).usage.map(({ month, uses }) => [month, uses]).slice(0, -1);
    expect(await months("Europe/Vienna")).toEqual([
      ["2025-03", 2],
      ["2025-03", 2],
      ["2025-04", 1],
    ]);
    expect((await readLog(text, { timeZone: "+03:00" })).usage.filter(({ feature }) => feature === null)).toMatchObject(
      [
        { month: "2025-03", uses: 1 },
        { month: "2025-04", uses: 2 },
      ],
    );
    const answer = await readUsageEvents(
      [textSource("e.csv", text)],
      { ...eventLog, timeZone: "Mars/Base" },
      unwatched,
    );
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
    const columns = { ...eventLog.columns, product: ["app"] };
    const values = { product: [{ found: "TWO", meant: "Second" }] };
    const leaveOut = [{ column: "event", values: ["ping"] }];
    const { usage, leftOut, total } = await readLog(text, { columns, values, leaveOut, constants: {} });
    expect(
      usage.map(({ product, feature, users, uses, eligible }) => [product, feature, users, uses, eligible]),
    ).toEqual([
      ["One", null, 2, 2, null],
      ["Second", null, 1, 2, null],
      ["One", "Open", 2, 2, 2],
      ["Second", "Open", 1, 2, 1],
    ]);
    expect(leftOut["event is ping"]).toBe(1);
    expect(total + sumOf(leftOut)).toBe(5);
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
    const { usage } = await readLog(
      `time,user,event\n${names.map((name, n) => `2025-01-01,u${n},"${name}"\n`).join("")}`,
    );
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
    const answer = await readLog("user,event\na,E\na,E\nb,E\n", {
      columns,
      constants: { product: "P", month: "1998-02" },
    });
    expect(figuresOf(answer.usage)).toEqual([
      ["1998-02", null, null, 2, 3, true],
      ["1998-02", "E", 2, 2, 3, true],
    ]);
    expect(answer.notices).toContain("The events carry no time: all are taken as 1998-02, the whole of it.");
    const part = await readLog("user,event\na,E\n", {
      columns,
      constants: { product: "P", month: "1998-02", observed: "partial" },
    });
    expect(part.usage.every(({ full }) => !full)).toBe(true);
  });

  it("counts without users, and without features", async () => {
    const uses = await readLog(smallLog, { columns: { timestamp: ["time"], feature: ["event"] } });
    expect(uses.usage[1]).toMatchObject({ feature: "Search", users: null, eligible: null, uses: 3 });
    const products = await readLog(smallLog, { columns: { timestamp: ["time"], user: ["user"] } });
    expect(figuresOf(products.usage).map(([, feature, , users, count]) => [feature, users, count])).toEqual([
      [null, 2, 4],
      [null, 1, 2],
    ]);
  });

  it("tells its progress and stops when it is cancelled", async () => {
    const text = `time,user,event\n${"2025-01-05T00:00:00Z,ann,Search\n".repeat(100_000)}`;
    const seen: number[] = [];
    const watch = { onProgress: (at: number) => void seen.push(at), isCancelled: () => seen.length >= 2 };
    const answer = await readUsageEvents([textSource("e.csv", text)], eventLog, watch);
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
        const { usage } = await readLog(`time,user,event\n${lines.join("\n")}`);
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
    const { usage } = await readLog(lines.join("\n"));
    expect(usage[0]).toMatchObject({ feature: null, users: 140_000, uses: 280_000 });
    expect(usage).toHaveLength(40_001);
    const wrong = usage.slice(1).filter(({ feature, users, uses }) => {
      const expected = Number(feature?.slice(1)) < 20_000 ? 4 : 3;
      return users !== expected || uses !== 2 * expected;
    });
    expect(wrong).toEqual([]);
  });
});
