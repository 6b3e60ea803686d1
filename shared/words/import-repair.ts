import { mostFiles } from "../exchange/limits.ts";
import type { Problem } from "../result.ts";
import { count, counted, listed } from "./format.ts";

/** What correcting a row does to the file, and to the next one. */
export const correctionNote =
  "The row is read as it stands here; the file itself stays as it is. Save it corrected at its source too, or the next file brings the same row.";

/** That a correction holds for the same words in every row. */
export function everywhereText(column: string, found: string): string {
  return `Read '${found}' like this in every row of '${column}', and in the next file of this source`;
}

/** How many rows were corrected or left out one by one. */
export function mendsText(mends: readonly { readonly cells: unknown }[]): string {
  const out = mends.filter(({ cells }) => cells === null).length;
  const parts = [
    mends.length > out ? `${counted(mends.length - out, "row")} corrected by hand` : null,
    out > 0 ? `${counted(out, "row")} left out by hand` : null,
  ];
  return `${listed(parts.filter((part) => part !== null))}.`;
}

/** That files of a folder were not taken. */
export function passedOverText(files: number): string {
  return `${counted(files, "other file")} of the folder ${files === 1 ? "is no table or catalogue and was" : "are no tables or catalogues and were"} passed over.`;
}

/** Why rows of a source are not corrected one by one, and where they are corrected instead. */
export const elsewhereText = {
  events:
    "Single events are not corrected here, since a file may hold millions. Change how the file is read, or import the good rows, save the stopped ones and correct them in that file.",
  catalogue:
    "What a catalogue says is corrected in its catalog-info.yaml, where its team keeps it. Correct it there and give the files again: what is already in stays unchanged.",
} as const;

/** Why a folder with too many files is not looked at. */
export const tooManyFiles: Problem = {
  code: "TOO_MANY_FILES",
  message: `These are more than ${count(mostFiles)} files.`,
  fix: "Give a folder further down, or the files themselves.",
};

/** What becomes of names that differ only in case, blanks or hyphens. */
export const lookalikeWords = {
  ask: (names: number) => `Ask for ${count(names)} that look alike`,
  apart: "They are different",
  same: "They are the same",
} as const;

/** Spellings of the file that are read as another one. */
export const joinedTitle = "Names read as another";

/** Whether the one month of events without a time is covered whole. */
export const observedMonthWords = { full: "The whole month", partial: "A part of it" } as const;

/** That the month in which fiscal years begin is only a guess. */
export const fiscalHint = "Guessed: the file does not say it.";

/** That a field has neither a column nor one value for every row. */
export const missingText = "Needed: choose a column, or say what holds for every row.";
