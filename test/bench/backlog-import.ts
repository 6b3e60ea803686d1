import { applyChange } from "#shared/domain/change.ts";
import { openChoices } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { textSource } from "#shared/exchange/byte-source.ts";
import { writeCsv } from "#shared/exchange/csv-write.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { Result } from "#shared/result.ts";
import { inTurn, median, milliseconds, times, type Measure } from "./measure.ts";

const issues = 20_000;

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const states = ["To Do", "In Progress", "Done", "Backlog", "Closed"];
const types = ["Bug", "Story", "Task", "Epic"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"];

function records(): readonly (readonly string[])[] {
  return Array.from({ length: issues }, (_, at) => {
    const isDone = at % 5 === 2 || at % 5 === 4;
    const created = `${1 + (at % 28)}/${months[at % 6] ?? ""}/24 ${1 + (at % 12)}:05 PM`;
    return [
      `Issue ${at}: what should be better about part ${at % 97}`,
      `BENCH-${at + 1}`,
      types[at % 4] ?? "",
      states[at % 5] ?? "",
      "Bench",
      isDone ? "Fixed" : "",
      created,
      isDone ? `${1 + (at % 28)}/Jul/24 9:30 AM` : "",
      `label${at % 11}`,
      at % 3 === 0 ? "second" : "",
      "A description of some length. ".repeat(1 + (at % 20)),
      String(1 + (at % 13)),
      at % 7 === 0 ? "24/Jul/24 9:30 AM;somebody;Looks right to me" : "",
    ];
  });
}

const header =
  "Summary,Issue key,Issue Type,Status,Project name,Resolution,Created,Resolved,Labels,Labels,Description,Custom field (Story Points),Comment".split(
    ",",
  );

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function imported(csv: string, into: Portfolio): Promise<Portfolio> {
  const source = textSource("bench.csv", csv);
  const { reading } = guessReading(taken(await sniff(source)));
  const read = taken(await readRows([source], reading, unwatched));
  const file = {
    name: "bench.csv",
    hash: String(csv.length).padStart(64, "0"),
    size: csv.length,
    format: reading.format,
    source: "bench",
    recipeId: null,
    statements: [],
  };
  const create = { team: "create", product: "create", feature: "create", pool: "create" } as const;
  const plan = taken(planImport(into, read, { ...openChoices, unknownNames: create }, file));
  const change = taken(importCommand(plan)(into, { at: 1, by: "Bench", seed: `seed-${csv.length}` }));
  return applyChange(into, change.changes);
}

/** Reading, planning and taking in 20,000 issues of a tracker, beside passing over the bytes of their file once. */
export async function backlogImport(): Promise<readonly Measure[]> {
  const csv = writeCsv([header, ...records()]);
  const passOver = () => {
    let sum = 0;
    for (let at = 0; at < csv.length; at += 1) sum += csv.charCodeAt(at);
    return sum;
  };
  const [whole, bytes] = await inTurn(5, [() => imported(csv, emptyPortfolio), passOver], cpu);
  const portfolio = await imported(csv, emptyPortfolio);
  const changed = csv.replaceAll("part 13", "part thirteen");
  const [again] = await inTurn(5, [() => imported(changed, portfolio), passOver], cpu);
  return [
    { area: "import of 20,000 issues (CPU)", taken: whole },
    { area: "the same again with 1 % changed (CPU)", taken: again },
  ].map(({ area, taken: runs }) => ({
    area,
    measured: milliseconds(median(runs)),
    yardstick: `a pass over its ${(csv.length / 1e6).toFixed(1)} MB ${milliseconds(median(bytes))}`,
    ratio: times(median(runs) / median(bytes)),
    budget: "≤ 5 s",
    isWithin: median(runs) <= 5000,
  }));
}
