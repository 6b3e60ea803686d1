import { nameIndex } from "#shared/domain/name-index.ts";
import { milliseconds, times, type Measure } from "./measure.ts";

const items = 100_000;
const queries = ["search filter", "coupons checkout", "part 97 slow", "export of reports", "zebra"];

const verbs = "Fix Add Remove Show Hide Translate Export Import Search Sort Merge Split Check Cache Print Retry".split(
  " ",
);
const nouns =
  "coupons search filters reports invoices login checkout members labels teams roles budgets claims quotes faxes maps".split(
    " ",
  );
const ends =
  "when slow|in the checkout|for members abroad|of old reports|after a timeout|on phones|with a keyboard|by month".split(
    "|",
  );

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function titles(): readonly { readonly name: string; readonly within: string }[] {
  return Array.from({ length: items }, (_, at) => {
    const [verb, noun, end] = [verbs[at % 16], nouns[(at >> 4) % 16], ends[(at >> 8) % 8]];
    return { name: `${verb ?? ""} ${noun ?? ""} ${end ?? ""}, part ${at % 997}`, within: `Product ${at % 40}` };
  });
}

function keysOf(typed: string): readonly string[] {
  return Array.from(typed, (_, at) => typed.slice(0, at + 1));
}

/** Types five queries key by key into a search over many items, beside a scan of the lower-case titles. */
export async function searchNames(): Promise<readonly Measure[]> {
  const records = titles();
  const plain = records.map(({ name }) => name.toLowerCase());
  const index = nameIndex(records);
  const taken: number[] = [];
  const scanned: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const text of queries.flatMap(keysOf)) {
      const before = cpu();
      index.search(text, 12);
      const between = cpu();
      plain.filter((title) => title.includes(text));
      taken.push(between - before);
      scanned.push(cpu() - between);
    }
  }
  const [p95, yardstick] = [percentile(taken), percentile(scanned)];
  return [
    {
      area: `search ${items.toLocaleString("en")} items, a keystroke (CPU, p95)`,
      measured: milliseconds(p95),
      yardstick: `scanning lower-case titles ${milliseconds(yardstick)}`,
      ratio: times(p95 / yardstick),
      budget: "≤ 5 ms",
      isWithin: p95 <= 5,
    },
  ];
}

function percentile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN;
}
