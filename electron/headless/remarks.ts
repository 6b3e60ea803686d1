import { stopSentence } from "#shared/exchange/stopped-csv.ts";
import type { Problem } from "#shared/result.ts";
import { count, counted } from "#shared/words/format.ts";
import { countsText, createdText } from "#shared/words/import.ts";
import type { BroughtIn, StoppedRow } from "./bring-in.ts";
import type { Selection } from "./selection.ts";
import type { Terminal } from "./terminal.ts";

const mostStopsShown = 20;
const mostNoticesShown = 12;
const mostNamesShown = 5;

/** Says why nothing was done, and which rows stand in the way. */
export function tellRefusal(terminal: Terminal, problem: Problem, stopped: readonly StoppedRow[]): void {
  terminal.tell(`${problem.message} ${problem.fix ?? ""}`.trimEnd().concat("\n"));
  tellStops(terminal, stopped);
  for (const hint of hintsFor(stopped)) terminal.tell(`${hint}\n`);
}

/** Says what one file brought, with everything that was left out, noticed or made on the way. */
export function tellImport(terminal: Terminal, { name, plan, read, stopped }: BroughtIn): void {
  terminal.tell(`${name}: ${countsText(plan.counts)}\n`);
  for (const [why, rows] of Object.entries(read.leftOut)) {
    terminal.tell(`  Left out, ${counted(rows, "row")}: ${why}\n`);
  }
  for (const notice of read.notices.slice(0, mostNoticesShown)) terminal.tell(`  ${notice}\n`);
  const rest = read.notices.length - mostNoticesShown;
  if (rest > 0) terminal.tell(`  … and ${counted(rest, "notice")} more; --json lists them all.\n`);
  const created = createdText(plan.created);
  if (created !== null) terminal.tell(`  ${created}\n`);
  if (plan.created.product.length > 0) terminal.tell(`  Products made: ${firstOf(plan.created.product)}\n`);
  tellStops(terminal, stopped);
}

/** Says what is proposed, what is not, and why. */
export function tellSelection(terminal: Terminal, { chosen, leftOut }: Selection, out: string | null): void {
  for (const why of new Set(leftOut.map((each) => each.why))) {
    const names = leftOut.filter((each) => each.why === why).map(({ name }) => name);
    terminal.tell(`No proposal, ${why}: ${firstOf(names)}\n`);
  }
  if (chosen.length === 0) terminal.tell("There is nothing to propose.\n");
  else if (out === null) terminal.tell(`${counted(chosen.length, "proposal")} could be written: add --out folder.\n`);
  else terminal.tell(`${counted(chosen.length, "proposal")} written to ${out}\n`);
}

/** Rows that are stopped for the same reason stand as one, under the first of them. */
function tellStops(terminal: Terminal, stopped: readonly StoppedRow[]): void {
  const groups = new Map<string, { readonly first: StoppedRow; rows: number }>();
  for (const stop of stopped) {
    const key = JSON.stringify([stop.file, stop.code, stop.column, stop.found]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: stop, rows: 1 });
    else group.rows += 1;
  }
  for (const { first, rows } of [...groups.values()].slice(0, mostStopsShown)) {
    const others = rows === 1 ? "" : ` (${counted(rows, "row")} like this)`;
    const { file, ...stop } = first;
    terminal.tell(`${file}:${first.line}: ${stopSentence(stop).replace(/^Line \d+(, |: )/, "")}${others}\n`);
  }
  const rest = groups.size - mostStopsShown;
  if (rest > 0) terminal.tell(`… and ${counted(rest, "reason")} more; --json lists every row.\n`);
}

const conflictCodes: ReadonlySet<string> = new Set(["SECOND_SOURCE", "LONGER_PERIOD", "CHANGED_HERE"]);

/** Which options answer what stopped the rows. */
function hintsFor(stopped: readonly StoppedRow[]): readonly string[] {
  const codes = new Set(stopped.map(({ code }) => code));
  const hints: string[] = [];
  if (codes.has("LOOKALIKE"))
    hints.push("Names alike: --alike same, --alike apart, or --same WRITTEN=MEANT for one of them.");
  if ([...codes].some((code) => conflictCodes.has(code)))
    hints.push("Conflicts: --conflicts ours or --conflicts file.");
  if (codes.size > 0) hints.push("Good rows only: --skip-stopped.");
  return hints;
}

function firstOf(names: readonly string[]): string {
  const rest = names.length - mostNamesShown;
  const shown = names.slice(0, mostNamesShown).join(", ");
  return rest > 0 ? `${shown} and ${count(rest)} more` : shown;
}
