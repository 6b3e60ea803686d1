// Each area runs in a process of its own: node kernels.js <area> [<file of events>]. Prints measures as JSON, one a line.
import { mkdtempSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { sealEntry, type Head, type WrittenEntry } from "#shared/domain/journal.ts";
import type { ImportFormat } from "#shared/domain/import-batch.ts";
import type { ByteSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { openJournal } from "../../electron/journal.ts";
import { entryLines } from "../../electron/journal-file.ts";
import { backlogImport } from "./backlog-import.ts";
import { ledger, recompute } from "./judging.ts";
import { evaluated } from "./experiments.ts";
import { inTurn, median, milliseconds, times, type Measure } from "./measure.ts";
import { searchNames } from "./search.ts";
import { stability } from "./stability.ts";

const [area = "", file = ""] = process.argv.slice(2);

const wall = () => performance.now();

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function fileSource(path: string): ByteSource {
  const handle = openSync(path, "r");
  return {
    name: basename(path),
    size: statSync(path).size,
    slice: async (from, to) => {
      const bytes = new Uint8Array(to - from);
      return bytes.subarray(0, readSync(handle, bytes, 0, to - from, from));
    },
  };
}

async function countLines({ size, slice }: ByteSource): Promise<number> {
  let lines = 0;
  for (let at = 0; at < size; at += 1024 * 1024) {
    const bytes = await slice(at, Math.min(size, at + 1024 * 1024));
    for (let n = 0; n < bytes.length; n += 1) if (bytes[n] === 10) lines += 1;
  }
  return lines;
}

type RawRows = {
  readonly format: ImportFormat;
  readonly what: string;
  readonly times: number;
  readonly megabytes: number;
};

/** Counting a file of rows that are never kept, beside counting its lines. */
async function rawRows({ format, what, times: most, megabytes }: RawRows): Promise<readonly Measure[]> {
  const source = fileSource(file);
  const looked = await sniff(source);
  if (!looked.ok) throw new Error(looked.problem.message);
  const { reading } = guessReading(looked.value, format);
  const before = process.memoryUsage().rss;
  let lines = 0;
  const read = async () => {
    const rows = await readRows([source], reading, unwatched);
    if (!rows.ok || rows.value.stops.length > 0) throw new Error(`The ${what} were not read whole.`);
  };
  const count = async () => {
    lines = await countLines(source);
  };
  const [taken, yardstick] = await inTurn(5, [read, count], cpu);
  const grown = process.resourceUsage().maxRSS / 1024 - before / 1024 ** 2;
  const ratio = median(taken) / median(yardstick);
  const rows = (lines - 1).toLocaleString("en");
  return [
    {
      area: `import ${rows} ${what} (CPU)`,
      measured: milliseconds(median(taken)),
      yardstick: `counting lines ${milliseconds(median(yardstick))}`,
      ratio: times(ratio),
      budget: `≤ ${most}×`,
      isWithin: ratio <= most,
    },
    {
      area: `import ${rows} ${what} (memory)`,
      measured: `+${grown.toFixed(0)} MB`,
      yardstick: "the process before",
      ratio: "",
      budget: `≤ +${megabytes} MB`,
      isWithin: grown <= megabytes,
    },
  ];
}

async function journal(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "winnow-bench-"));
  const entries: WrittenEntry[] = [];
  let head: Head | null = null;
  for (let n = 1; n <= 300; n += 1) {
    const draft = {
      installation: "bench-installation",
      lamport: n,
      id: `entry-${n}-abcd`,
      at: n,
      by: "Bench",
      label: "Edit",
      touches: [],
    };
    const entry: WrittenEntry = await sealEntry(draft, [JSON.stringify({ changes: ["x".repeat(400)] })], head);
    head = { seq: entry.envelope.seq, hash: entry.envelope.hash };
    entries.push(entry);
  }
  const opened = await openJournal({ folder: join(folder, "journal"), kept: join(folder, "kept") });
  const bare = await open(join(folder, "bare"), "w");
  const lines = entries.map((entry) => entryLines(entry));
  let [next, position, written] = [0, 0, 0];
  const append = async () => {
    const entry = entries[next];
    next += 1;
    if (entry !== undefined && !(await opened.append(entry)).ok) throw new Error("The journal refused an entry.");
  };
  const write = async () => {
    const bytes = lines[written] ?? Buffer.alloc(0);
    written += 1;
    await bare.write(bytes, 0, bytes.length, position);
    await bare.datasync();
    position += bytes.length;
  };
  const [taken, yardstick] = await inTurn(300, [append, write], wall);
  await opened.close();
  await bare.close();
  rmSync(folder, { recursive: true });
  const ratio = median(taken) / median(yardstick);
  return [
    {
      area: "append a journal entry (p50)",
      measured: milliseconds(median(taken)),
      yardstick: `bare append and fdatasync ${milliseconds(median(yardstick))}`,
      ratio: times(ratio),
      budget: "≤ 1 ms beyond it",
      isWithin: median(taken) - median(yardstick) <= 1,
    },
  ];
}

const areas: Readonly<Record<string, () => Promise<readonly Measure[]>>> = {
  events: async () => rawRows({ format: "usageEvents", what: "raw events", times: 8, megabytes: 250 }),
  units: async () => rawRows({ format: "experimentUnits", what: "units of an experiment", times: 10, megabytes: 450 }),
  experiments: async () => Promise.resolve(evaluated()),
  recompute,
  ledger,
  journal,
  backlog: backlogImport,
  search: searchNames,
  stability,
};
for (const measure of (await areas[area]?.()) ?? []) console.log(JSON.stringify(measure));
