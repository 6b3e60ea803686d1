// Each area runs in a process of its own: node kernels.js <area> [<file of events>]. Prints measures as JSON, one a line.
import { mkdtempSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { retirementCandidates } from "#shared/domain/candidates.ts";
import { applyChange } from "#shared/domain/change.ts";
import { judgedSubjects } from "#shared/domain/judged.ts";
import { sealEntry, type Head, type WrittenEntry } from "#shared/domain/journal.ts";
import type { Pool } from "#shared/domain/ledger.ts";
import { moneyWindow } from "#shared/domain/money-window.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { portfolioMoney } from "#shared/domain/product-money.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import type { ByteSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { openJournal } from "../../electron/journal.ts";
import { entryLines } from "../../electron/journal-file.ts";
import { inTurn, least, median, milliseconds, times, type Measure } from "./measure.ts";
import { benchAsOf, benchPortfolio, fullSize } from "./portfolio.ts";

const now = Date.UTC(2025, 8, 9);
const [area = "", file = ""] = process.argv.slice(2);

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

async function events(): Promise<readonly Measure[]> {
  const source = fileSource(file);
  const looked = await sniff(source);
  if (!looked.ok) throw new Error(looked.problem.message);
  const { reading } = guessReading(looked.value, "usageEvents");
  const before = process.memoryUsage().rss;
  let lines = 0;
  const read = async () => {
    const rows = await readRows([source], reading, unwatched);
    if (!rows.ok || rows.value.stops.length > 0) throw new Error("The events were not read whole.");
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
      area: `import ${rows} raw events (CPU)`,
      measured: milliseconds(median(taken)),
      yardstick: `counting lines ${milliseconds(median(yardstick))}`,
      ratio: times(ratio),
      budget: "≤ 8×",
      isWithin: ratio <= 8,
    },
    {
      area: `import ${rows} raw events (memory)`,
      measured: `+${grown.toFixed(0)} MB`,
      yardstick: "the process before",
      ratio: "",
      budget: "≤ +250 MB",
      isWithin: grown <= 250,
    },
  ];
}

/** The same records on new shelves, so that nothing that was worked out before is remembered. */
function forgotten(portfolio: Portfolio): Portfolio {
  const fresh = tableNames.map((table) => {
    const shelves = Array.from(
      portfolio[table] as ReadonlyMap<string, ReadonlyMap<string, object>>,
      ([shelf, records]) => {
        return [shelf, new Map(Array.from(records, ([id, record]) => [id, { ...record }]))] as const;
      },
    );
    return [table, new Map(shelves)] as const;
  });
  return Object.fromEntries(fresh) as unknown as Portfolio;
}

function judge(portfolio: Portfolio): number {
  const overview = portfolioOverview(portfolio, benchAsOf, now);
  return judgedSubjects(portfolio, overview).length;
}

function passOver(portfolio: Portfolio): number {
  let sum = 0;
  for (const { users, eligible, state } of allOf(portfolio.usage)) {
    for (let n = 0; n < users.length; n += 1) {
      if (state[n] !== 0 && (eligible[n] ?? 0) > 0) sum += (users[n] ?? 0) / (eligible[n] ?? 1);
    }
  }
  return sum;
}

const wall = () => performance.now();

