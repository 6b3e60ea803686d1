import { readFile } from "node:fs/promises";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { stopSentence } from "#shared/exchange/stopped-csv.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import { count, counted } from "#shared/words/format.ts";
import { countsText, createdText } from "#shared/words/import.ts";
import { onDisk } from "../files.ts";
import { arrivalsOf } from "./arrivals.ts";
import { bringIn, type Actor, type BroughtIn, type StoppedRow } from "./bring-in.ts";
import { candidatesJson, refusalJson } from "./candidate-json.ts";
import { candidateTable } from "./candidate-table.ts";
import { exitCodes } from "./exit-codes.ts";
import { namingFile, openFiles } from "./file-sources.ts";
import { ageRemark, judged, settled, type Judged } from "./judging.ts";
import type { ProposeOrder } from "./order.ts";
import { portfolioFile, proposalFiles, sumsOf, type Origin } from "./proposal-files.ts";
import { readRecipes } from "./recipes.ts";
import { selectionOf, type Selection } from "./selection.ts";
import type { Terminal } from "./terminal.ts";
import { candidatesFile, mayWrite, writeFolder } from "./write-folder.ts";

const mostStopsShown = 20;
const mostNoticesShown = 12;
const mostNamesShown = 5;

type Stopped = { readonly problem: Problem; readonly stopped: readonly StoppedRow[] };

/** Files in, candidates and proposals out: the main job without a window. Answers the exit code. */
export async function propose(order: ProposeOrder, terminal: Terminal): Promise<number> {
  const files = openFiles();
  try {
    return await proposeWith(order, terminal, files);
  } finally {
    await files.close();
  }
}

async function proposeWith(
  order: ProposeOrder,
  terminal: Terminal,
  files: ReturnType<typeof openFiles>,
): Promise<number> {
  const refused = (problem: Problem, stopped: readonly StoppedRow[] = []) =>
    refuseOn(terminal, order, { problem, stopped });
  if (order.out !== null) {
    const may = await mayWrite(order.out, order.replace);
    if (!may.ok) return refused(may.problem);
  }
  const recipes = await readRecipes(order.recipes);
  if (!recipes.ok) return refused(recipes.problem);
  const begun = await beginWith(order.portfolio);
  if (!begun.ok) return refused(begun.problem);
  const arrivals = await arrivalsOf(order, recipes.value, files);
  if (!arrivals.ok) return refused(arrivals.problem);

  const actor: Actor = { by: order.by ?? terminal.personName(), at: terminal.now() };
  const intake = await bringIn(begun.value.portfolio, arrivals.value, order, actor);
  if (intake.kind === "stopped") return refused(intake.problem, intake.stopped);
  for (const brought of intake.imports) tellImport(terminal, brought);

  const portfolio = settled(intake.portfolio, order, actor);
  if (!portfolio.ok) return refused(portfolio.problem);
  const found = judged(portfolio.value, actor.at);
  const remark = ageRemark(found);
  if (remark !== null) terminal.tell(`${remark}\n`);
  const selection = selectionOf(found.candidates, order);
  if (!selection.ok) return refused(selection.problem);

  const json = candidatesJson(found, intake.imports, selection.value);
  if (order.out !== null && selection.value.chosen.length > 0) {
    const written = await writeOut(order, {
      found,
      selection: selection.value,
      json,
      actor,
      origin: begun.value.origin,
    });
    if (!written.ok) return refused(written.problem);
  }
  terminal.print(order.json ? json : `${candidateTable(found)}\n`);
  tellSelection(terminal, order, selection.value);
  return selection.value.chosen.length === 0 ? exitCodes.nothingToPropose : exitCodes.done;
}

