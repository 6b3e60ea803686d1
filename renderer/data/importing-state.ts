import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Recipe } from "#shared/domain/import-batch.ts";
import { openChoices, type ImportChoices } from "#shared/domain/import-choices.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { GuessReason } from "#shared/exchange/guess.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import type { Problem } from "#shared/result.ts";
import type { Look, ReadSummary } from "./import-worker-messages.ts";
import type { FileGroup } from "./importing-groups.ts";

/** The steps of an import, in order. */
export const importSteps = ["file", "read", "columns", "values", "check", "result"] as const;

/** One step of an import. */
export type ImportStep = (typeof importSteps)[number];

/** What came of an import: the journal entry it can be undone by, and the plan that was committed. */
export type Imported = { readonly entryId: string; readonly plan: ImportPlan };

/** An import as far as it has come; leaving the screen keeps it. */
export type Importing = {
  readonly step: ImportStep;
  /** Files that come after the present ones. */
  readonly queue: readonly FileGroup[];
  readonly group: FileGroup | null;
  readonly look: Look | null;
  readonly reading: Reading | null;
  readonly guessed: Readonly<Record<string, GuessReason>>;
  readonly recipe: Recipe | null;
  readonly read: ReadSummary | null;
  /** Whether what words mean was changed since the file was read. */
  readonly isStale: boolean;
  readonly choices: ImportChoices;
  readonly plan: ImportPlan | null;
  /** What the worker does now; null when it rests. */
  readonly work: { readonly label: string; readonly share: number | null } | null;
  readonly problem: Problem | null;
  readonly imported: Imported | null;
  /** Files of a folder that nothing can be imported from. */
  readonly passedOver: number;
  /** Files that were given and cannot be read, and why. */
  readonly refused: readonly { readonly name: string; readonly problem: Problem }[];
  /** An error that nobody foresaw; the screen throws it. */
  readonly bug: Error | null;
};

/** An import that has not begun. */
export const noImport: Importing = {
  step: "file",
  queue: [],
  group: null,
  look: null,
  reading: null,
  guessed: {},
  recipe: null,
  read: null,
  isStale: false,
  choices: openChoices,
  plan: null,
  work: null,
  problem: null,
  imported: null,
  passedOver: 0,
  refused: [],
  bug: null,
};

const store = createStore<Importing>(() => noImport);

/** The import as it stands, outside of any component. */
export function currentImport(): Importing {
  return store.getState();
}

/** Notes how far the import has come. */
export function noteImport(fields: Partial<Importing>): void {
  store.setState(fields);
}

/** What a component shows of the import. */
export function useImporting<S>(select: (importing: Importing) => S): S {
  return useStore(store, select);
}
