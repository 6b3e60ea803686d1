import type { ImportFormat } from "#shared/domain/import-batch.ts";
import type { ImportChoices } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { Stop } from "#shared/domain/import-rows.ts";
import { sourceOf } from "#shared/domain/import-source.ts";
import type { Month } from "#shared/domain/month.ts";
import { tableNames, type TableName } from "#shared/domain/portfolio.ts";
import { editSettings } from "#shared/domain/settings.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import type { Result } from "#shared/result.ts";
import { longMonth } from "#shared/words/format.ts";
import { importStatements } from "#shared/words/import.ts";
import { changeReading } from "./importing.ts";
import type { FileGroup } from "./importing-groups.ts";
import { currentImport, noteImport } from "./importing-state.ts";
import { runImportWork } from "./importing-work.ts";
import { askForPlan, askWorker, sendTables } from "./importing-worker.ts";
import { commit, currentPortfolio, currentState } from "./portfolio.ts";
import { takeSnapshot } from "./safekeeping.ts";

/** Imports of more rows than this are preceded by a snapshot. */
const snapshotAbove = 1000;

const tablesOf: Readonly<Record<ImportFormat, readonly TableName[]>> = {
  usageTable: ["usage"],
  usageEvents: ["usage"],
  cost: ["costs"],
  focus: ["costs"],
  value: ["values"],
  products: ["dependencies"],
  dependencies: ["dependencies"],
  backstage: ["dependencies"],
  backlog: ["settings", "backlog", "fields", "proposals"],
  experimentArms: ["settings", "experiments"],
  experimentUnits: ["settings", "experiments"],
  experimentCards: ["settings", "experiments"],
};

/** Reads and plans the whole file; then shows what is still to be answered, else the check. */
export async function checkFile(): Promise<void> {
  if (!(await readAndPlan())) return;
  noteImport({ step: hasOpenQuestions() ? "values" : "check" });
}

/** Plans again with what was answered and shows the check; names that only a new reading brought up are asked first. */
export async function checkAnswers(): Promise<void> {
  const { isStale, plan } = currentImport();
  if ((isStale || plan === null) && !(await readAndPlan())) return;
  const isAsking = isStale && hasOpenNames();
  if (!isAsking) noteImport({ step: "check" });
}

function hasOpenNames(): boolean {
  return currentImport().plan?.questions.some(({ answer }) => answer === null) ?? false;
}

function hasOpenQuestions(): boolean {
  const { read, reading, recipe, plan } = currentImport();
  const isFocus = recipe === null && reading?.format === "focus" && asksForProducts(reading);
  const isBacklog = recipe === null && reading !== null && hasStates(reading);
  return isFocus || isBacklog || (read?.unknownWords.length ?? 0) > 0 || hasOpenNames() || asksForCard(plan);
}

/** Whether arms or metrics of the file are called otherwise on the card of their experiment. */
export function asksForCard(plan: ImportPlan | null): boolean {
  return plan?.rows.some(({ stop }) => stop?.code === "UNKNOWN_ARM" || stop?.code === "UNKNOWN_METRIC") ?? false;
}

/** Whether a column or tag of a cloud bill names products, so that its values have to be matched. */
export function asksForProducts(reading: Reading): boolean {
  return reading.columns["product"] !== undefined || reading.options["tag"] !== undefined;
}

/** Whether a file says states of work in words of its own, which a person looks at before they become stages. */
export function hasStates({ format, columns, options }: Reading): boolean {
  return format === "backlog" && options["own"] === undefined && columns["stage"] !== undefined;
}

/** Changes choices and plans again; the step stays. */
export async function choose(choices: Partial<ImportChoices>): Promise<void> {
  noteImport({ choices: { ...currentImport().choices, ...choices } });
  await readAndPlan();
}

/** Changes how the file is read, reads it again and plans again; the step stays. */
export async function readAnew(fields: Partial<Reading>): Promise<void> {
  changeReading(fields);
  await readAndPlan();
}

async function readAndPlan(): Promise<boolean> {
  const { group, reading } = currentImport();
  if (group === null || reading === null) return false;
  if (currentState().ready.size < tableNames.length) {
    const problem = { code: "LOADING", message: "The portfolio is still being read.", fix: "Try again in a moment." };
    noteImport({ problem });
    return false;
  }
  const planned = await runImportWork("Checking the file", (progress) => planOf(group, reading, progress));
  if (planned === null) return false;
  if (planned.ok) {
    noteImport({ plan: planned.value });
    return true;
  }
  // A cancelled worker has forgotten what it read, and without a plan there is nothing to answer or check.
  const { step } = currentImport();
  noteImport({ read: null, plan: null, step: step === "values" || step === "check" ? "columns" : step });
  return false;
}

async function planOf(
  group: FileGroup,
  reading: Reading,
  progress: (share: number) => void,
): Promise<Result<ImportPlan>> {
  let { read } = currentImport();
  if (read === null || currentImport().isStale) {
    const answer = await askWorker("read", { files: group.files, reading }, progress);
    if (!answer.ok) return answer;
    read = answer.value;
    noteImport({ read, isStale: false });
  }
  const named: readonly TableName[] = ["teams", "products", "features", "pools", "batches"];
  await sendTables(currentPortfolio(), [...named, ...tablesOf[reading.format]]);
  const { recipe, choices } = currentImport();
  const file = {
    name: group.name,
    hash: read.hash,
    size: group.size,
    format: reading.format,
    source: recipe?.name ?? sourceOf(group.name),
    recipeId: recipe?.id ?? null,
    statements: importStatements(reading, read.leftOut),
  };
  return askForPlan({ file, choices });
}

/** Commits exactly the plan that is shown, after a snapshot when it is large; then judges as of a month when asked to. */
export async function importPlan(plan: ImportPlan, judgeAsOf: Month | null): Promise<void> {
  if (plan.counts.rows > snapshotAbove) {
    const kept = await runImportWork("Taking a snapshot", () => takeSnapshot("beforeImport"));
    if (kept?.ok !== true) return;
  }
  const committed = commit(importCommand(plan));
  if (!committed.ok) {
    noteImport({ problem: committed.problem });
    if (committed.problem.code === "STALE") await readAndPlan();
    return;
  }
  if (judgeAsOf !== null) commit(editSettings({ asOf: judgeAsOf }, `Judge as of ${longMonth(judgeAsOf)}`));
  noteImport({ step: "result", imported: { entryId: committed.value.id, plan }, problem: null });
}

/** The stopped rows of a plan as CSV, with the reason behind each. */
export async function stoppedRows(plan: ImportPlan): Promise<string | null> {
  const { group, reading } = currentImport();
  if (group === null || reading === null) return null;
  const question = { files: group.files, reading, stops: firstStops(plan) };
  const written = await runImportWork("Writing the stopped rows", () => askWorker("stopped", question));
  return written?.ok === true ? written.value : null;
}

/** One reason for each stopped row of the file; that a neighbour is stopped is the least of them. */
function firstStops({ rows }: ImportPlan): readonly Stop[] {
  const first = new Map<number, Stop>();
  for (const { stop } of rows) {
    if (stop === null) continue;
    const before = first.get(stop.row);
    if (before === undefined || before.code === "ROW_STOPPED") first.set(stop.row, stop);
  }
  return [...first.values()];
}
