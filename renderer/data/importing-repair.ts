import { joinedNames } from "#shared/domain/import-lookalikes.ts";
import { withMend } from "#shared/exchange/mends.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import type { TableRecord } from "#shared/exchange/records.ts";
import { readAnew } from "./importing-check.ts";
import { currentImport, noteImport } from "./importing-state.ts";
import { runImportWork } from "./importing-work.ts";
import { askWorker } from "./importing-worker.ts";

/** One row of the file, cell by cell, as it stands or was mended before. */
export async function recordOfRow(row: number): Promise<TableRecord | null> {
  const { reading, group } = currentImport();
  if (reading === null || group === null) return null;
  const question = { files: group.files, reading, row };
  const found = await runImportWork("Reading the row", () => askWorker("record", question));
  return found?.ok === true ? found.value : null;
}

/** What a person says of one row: its cells as they should read, and of one of them what it means in every row. */
export type Correction = {
  readonly row: number;
  /** Null leaves the row out. */
  readonly cells: readonly string[] | null;
  readonly everywhere: { readonly field: string; readonly found: string; readonly meant: string } | null;
};

/** Corrects a row of the file or leaves it out, reads the file again and plans again; the file itself stays as it is. */
export async function correctRow({ row, cells, everywhere }: Correction): Promise<void> {
  const { reading } = currentImport();
  if (reading === null) return;
  const mends = withMend(reading.mends ?? [], { row, cells });
  await readAnew(everywhere === null ? { mends } : { mends, values: withMeanings(reading, [everywhere]) });
}

/** Takes back every correction of single rows. */
export async function withdrawCorrections(): Promise<void> {
  await readAnew({ mends: [] });
}

type Meaning = { readonly field: string; readonly found: string; readonly meant: string };

function withMeanings({ values }: Reading, meanings: readonly Meaning[]): Reading["values"] {
  const next = { ...values };
  for (const { field, found, meant } of meanings) {
    const others = (next[field] ?? []).filter((known) => known.found !== found);
    next[field] = [...others, { found, meant }];
  }
  return next;
}

/**
 * Takes names that look alike for the same. Spellings of a usage file are joined as it is read, so that their counts add
 * up; elsewhere a spelling stands for the record that the first one makes.
 */
export async function joinLookalikes(): Promise<void> {
  const { reading, plan, choices } = currentImport();
  if (reading === null || plan === null) return;
  const { records, spellings } = joinedNames(plan.questions);
  const isUsage = reading.format === "usageTable" || reading.format === "usageEvents";
  const asNames = isUsage ? [] : spellings.map(({ key, meant }) => [key, { use: "name", name: meant }] as const);
  noteImport({ choices: { ...choices, names: { ...choices.names, ...records, ...Object.fromEntries(asNames) } } });
  if (!isUsage || spellings.length === 0) return readAnew({});
  const meanings = spellings.map(({ kind, found, meant }) => ({ field: kind, found, meant }));
  const usage = { ...reading.usage, repeated: "add" as const };
  return readAnew({ values: withMeanings(reading, meanings), usage });
}

/** Lets a spelling of the file be a name of its own again. */
export async function takeApart(field: string, found: string): Promise<void> {
  const { reading } = currentImport();
  if (reading === null) return;
  const kept = (reading.values[field] ?? []).filter((known) => known.found !== found);
  await readAnew({ values: { ...reading.values, [field]: kept } });
}
