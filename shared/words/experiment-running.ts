import type { Horizon } from "../domain/experiment-verdict.ts";
import { isRefused, type Answer } from "../maths/answer.ts";
import type { SampleRatio } from "../maths/sample-ratio.ts";
import { refusalWords } from "./codes.ts";
import { probabilityText } from "./chance.ts";
import { count, dayText, share } from "./format.ts";

/** Below this a split is worth a look, though only a far smaller p breaks the verdict (domain B.7). */
const suspicious = 0.01;

/** Whether units arrived in the arms as planned: in a word, and by which number. */
export function splitText(split: Answer<SampleRatio>): {
  readonly name: string;
  readonly meaning: string;
  readonly isBad: boolean;
} {
  if (isRefused(split))
    return {
      name: "Not checked",
      meaning: refusalWords(split.reason),
      isBad: split.reason === "TRAFFIC_ON_ZERO_WEIGHT",
    };
  if (split.lowPower)
    return { name: "Too few to tell", meaning: "An arm is to hold fewer than 5 units.", isBad: false };
  const meaning = `p ${probabilityText(split.p)}`;
  if (split.mismatch) return { name: "Broken", meaning, isBad: true };
  return { name: split.p < suspicious ? "Suspicious" : "As planned", meaning, isBad: split.p < suspicious };
}

/** How long a running experiment still takes: the days left, and when it ends. */
export function daysLeftText({ daysLeft, endsOn }: Horizon): { readonly value: string; readonly caption: string } {
  if (daysLeft === null || endsOn === null) return { value: "–", caption: "No end is set" };
  if (daysLeft <= 0) return { value: "0", caption: `Ended ${dayText(endsOn)}` };
  return { value: count(daysLeft), caption: `Until ${dayText(endsOn)}` };
}

/** How far the smallest arm is from its plan. */
export function planShareText({ fewest, planned }: Horizon): string {
  if (planned === null) return "In the smallest arm; no number is planned";
  return `Of ${count(planned)} planned in the smallest arm${planned === 0 ? "" : ` (${share(fewest / planned)})`}`;
}

/** What the entry of results asks, and says to what cannot be kept. */
export const resultWords = {
  title: "Results",
  meaning: "Type or paste what was counted, day by day where you can. A row is kept once all its figures are there.",
  noDay: "No day",
  notNumber: "That is not a number.",
  notWhole: "Units are counted in whole numbers.",
  negative: "It cannot be below 0.",
  tooMany: "More did it than there are units.",
  tooFewForDeviation: "A deviation needs at least two units.",
} as const;

/** That rows are not kept yet, for figures that are missing. */
export function openRowsText(rows: number): string {
  return rows === 1
    ? "One row is not kept yet: a figure is missing."
    : `${count(rows)} rows are not kept yet: figures are missing.`;
}

/** The figures of results that are entered, by what they are. */
export const figureWords = {
  n: "Units",
  count: "Did it",
  sum: "Sum",
  squares: "Sum of squares",
  mean: "Mean",
  deviation: "Deviation",
  denominator: "Divided by: sum",
  denominatorSquares: "Divided by: squares",
  products: "Sum of products",
} as const;

/** What the running view asks before it changes what is fixed. */
export const bindingWords = {
  amend: {
    title: "Amend the card",
    meaning: "The result becomes exploratory: it suggests and does not confirm. The card before stays visible.",
    reason: "Why the card is changed",
    submit: "Amend the card",
  },
  withdrawStart: {
    title: "Withdraw the start",
    meaning:
      "It becomes a draft again, and the withdrawal stays visible. With results seen, the next start is exploratory.",
    reason: "Why it is withdrawn",
    submit: "Withdraw the start",
  },
  withdrawDecision: {
    title: "Withdraw the decision",
    meaning: "The decision stays visible with your reason, and the experiment waits for another one.",
    reason: "Why it is withdrawn",
    submit: "Withdraw the decision",
  },
  broken: {
    title: "Mark the measuring as broken",
    meaning: "Nothing can be read from it then: the verdict is invalid, and it has to be run again.",
    reason: "What is broken",
    submit: "Mark as broken",
  },
  conclude: {
    title: "Conclude",
    meaning: "The verdict is worked out and frozen; results that come later do not change it.",
    early: "The planned end is not reached. A fixed test that is concluded now cannot win.",
    submit: "Conclude and freeze the verdict",
  },
} as const;

/** How strongly evidence speaks, by words where nothing was counted. */
export const strengthWords = {
  weak: "Weak",
  moderate: "Moderate",
  strong: "Strong",
} as const;

/** What evidence that is no split test asks and says. */
export const evidenceWords = {
  title: "Other evidence",
  meaning:
    "Interviews, surveys, fake doors and the like move the belief, each no further than its kind allows. Opinions never do.",
  none: "None recorded.",
  group: "Pieces from one panel or source count once.",
  counted: "Counted",
  countedMeaning: "So many of so many did it: worked out from what either belief would expect.",
} as const;

/** How a belief moved by its evidence. */
export function beliefMoved(prior: number, posterior: number): string {
  return `Belief: ${share(prior)} before, ${share(posterior)} by this evidence.`;
}
