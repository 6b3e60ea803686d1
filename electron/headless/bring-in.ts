import { randomBytes } from "node:crypto";
import { applyChange, type Command } from "#shared/domain/change.ts";
import { seedAt, type Stamp } from "#shared/domain/ids.ts";
import { openChoices, type ImportChoices, type NameChoice } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { ReadRows, Stop } from "#shared/domain/import-rows.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { contentHash } from "#shared/exchange/content-hash.ts";
import { readMainRows } from "#shared/exchange/read-main.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import { importStatements } from "#shared/words/import.ts";
import type { Arrival } from "./arrivals.ts";
import type { ProposeOrder } from "./order.ts";

/** A row that stays out, with the file it stands in. */
export type StoppedRow = Stop & { readonly file: string };

/** What became of one arrival. */
export type BroughtIn = {
  readonly name: string;
  readonly read: Pick<ReadRows, "notices" | "leftOut">;
  readonly plan: ImportPlan;
  readonly stopped: readonly StoppedRow[];
};

/** The portfolio with everything in it, or what stands in the way of one file, with every row that is stopped. */
export type Intake =
  | { readonly kind: "taken"; readonly portfolio: Portfolio; readonly imports: readonly BroughtIn[] }
  | { readonly kind: "stopped"; readonly problem: Problem; readonly stopped: readonly StoppedRow[] };

/** Who acts, and when; every command gets a seed of its own. */
export type Actor = { readonly by: string; readonly at: number };

/** The choices that a command line makes: names that only files know are created, and every doubt stops its row. */
function choicesOf(order: ProposeOrder): ImportChoices {
  return {
    ...openChoices,
    unknownNames: { team: "create", product: "create", feature: "create", pool: "create" },
    lookalikes: order.alike === "apart" ? "apart" : "ask",
    otherConflicts: order.conflicts,
    withoutStopped: order.skipStopped,
  };
}

type Questions = ImportPlan["questions"];

/** What the command line says of the names that a plan asks about. */
function answersTo(questions: Questions, order: ProposeOrder): ImportChoices["names"] {
  const answers: Record<string, NameChoice> = {};
  for (const question of questions) {
    const said = order.same.find(({ written }) => written === question.name);
    const isAlike = order.alike === "same" && question.why === "lookalike";
    const answer = said !== undefined ? named(question, said.meant) : isAlike ? alikeAs(question, questions) : null;
    if (answer !== null) answers[question.key] = answer;
  }
  return answers;
}

function named({ candidates }: Questions[number], meant: string): NameChoice {
  const record = candidates.find(({ id, name }) => id !== null && name === meant)?.id ?? null;
  return record === null ? { use: "name", name: meant } : { use: "record", id: record };
}

/** Names alike mean the one record among them, else the one that most rows write; null where several records are alike. */
function alikeAs(question: Questions[number], questions: Questions): NameChoice | null {
  const records = question.candidates.flatMap(({ id }) => (id === null ? [] : [id]));
  const [record] = records;
  if (record !== undefined) return records.length === 1 ? { use: "record", id: record } : null;
  const spellings = new Set(question.candidates.map(({ name }) => name));
  const isSpelling = (other: Questions[number]) =>
    other.kind === question.kind && other.product === question.product && spellings.has(other.name);
  const [usual] = [question, ...questions.filter(isSpelling)].sort(
    (a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1),
  );
  return usual === undefined || usual === question ? { use: "create" } : { use: "name", name: usual.name };
}

function stampOf({ by, at }: Actor): Stamp {
  return { at, by, seed: seedAt(at, randomBytes(10)) };
}

/** The portfolio after a command; refuses like the command. */
export function changed(portfolio: Portfolio, command: Command, actor: Actor): Result<Portfolio> {
  const change = command(portfolio, stampOf(actor));
  return change.ok ? ok(applyChange(portfolio, change.value.changes)) : change;
}

/** Brings files in one after another, by the same plans and commands as the window. */
export async function bringIn(
  portfolio: Portfolio,
  arrivals: readonly Arrival[],
  order: ProposeOrder,
  actor: Actor,
): Promise<Intake> {
  const imports: BroughtIn[] = [];
  let present = portfolio;
  for (const arrival of arrivals) {
    const planned = await planArrival(present, arrival, order);
    if (!planned.ok) return { kind: "stopped", problem: within(arrival, planned.problem), stopped: [] };
    const { plan, stopped } = planned.value;
    if (plan.problem?.code === "STOPPED_ROWS") {
      return { kind: "stopped", problem: within(arrival, plan.problem), stopped };
    }
    imports.push(planned.value);
    if (plan.problem?.code === "NOTHING_NEW") continue;
    const taken = changed(present, importCommand(plan), actor);
    if (!taken.ok) return { kind: "stopped", problem: within(arrival, taken.problem), stopped };
    present = taken.value;
  }
  return { kind: "taken", portfolio: present, imports };
}

async function planArrival(portfolio: Portfolio, arrival: Arrival, order: ProposeOrder): Promise<Result<BroughtIn>> {
  const { name, sources, reading, origin } = arrival;
  const read = await readMainRows(sources, reading, unwatched);
  if (!read.ok) return read;
  const { notices, leftOut } = read.value;
  const file = {
    name,
    hash: await contentHash(sources, unwatched),
    size: sources.reduce((sum, { size }) => sum + size, 0),
    format: reading.format,
    source: origin,
    recipeId: null,
    statements: importStatements(reading, leftOut),
  };
  const choices = choicesOf(order);
  const open = planImport(portfolio, read.value, choices, file);
  if (!open.ok) return open;
  const names = answersTo(open.value.questions, order);
  const plan = Object.keys(names).length === 0 ? open : planImport(portfolio, read.value, { ...choices, names }, file);
  if (!plan.ok) return plan;
  return ok({ name, read: { notices, leftOut }, plan: plan.value, stopped: stopsOf(arrival, plan.value) });
}

/** One stop for each row: the cause, and not what merely follows from it. */
function stopsOf({ name }: Arrival, plan: ImportPlan): readonly StoppedRow[] {
  const causes = new Map<number, Stop>();
  for (const { stop } of plan.rows) {
    if (stop === null) continue;
    const known = causes.get(stop.row);
    if (known === undefined || known.code === "ROW_STOPPED") causes.set(stop.row, stop);
  }
  return [...causes.values()].map((stop) => ({ ...stop, file: stop.file ?? name }));
}

function within({ name }: Arrival, { code, message, fix }: Problem): Problem {
  return refuse(code, message.includes(name) ? message : `${name}: ${message}`, fix).problem;
}