async function recompute(): Promise<readonly Measure[]> {
  const portfolio = benchPortfolio(fullSize);
  const copies = Array.from({ length: 31 }, () => forgotten(portfolio));
  const [taken, yardstick] = await inTurn(
    31,
    [() => judge(copies.pop() ?? portfolio), () => passOver(portfolio)],
    wall,
  );
  judge(portfolio);
  const product = [...allOf(portfolio.products)][7];
  const feature = [...allOf(portfolio.features)].find(({ productId }) => productId === product?.id);
  const edited = Array.from({ length: 31 }, (_, n) => {
    const cell = { subject: feature?.id ?? "", month: benchAsOf, eligible: 900, users: n, uses: 2 * n, full: true };
    const change = recordUsage(product?.id ?? "", [cell])(portfolio, { at: now, by: "Bench", seed: `seed-${n}` });
    if (!change.ok) throw new Error(change.problem.message);
    return applyChange(portfolio, change.value.changes);
  });
  const [edits] = await inTurn(31, [() => judge(edited.pop() ?? portfolio), () => judge(portfolio)], wall);
  const overview = portfolioOverview(portfolio, benchAsOf, now);
  const start = cpu();
  let candidates = 0;
  for (const _ of retirementCandidates(portfolio, overview)) candidates += 1;
  const worked = cpu() - start;
  const ratio = least(taken) / least(yardstick);
  return [
    {
      area: "judge 20,000 features × 24 in 500 products anew",
      measured: milliseconds(least(taken)),
      yardstick: `one pass over the matrix ${milliseconds(least(yardstick))}`,
      ratio: times(ratio),
      budget: "≤ 8× and ≤ 16 ms",
      isWithin: ratio <= 8 && least(taken) <= 16,
    },
    {
      area: "judge again after one edit",
      measured: milliseconds(least(edits)),
      yardstick: `judging anew ${milliseconds(least(taken))}`,
      ratio: times(least(edits) / least(taken)),
      budget: "≤ 1 ms",
      isWithin: least(edits) <= 1,
    },
    {
      area: `work out the cases of all ${candidates.toLocaleString("en")} judged subjects (CPU, in slices)`,
      measured: milliseconds(worked),
      yardstick: `judging anew ${milliseconds(least(taken))}`,
      ratio: times(worked / least(taken)),
      budget: "",
      isWithin: null,
    },
  ];
}

function withPools(portfolio: Portfolio): Portfolio {
  const products = [...allOf(portfolio.products)];
  const at = { createdAt: now, updatedAt: now, by: "Bench" };
  const pools = Array.from({ length: 20 }, (_, n): Pool => {
    const weights = products.map(({ id }, p) => ({ productId: id, weight: 1 + ((p * 7 + n) % 13) }));
    return { ...at, id: `pool-${n}`, name: `Pool ${n}`, driver: "users", weights, avoidableShare: 0.3 };
  });
  const [first] = allOf(portfolio.costs);
  if (first === undefined) throw new Error("The portfolio has no costs.");
  const shared = pools.map(
    ({ id }) =>
      [
        id,
        new Map([[`cost-${id}`, { ...first, id: `cost-${id}`, productId: null, featureId: null, poolId: id }]]),
      ] as const,
  );
  return {
    ...portfolio,
    pools: new Map([["", new Map(pools.map((pool) => [pool.id, pool]))]]),
    costs: new Map([...portfolio.costs, ...shared]),
  };
}

async function ledger(): Promise<readonly Measure[]> {
  const portfolio = withPools(benchPortfolio({ ...fullSize, features: 2000, ledgerRows: 200_000 }));
  const copies = Array.from({ length: 11 }, () => forgotten(portfolio));
  const total = (each: Portfolio) => portfolioMoney(each, moneyWindow(each, benchAsOf, 12)).total;
  const onePass = () => {
    let sum = 0;
    for (const shelf of portfolio.costs.values()) for (const { amount } of shelf.values()) sum += amount;
    for (const shelf of portfolio.values.values()) for (const { attribution } of shelf.values()) sum += attribution;
    return sum;
  };
  const [taken, yardstick] = await inTurn(11, [() => total(copies.pop() ?? portfolio), onePass], wall);
  return [
    {
      area: "totals and allocation of 200,000 ledger rows",
      measured: milliseconds(least(taken)),
      yardstick: `one pass over the rows ${milliseconds(least(yardstick))}`,
      ratio: times(least(taken) / least(yardstick)),
      budget: "≤ 100 ms",
      isWithin: least(taken) <= 100,
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

const areas: Readonly<Record<string, () => Promise<readonly Measure[]>>> = { events, recompute, ledger, journal };
for (const measure of (await areas[area]?.()) ?? []) console.log(JSON.stringify(measure));
