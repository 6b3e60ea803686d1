import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { tableNames } from "#shared/domain/portfolio.ts";
import { checkEntry, type Head } from "#shared/domain/journal.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { count, counted, instantText } from "#shared/words/format.ts";
import { tableTitle } from "#shared/words/records.ts";
import { onDisk } from "../files.ts";
import { readEntry, scanJournal } from "../journal-file.ts";
import { jsonVersion, written } from "./candidate-json.ts";
import { exitCodes } from "./exit-codes.ts";
import { isFolder, isThere, namingFile } from "./file-sources.ts";
import type { CheckOrder } from "./order.ts";
import type { Terminal } from "./terminal.ts";

/** Verifies portfolio files and journals, and says what is in them. Answers the exit code. */
export async function check(order: CheckOrder, terminal: Terminal): Promise<number> {
  const checks = [
    ...order.files.map((path) => ({ path, checked: () => checkFile(path) })),
    ...order.journals.map((path) => ({ path, checked: () => checkJournal(path) })),
  ];
  const results: unknown[] = [];
  let code: number = exitCodes.done;
  for (const { path, checked } of checks) {
    const answer = await checked();
    if (answer.ok) results.push({ path, sound: true, ...answer.value.about });
    else results.push({ path, sound: false, problem: answer.problem });
    if (answer.ok && !order.json) terminal.print(`${path}: sound\n${answer.value.text}`);
    if (answer.ok) continue;
    code = exitCodes.refused;
    const { message, fix = "" } = answer.problem;
    // Refusals of the disk name the path themselves.
    const named = message.includes(path) ? message : `${path}: ${message}`;
    terminal.tell(`${named} ${fix}`.trimEnd().concat("\n"));
  }
  if (order.json) terminal.print(written({ format: "winnow-check", version: jsonVersion, checked: results }));
  return code;
}

type Sound = { readonly about: Readonly<Record<string, unknown>>; readonly text: string };

function headText(head: Head | null): string {
  return head === null ? "empty" : `entry ${count(head.seq)}, ${head.hash}`;
}

async function checkFile(path: string): Promise<Result<Sound>> {
  const folder = await isFolder(path);
  if (!folder.ok) return folder;
  if (folder.value) {
    return refuse("FOLDER", `'${path}' is a folder.`, "A safekeeping folder is checked with --journal FOLDER.");
  }
  const bytes = namingFile(path, await onDisk(() => readFile(path)));
  if (!bytes.ok) return bytes;
  const read = await readPortfolioFile(bytes.value);
  if (!read.ok) return read;
  const { manifest, portfolio } = read.value;
  const { portfolioName, appVersion, installation, at, head, records, parts } = manifest;
  const counts = tableNames.map((table) => [table, countOf(portfolio[table])] as const).filter(([, n]) => n > 0);
  const lines = [
    `  ${portfolioName}, written by Winnow ${appVersion} on ${instantText(at)}, installation ${installation}`,
    `  Journal: ${headText(head)}`,
    `  ${counted(records, "record")} in ${counted(parts.length, "part")}, every hash and every reference right`,
    ...counts.map(([table, n]) => `    ${tableTitle(table)}: ${count(n)}`),
  ];
  return ok({
    about: {
      portfolioName,
      appVersion,
      installation,
      writtenAt: new Date(at).toISOString(),
      head,
      records,
      tables: Object.fromEntries(counts),
    },
    text: lines.map((line) => `${line}\n`).join(""),
  });
}

const journalFile = /^\d{10}\.ndjson$/;

/** Walks the chain of a safekeeping folder, or of the journal folder in it, and changes nothing in either. */
async function checkJournal(path: string): Promise<Result<Sound>> {
  const inner = join(path, "journal");
  const folder = (await isThere(inner)) ? inner : path;
  const names = namingFile(path, await onDisk(() => readdir(folder)));
  if (!names.ok) return names;
  const files = names.value.filter((name) => journalFile.test(name)).sort();
  if (files.length === 0)
    return refuse("NO_JOURNAL", "There is no journal in this folder.", "Name a safekeeping folder.");
  let head: Head | null = null;
  let erased = 0;
  for (const name of files) {
    if (Number.parseInt(name, 10) !== (head?.seq ?? 0) + 1) {
      return refuse("CHAIN_BROKEN", `Entry ${(head?.seq ?? 0) + 1} is missing: a file of the journal is gone.`);
    }
    const bytes = namingFile(join(folder, name), await onDisk(() => readFile(join(folder, name))));
    if (!bytes.ok) return bytes;
    const walked: Result<Walked> = await walkFile(bytes.value, head, name);
    if (!walked.ok) return walked;
    head = walked.value.head;
    erased += walked.value.erased;
  }
  const about = { entries: head?.seq ?? 0, erasedBodies: erased, head };
  const bodies =
    erased === 0 ? "every body as it was sealed" : `${counted(erased, "body", "bodies")} erased, the others as sealed`;
  return ok({
    about,
    text: `  ${counted(about.entries, "entry", "entries")} in one unbroken chain, ${bodies}\n  Head: ${headText(head)}\n`,
  });
}

type Walked = { readonly head: Head | null; readonly erased: number };

async function walkFile(bytes: Buffer, before: Head | null, name: string): Promise<Result<Walked>> {
  const scan = scanJournal(bytes, before);
  let head = before;
  let erased = 0;
  let start = 0;
  for (const end of scan.ends) {
    const entry = readEntry(bytes.subarray(start, end));
    if (entry === null) return refuse("CHAIN_BROKEN", `${name}: entry ${(head?.seq ?? 0) + 1} cannot be read.`);
    const checked: Result<Head> = await checkEntry(entry, head);
    if (!checked.ok) return refuse(checked.problem.code, `${name}: ${checked.problem.message}`);
    if (entry.body === null) erased += 1;
    head = checked.value;
    start = end;
  }
  if (scan.rest === null) return ok({ head, erased });
  const fix = scan.rest.kind === "torn" ? "Winnow cuts such a tail when it starts, and keeps a copy." : undefined;
  return refuse("CHAIN_BROKEN", `${name}: ${scan.rest.message}`, fix);
}
