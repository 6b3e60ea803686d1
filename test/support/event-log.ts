import type { UsageRow } from "#shared/domain/import-rows.ts";
import { textSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { readUsageEvents } from "#shared/exchange/usage-events.ts";
import { unwatched } from "#shared/exchange/watch.ts";

/** How the logs of tests are read unless a test says otherwise. */
export const eventLog: Reading = {
  ...blankReading("usageEvents"),
  columns: { timestamp: ["time"], user: ["user"], feature: ["event"] },
  constants: { product: "Shop" },
  usage: { ...blankReading("usageEvents").usage, absent: "missing" },
};

/** Two months, two people and two features. */
export const smallLog = `time,user,event
2025-01-01T00:00:00Z,ann,Search
2025-01-15T10:00:00Z,bob,Search
2025-01-15T10:00:00Z,bob,Search
2025-01-31T23:59:59Z,ann,Fax
2025-02-01T00:00:00Z,bob,Search
2025-02-20T00:00:00Z,bob,Search
`;

/** What several files of events come to. */
export async function readLogs(sources: readonly ByteSource[], reading: Partial<Reading> = {}) {
  const answer = await readUsageEvents(sources, { ...eventLog, ...reading }, unwatched);
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
  return answer.value;
}

/** What the text of one file of events comes to. */
export function readLog(text: string, reading: Partial<Reading> = {}) {
  return readLogs([textSource("events.csv", text)], reading);
}

/** The figures of rows, one list each. */
export function figuresOf(rows: readonly UsageRow[]) {
  return rows.map(({ month, feature, eligible, users, uses, full }) => [month, feature, eligible, users, uses, full]);
}

/** All counts together. */
export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
