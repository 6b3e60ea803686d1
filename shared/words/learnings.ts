import type { LearningStanding } from "../domain/learning-standing.ts";
import { count, counted } from "./format.ts";

/** How a learning stands: in a word, and what that means. */
export const standingWords: {
  readonly [standing in LearningStanding]: { readonly name: string; readonly meaning: string };
} = {
  contradicted: { name: "Contradicted", meaning: "An experiment speaks against it." },
  supported: { name: "Supported", meaning: "An experiment that showed something speaks for it." },
  notShown: { name: "Not shown", meaning: "The experiments behind it were inconclusive, invalid or exploratory." },
  untested: { name: "Not tested", meaning: "No experiment is named that speaks for it." },
};

/** How many learnings are shown of how many. */
export function learningsShown(shown: number, all: number): string {
  return shown === all ? counted(all, "learning") : `${count(shown)} of ${counted(all, "learning")}`;
}

/** What the learning library says of itself. */
export const learningWords = {
  none: "A learning says what was believed, what was observed, what that taught, and what follows. Decide on an experiment, or write one down by hand.",
  noMatch: "No learning matches.",
  gone: "This learning is not here. It may have been removed or undone; History knows.",
  contradicted: "Contradicted: read what speaks against it before you build on it.",
  needsTitle: "Give it a title: what was learned, in a sentence.",
  everyProduct: "All products",
} as const;
