import { readFile } from "node:fs/promises";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import { onDisk } from "../files.ts";
import { arrivalsOf } from "./arrivals.ts";
import { bringIn, type Actor, type StoppedRow } from "./bring-in.ts";
import { candidatesJson, refusalJson } from "./candidate-json.ts";
import { candidateTable } from "./candidate-table.ts";
import { exitCodes } from "./exit-codes.ts";
import { namingFile, openFiles } from "./file-sources.ts";
import { ageRemark, judged, settled, type Judged } from "./judging.ts";
import type { ProposeOrder } from "./order.ts";
import { portfolioFile, proposalFiles, sumsOf, type Origin } from "./proposal-files.ts";
import { readRecipes } from "./recipes.ts";
import { tellImport, tellRefusal, tellSelection } from "./remarks.ts";
import { selectionOf, type Selection } from "./selection.ts";
import type { Terminal } from "./terminal.ts";
import { candidatesFile, mayWrite, writeFolder } from "./write-folder.ts";

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
  tellSelection(terminal, selection.value, order.out);
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
  tellRefusal(terminal, problem, stopped);
  if (order.out !== null) terminal.tell("Nothing was written.\n");
  if (order.json) terminal.print(refusalJson(problem, stopped));
  return exitCodes.refused;
}
