import type { ImportFormat, Recipe } from "#shared/domain/import-batch.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import type { ImportChoices } from "#shared/domain/import-choices.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { Stop } from "#shared/domain/import-rows.ts";
import { sourceOf } from "#shared/domain/import-source.ts";
import type { Month } from "#shared/domain/month.ts";
import { tableNames, type TableName } from "#shared/domain/portfolio.ts";
import { editSettings } from "#shared/domain/settings.ts";
import { guessReading, readingFor } from "#shared/exchange/guess.ts";
import { placesOf } from "#shared/exchange/header.ts";
import { readReading, type Reading } from "#shared/exchange/reading.ts";
import { refuse, type Result } from "#shared/result.ts";
import { longMonth } from "#shared/words/format.ts";
import { importStatements } from "#shared/words/import.ts";
import type { FoundValues, GivenFile } from "./import-worker-messages.ts";
import { groupFiles, type FileGroup } from "./importing-groups.ts";
import { currentImport, noImport, noteImport, type ImportStep } from "./importing-state.ts";
import { askForPlan, askWorker, sendTables, stopWorker } from "./importing-worker.ts";
import { commit, currentPortfolio, currentState } from "./portfolio.ts";
import { takeSnapshot } from "./safekeeping.ts";
import { startWork } from "./work.ts";

/** Imports of more rows than this are preceded by a snapshot. */
const snapshotAbove = 1000;

let runs = 0;

/** Runs work of the worker: shown here and in the status bar, cancelled from either; a newer run makes it void. */
async function run<T>(
  label: string,
  work: (progress: (share: number) => void) => Promise<Result<T>>,
): Promise<Result<T> | null> {
  runs += 1;
  const own = runs;
  const shown = startWork(label, cancelImportWork);
  noteImport({ work: { label, share: null }, problem: null });
  try {
    const answer = await work((share) => {
      shown.progress(share);
      if (own === runs) noteImport({ work: { label, share } });
    });
    if (own !== runs) return null;
    noteImport({ work: null, problem: answer.ok || answer.problem.code === "CANCELLED" ? null : answer.problem });
    return answer;
  } catch (error) {
    noteImport({ work: null, bug: error instanceof Error ? error : new Error(String(error)) });
    return null;
  } finally {
    shown.end();
  }
}

/** Ends what the worker does, at once; nothing was written, and what was chosen so far stays. */
export function cancelImportWork(): void {
  stopWorker();
}

/** Forgets the import, whatever it had come to. */
export function startOver(): void {
  runs += 1;
  stopWorker();
  noteImport(noImport);
}

/** Takes files from the disk or pasted text, looks at each, and begins with the first group of them. */
export async function takeFiles(files: readonly GivenFile[], recipe: Recipe | null = null): Promise<void> {
  startOver();
  const looked = await run("Looking at the files", () => askWorker("look", { files }));
  if (looked === null || !looked.ok) return;
  const good: { file: GivenFile; look: FileGroup["look"] }[] = [];
  const refused: { name: string; problem: ReturnType<typeof refuse>["problem"] }[] = [];
  looked.value.forEach((look, at) => {
    const file = files[at];
    if (file === undefined) return;
    if (look.ok) good.push({ file, look: look.value });
    else refused.push({ name: file.name, problem: look.problem });
  });
  const [first, ...queue] = groupFiles(good);
  noteImport({ refused });
  if (first !== undefined) begin(first, queue, recipe);
}

function begin(group: FileGroup, queue: readonly FileGroup[], recipe: Recipe | null): void {
  const { refused } = currentImport();
  const { look, guess } = group;
  noteImport({ ...noImport, refused, step: "read", queue, group, look, ...guess });
  const known = recipe ?? recipeOfSource(group);
  if (known !== null) applyRecipe(known);
}

/** Goes on with the files that wait after the present ones. */
export function nextFiles(): void {
  const [next, ...queue] = currentImport().queue;
  if (next === undefined) startOver();
  else begin(next, queue, null);
}

function recipes(): readonly Recipe[] {
  return [...(currentPortfolio().recipes.get("")?.values() ?? [])];
}

function recipeOfSource(group: FileGroup): Recipe | null {
  const source = sourceOf(group.name);
  return recipes().find((recipe) => recipe.name === source && fits(recipe, group)) ?? null;
}

/** Whether a file has every column that a recipe names. */
export function fits(recipe: Recipe, { look }: FileGroup): boolean {
  const reading = readReading(recipe.reading);
  if (!reading.ok || reading.value.syntax !== look.syntax) return false;
  const columns = Object.values(reading.value.columns).flat();
  return columns.every((column) => placesOf(look.header, column).length > 0);
}

/** Reads the present files as a recipe says; a file it does not fit shows what is missing when it is checked. */
export function applyRecipe(recipe: Recipe): void {
  const { look } = currentImport();
  const reading = readReading(recipe.reading);
  if (look === null) return;
  if (!reading.ok) noteImport({ problem: reading.problem });
  else noteImport({ recipe, reading: readingFor(reading.value, look), guessed: {}, read: null, plan: null });
}

/** Leaves the recipe and proposes a reading anew. */
export function guessAgain(format: ImportFormat | null): void {
  const { look } = currentImport();
  if (look === null) return;
  noteImport({ recipe: null, read: null, plan: null, problem: null, ...guessReading(look, format) });
}