async function beginWith(
  path: string | null,
): Promise<Result<{ readonly portfolio: Portfolio; readonly origin: Origin }>> {
  if (path === null) return ok({ portfolio: emptyPortfolio, origin: { installation: "terminal", head: null } });
  const bytes = namingFile(path, await onDisk(() => readFile(path)));
  if (!bytes.ok) return bytes;
  const read = await readPortfolioFile(bytes.value);
  if (!read.ok) return refuse(read.problem.code, `${path}: ${read.problem.message}`, read.problem.fix);
  const { portfolio, manifest } = read.value;
  return ok({ portfolio, origin: { installation: manifest.installation, head: manifest.head } });
}

type Outcome = {
  readonly found: Judged;
  readonly selection: Selection;
  readonly json: string;
  readonly actor: Actor;
  readonly origin: Origin;
};

async function writeOut(order: ProposeOrder, outcome: Outcome): Promise<Result<null>> {
  const { found, selection, json, actor, origin } = outcome;
  const drafting = { judged: found, actor, origin, notSeasonal: order.notSeasonal };
  const proposed = await proposalFiles(selection.chosen, drafting);
  if (!proposed.ok) return proposed;
  const files = [
    { path: candidatesFile, content: json },
    { path: "candidates.txt", content: candidateTable(found) },
    ...proposed.value.files,
    await portfolioFile(proposed.value.portfolio, origin, actor.at),
  ];
  return writeFolder(order.out ?? "", [...files, sumsOf(files)]);
}

function refuseOn(terminal: Terminal, order: ProposeOrder, { problem, stopped }: Stopped): number {
  terminal.tell(`${problem.message} ${problem.fix ?? ""}`.trimEnd().concat("\n"));
  tellStops(terminal, stopped);
  if (order.out !== null) terminal.tell("Nothing was written.\n");
  if (order.json) terminal.print(refusalJson(problem, stopped));
  return exitCodes.refused;
}

function tellStops(terminal: Terminal, stopped: readonly StoppedRow[]): void {
  for (const stop of stopped.slice(0, mostStopsShown)) {
    terminal.tell(`${stop.file}:${stop.line}: ${stopSentence(stop).replace(/^Line \d+(, |: )/, "")}\n`);
  }
  const rest = stopped.length - mostStopsShown;
  if (rest > 0) terminal.tell(`… and ${counted(rest, "row")} more; --json lists them all.\n`);
}

function tellImport(terminal: Terminal, { name, plan, read, stopped }: BroughtIn): void {
  terminal.tell(`${name}: ${countsText(plan.counts)}\n`);
  for (const [why, rows] of Object.entries(read.leftOut))
    terminal.tell(`  Left out, ${counted(rows, "row")}: ${why}\n`);
  for (const notice of read.notices.slice(0, mostNoticesShown)) terminal.tell(`  ${notice}\n`);
  const rest = read.notices.length - mostNoticesShown;
  if (rest > 0) terminal.tell(`  … and ${counted(rest, "notice")} more; --json lists them all.\n`);
  const created = createdText(plan.created);
  if (created !== null) terminal.tell(`  ${created}\n`);
  if (plan.created.product.length > 0) terminal.tell(`  Products made: ${firstOf(plan.created.product)}\n`);
  tellStops(terminal, stopped);
}

function tellSelection(terminal: Terminal, order: ProposeOrder, { chosen, leftOut }: Selection): void {
  for (const why of new Set(leftOut.map((each) => each.why))) {
    const names = leftOut.filter((each) => each.why === why).map(({ name }) => name);
    terminal.tell(`No proposal, ${why}: ${firstOf(names)}\n`);
  }
  if (chosen.length === 0) terminal.tell("There is nothing to propose.\n");
  else if (order.out === null)
    terminal.tell(`${counted(chosen.length, "proposal")} could be written: add --out folder.\n`);
  else terminal.tell(`${counted(chosen.length, "proposal")} written to ${order.out}\n`);
}

function firstOf(names: readonly string[]): string {
  const rest = names.length - mostNamesShown;
  const shown = names.slice(0, mostNamesShown).join(", ");
  return rest > 0 ? `${shown} and ${count(rest)} more` : shown;
}
