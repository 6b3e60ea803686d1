import type { ImportFormat, Recipe } from "#shared/domain/import-batch.ts";
import { openChoices, type ImportChoices } from "#shared/domain/import-choices.ts";
import { sourceOf } from "#shared/domain/import-source.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { guessReading, readingFor } from "#shared/exchange/guess.ts";
import { mostFiles } from "#shared/exchange/limits.ts";
import { placesOf } from "#shared/exchange/header.ts";
import { readReading, type Reading } from "#shared/exchange/reading.ts";
import type { Problem } from "#shared/result.ts";
import { tooManyFiles } from "#shared/words/import-repair.ts";
import type { FoundValues, GivenFile } from "./import-worker-messages.ts";
import { givenFiles } from "./given-files.ts";
import { firstGuess } from "./importing-guess.ts";
import { groupFiles, isDocument, withoutSettings, type FileGroup } from "./importing-groups.ts";
import { currentImport, noImport, noteImport, type ImportStep } from "./importing-state.ts";
import { runImportWork, voidImportWork } from "./importing-work.ts";
import { askWorker } from "./importing-worker.ts";
import { currentPortfolio } from "./portfolio.ts";

/** Forgets the import, whatever it had come to. */
export function startOver(): void {
  voidImportWork();
  noteImport(noImport);
}

/** Takes files that a person chose or dropped, folders of them included. */
export async function takeChosen(chosen: readonly File[], recipe: Recipe | null = null): Promise<void> {
  const { files, passedOver } = givenFiles(chosen);
  if (files.length + passedOver > mostFiles) {
    startOver();
    noteImport({ problem: tooManyFiles });
    return;
  }
  if (files.length > 0) {
    await takeFiles(files, recipe, passedOver);
    const { group, refused } = currentImport();
    if (group !== null || refused.length > 0 || passedOver + files.length === 0) return;
  }
  startOver();
  const message = "Nothing in the folder can be imported.";
  noteImport({ problem: { code: "EMPTY_FOLDER", message, fix: "Choose one with CSV, JSON or YAML files in it." } });
}

/** Takes files from the disk or pasted text, looks at each, and begins with the first group of them. */
export async function takeFiles(
  files: readonly GivenFile[],
  recipe: Recipe | null = null,
  passedOver = 0,
): Promise<void> {
  startOver();
  const looked = await runImportWork("Looking at the files", () => askWorker("look", { files }));
  if (looked === null || !looked.ok) return;
  const good: { file: GivenFile; look: FileGroup["look"] }[] = [];
  const refused: { name: string; problem: Problem }[] = [];
  looked.value.forEach((look, at) => {
    const file = files[at];
    if (file === undefined) return;
    if (look.ok) good.push({ file, look: look.value });
    else if (file.folder === undefined || !isDocument(file)) refused.push({ name: file.name, problem: look.problem });
  });
  const taken = withoutSettings(good);
  const [first, ...queue] = groupFiles(taken);
  noteImport({ refused, passedOver: passedOver + files.length - taken.length - refused.length });
  if (first !== undefined) begin(first, queue, recipe);
}

function begin(group: FileGroup, queue: readonly FileGroup[], recipe: Recipe | null): void {
  const { refused, passedOver } = currentImport();
  const { look, guess } = group;
  noteImport({
    ...noImport,
    refused,
    passedOver,
    step: "read",
    queue,
    group,
    look,
    choices: firstChoices(),
    ...firstGuess(guess, look),
  });
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
  noteImport({ recipe: null, read: null, plan: null, problem: null, ...firstGuess(guessReading(look, format), look) });
}

/** Names beside a product are made, products and lookalikes are asked for; while there are no products they are made too. */
function firstChoices(): ImportChoices {
  const hasProducts = onShelf(currentPortfolio().products, "").size > 0;
  const product = hasProducts ? "ask" : "create";
  return { ...openChoices, unknownNames: { product, feature: "create", team: "create", pool: "create" } };
}

/** Changes how the file is read; what was read before no longer counts. */
export function changeReading(fields: Partial<Reading>): void {
  const { reading, guessed } = currentImport();
  if (reading === null) return;
  const next = { ...reading, ...fields };
  const isAsGuessed = (field: string) =>
    next.columns[field] === reading.columns[field] && next.constants[field] === reading.constants[field];
  const stillGuessed = Object.fromEntries(Object.entries(guessed).filter(([field]) => isAsGuessed(field)));
  noteImport({ reading: next, guessed: stillGuessed, read: null, plan: null, problem: null });
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
  // Rows are counted anew once the text stands otherwise.
  const stated = { ...reading, text, options: options ?? reading.options, mends: [] };
  noteImport({ reading: stated, read: null, plan: null });
  const seen = await runImportWork("Looking again", () => askWorker("lookAgain", { file, reading: stated }));
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
  const found = await runImportWork(`Reading the values of '${column}'`, (progress) =>
    askWorker("found", question, progress),
  );
  return found?.ok === true ? found.value : null;
}

/** Goes to a step that was reached before. */
export function goToStep(step: ImportStep): void {
  noteImport({ step, problem: null });
}
