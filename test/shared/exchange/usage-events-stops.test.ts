import { gzipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesSource, textSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { type Reading } from "#shared/exchange/reading.ts";
import { readUsageEvents } from "#shared/exchange/usage-events.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { eventLog, readLog, smallLog, sumOf } from "../../support/event-log.ts";

describe("readUsageEvents", () => {
  it("stops broken NDJSON lines one by one", async () => {
    const good = '{"time":"2025-01-01T00:00:00Z","user":"a","event":"E"}';
    const lines = [good, "{broken", "", "[1]", '{"time":"2025-01-01T00:00:00Z","user":"a"}', "[".repeat(200_000), good];
    const { stops, usage, total, leftOut } = await readLog(lines.join("\n"), { syntax: "ndjson" });
    expect(stops.map(({ line, code }) => [line, code])).toEqual([
      [2, "BROKEN_JSON"],
      [4, "BROKEN_JSON"],
      [5, "NO_NAME"],
      [6, "BROKEN_JSON"],
    ]);
    expect(usage.at(-1)).toMatchObject({ feature: "E", uses: 2, users: 1 });
    expect(total + sumOf(leftOut)).toBe(6);
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
    const { stops, usage, total } = await readLog(text);
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
    const { stops, total, leftOut } = await readLog(`time,user,event\n${"x,a,E\n".repeat(10_500)}2025-01-01,a,E\n`);
    expect(stops).toHaveLength(10_000);
    expect(total + sumOf(leftOut)).toBe(10_501);
    expect(leftOut["cannot be read, beyond the 10,000 that are listed"]).toBe(500);
  });

  it("refuses what is no event log", async () => {
    const code = async (source: ByteSource, reading: Partial<Reading> = {}) => {
      const answer = await readUsageEvents([source], { ...eventLog, ...reading }, unwatched);
      return answer.ok ? "read" : answer.problem.code;
    };
    expect(await code(textSource("e.csv", ""))).toBe("EMPTY");
    expect(await code(textSource("e.csv", "time,user,event\n"))).toBe("ONLY_HEADER");
    expect(await code(textSource("e.csv", "when,who\n1,2\n"))).toBe("UNKNOWN_COLUMN");
    expect(await code(textSource("e.csv", 'time,user,event\n2025-01-01,"a,E\n'))).toBe("UNCLOSED_QUOTE");
    expect(await code(textSource("e.csv", smallLog), { constants: {} })).toBe("NO_PRODUCT");
    expect(await code(textSource("e.csv", smallLog), { columns: { user: ["user"] } })).toBe("NO_PERIOD");
    expect(await code(textSource("e.csv", `${"x,".repeat(100_000)}\n`))).toBe("TOO_MANY_COLUMNS");
    expect(await code(textSource("e.csv", `time,user,event\n${"x".repeat(6_000_000)}`))).toBe("ROW_TOO_LONG");
    const conflict = `${smallLog}<<<<<<< HEAD\n2025-01-01,a,E\n=======\n>>>>>>> other\n`;
    expect(await code(textSource("e.csv", conflict))).toBe("GIT_CONFLICT");
    expect(await code(textSource("e.csv", "<!doctype html><html>\n<body>x</body>\n"))).toBe("WEB_PAGE");
    expect(await code(bytesSource("e.csv", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0)))).toBe(
      "NOT_TEXT",
    );
    const bomb = gzipSync(new Uint8Array(32 * 1024 ** 2), { level: 9 });
    expect(await code(bytesSource("e.csv.gz", bomb))).toBe("BOMB");
    expect(await code(bytesSource("e.csv.gz", gzipSync(strToU8(smallLog)).slice(0, 40)))).toBe("BROKEN_GZIP");
  });
});