/** Changes how the file is read; what was read before no longer counts. */
export function changeReading(fields: Partial<Reading>): void {
  const { reading } = currentImport();
  if (reading !== null) noteImport({ reading: { ...reading, ...fields }, read: null, plan: null, problem: null });
}

/** Says what a word of a field means, or null to forget it; the file is read again when the answers are checked. */
export function sayMeanings(field: string, meanings: Readonly<Record<string, string | null>>): void {
  const { reading } = currentImport();
  if (reading === null) return;
  const kept = (reading.values[field] ?? []).filter(({ found }) => !Object.hasOwn(meanings, found));
  const said = Object.entries(meanings).flatMap(([found, meant]) => (meant === null ? [] : [{ found, meant }]));
  noteImport({ reading: { ...reading, values: { ...reading.values, [field]: [...kept, ...said] } }, isStale: true });
}

/** Changes how the text of the file stands, and looks at it again: header, sample and lines follow. */
export async function changeText(fields: Partial<Reading["text"]>, options?: Reading["options"]): Promise<void> {
  const { reading, group, look, recipe } = currentImport();
  const file = group?.files[0];
  if (reading === null || file === undefined || look === null) return;
  const text = { ...reading.text, ...fields };
  const stated = { ...reading, text, options: options ?? reading.options };
  noteImport({ reading: stated, read: null, plan: null });
  const seen = await run("Looking again", () => askWorker("lookAgain", { file, reading: stated }));
  if (seen === null || !seen.ok) return;
  const again = { ...look, text, encoding: text.encoding, ...seen.value };
  noteImport({ look: again });
  if (recipe !== null) return;
  const { columns, constants, usage, ignored } = guessReading(again, reading.format).reading;
  const { guessed } = guessReading(again, reading.format);
  noteImport({
    reading: { ...stated, columns, constants: { ...constants, ...reading.constants }, usage, ignored },
    guessed,
  });
}

/** The values that a column has, asked of the worker. */
export async function valuesOfColumn(column: string, tag: string | null): Promise<FoundValues | null> {
  const { reading, group } = currentImport();
  if (reading === null || group === null) return null;
  const question = { files: group.files, reading, column, tag };
  const found = await run(`Reading the values of '${column}'`, (progress) => askWorker("found", question, progress));
  return found?.ok === true ? found.value : null;
}

/** Goes to a step that was reached before. */
export function goToStep(step: ImportStep): void {
  noteImport({ step, problem: null });
}

const tablesOf: Readonly<Record<ImportFormat, readonly TableName[]>> = {
  usageTable: ["usage"],
  usageEvents: ["usage"],
  cost: ["costs"],
  focus: ["costs"],
  value: ["values"],
  products: ["dependencies"],
  dependencies: ["dependencies"],
  backstage: ["dependencies"],
};

/** Reads and plans the whole file; then shows what is still to be answered, else the check. */
export async function checkFile(): Promise<void> {
  if (!(await readAndPlan())) return;
  noteImport({ step: hasOpenQuestions() ? "values" : "check" });
}

/** Plans again with what was answered and shows the check; names that only a new reading brought up are asked first. */
export async function checkAnswers(): Promise<void> {
  const { isStale } = currentImport();
  if (!(await readAndPlan())) return;
  const isAsking = isStale && hasOpenNames();
  if (!isAsking) noteImport({ step: "check" });
}

function hasOpenNames(): boolean {
  return currentImport().plan?.questions.some(({ answer }) => answer === null) ?? false;
}

function hasOpenQuestions(): boolean {
  const { read, reading, recipe } = currentImport();
  const isFocus = recipe === null && reading?.format === "focus" && asksForProducts(reading);
  return isFocus || (read?.unknownWords.length ?? 0) > 0 || hasOpenNames();
}

/** Whether a column or tag of a cloud bill names products, so that its values have to be matched. */
export function asksForProducts(reading: Reading): boolean {
  return reading.columns["product"] !== undefined || reading.options["tag"] !== undefined;
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
    noteImport({
      problem: { code: "LOADING", message: "The portfolio is still being read.", fix: "Try again in a moment." },
    });
    return false;
  }
  const planned = await run("Checking the file", async (progress) => {
    let { read } = currentImport();
    if (read === null || currentImport().isStale) {
      const answer = await askWorker("read", { files: group.files, reading }, progress);
      if (!answer.ok) return answer;
      read = answer.value;
      noteImport({ read, isStale: false });
    }
    const tables: readonly TableName[] = [
      "teams",
      "products",
      "features",
      "pools",
      "batches",
      ...tablesOf[reading.format],
    ];
    await sendTables(currentPortfolio(), tables);
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
  });
  if (planned === null || !planned.ok) {
    // A cancelled worker has forgotten what it read.
    noteImport({ read: null, plan: null });
    return false;
  }
  noteImport({ plan: planned.value });
  return true;
}

/** Commits exactly the plan that is shown, after a snapshot when it is large; then judges as of a month when asked to. */
export async function importPlan(plan: ImportPlan, judgeAsOf: Month | null): Promise<void> {
  if (plan.counts.rows > snapshotAbove) {
    const kept = await run("Taking a snapshot", () => takeSnapshot("beforeImport"));
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
  const written = await run("Writing the stopped rows", () => askWorker("stopped", question));
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
