import { counted } from "./format.ts";

/** What is to be looked at where the states of a tracker become stages. */
export const workWordsText =
  "Check the guesses. 'Done' in a tracker seldom says released: choose Deployed where users could not use it yet. What is released waits to be proved; what was given up is dropped.";

/** That a meaning was proposed by the app. */
export const guessedText = "guessed";

/** That released features come in whose use nothing counts yet, and what can be made of them. */
export const releasedFeatureWords = {
  note: (items: number) =>
    `${counted(items, "released item")} of kind feature ${items === 1 ? "has" : "have"} no feature here, so nothing can count whether ${items === 1 ? "it is" : "they are"} used.`,
  make: "Make their features, or link those of the same name",
} as const;

/** That what no field takes is kept beside the item. */
export const keptBesideItemText =
  "Kept beside the item, unless you leave them out. Names of people are left out and comments are only counted, unless you keep their columns.";
