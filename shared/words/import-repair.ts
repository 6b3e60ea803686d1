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

/** What becomes of names that differ only in case or blanks. */
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
