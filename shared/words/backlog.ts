import type { BacklogItem, BacklogStage } from "../domain/backlog-item.ts";
import type { ScoreMethod } from "../domain/settings.ts";
import { backlogStageWords } from "./backlog-codes.ts";
import { count, counted, daySpan, dayText, decimal, listed, shortMoney } from "./format.ts";

/** The ways to score: their short names and, in a sentence, what each of them puts first. */
export const scoreMethodWords: Readonly<
  Record<ScoreMethod, { readonly name: string; readonly short: string; readonly meaning: string }>
> = {
  cd3: {
    name: "Cost of delay ÷ duration (CD3)",
    short: "CD3",
    meaning: "What one more week of waiting costs, for each week of work that ends it.",
  },
  wsjf: {
    name: "Weighted shortest job first (WSJF)",
    short: "WSJF",
    meaning: "Relative value, urgency and risk, for the size of the job.",
  },
  rice: {
    name: "Reach × impact × confidence ÷ effort (RICE)",
    short: "RICE",
    meaning: "How many are reached, how much and how surely, for the effort.",
  },
  ice: {
    name: "Impact × confidence × ease (ICE)",
    short: "ICE",
    meaning: "A quick guess of impact, confidence and ease.",
  },
  valueCost: {
    name: "Value ÷ cost",
    short: "Value ÷ cost",
    meaning: "The money it brings for the money it still costs.",
  },
  formula: {
    name: "The team's own formula",
    short: "Own formula",
    meaning: "The weighted figures that the settings of backlogs name.",
  },
};

/** A score as it is shown: money for CD3, a bare number for the others. */
export function scoreText(score: number, method: ScoreMethod, currency: string): string {
  if (method === "cd3") return shortMoney(Math.round(score), currency);
  return decimal(score, Math.abs(score) < 10 ? 1 : 0);
}

/** What stands in the place of a score that cannot be given yet. */
export const needsEstimateText = "Needs an estimate";

/** The same where there is little room. */
export const noEstimateText = "No estimate";

/** A kind of day count on a card: how long the item has been in its stage. */
export function ageText(days: number): string {
  return days < 1 ? "today" : daySpan(days, true);
}

/** The same age in a sentence. */
export function ageMeaning(item: Pick<BacklogItem, "stage">, days: number): string {
  const where = backlogStageWords[item.stage];
  return days < 1 ? `In ${where} since today` : `In ${where} for ${counted(days, "day")}`;
}

/** When an item is due, and whether that day has passed. */
export function dueText(day: string, isPast: boolean): string {
  return isPast ? `Was due ${dayText(day)}` : `Due ${dayText(day)}`;
}

/** A day without its year, for where there is little room. */
export function shortDay(day: string): string {
  return dayText(day).replace(/ \d{4}$/, "");
}

/** The column titles of the board: released work is still to be proved. */
export const columnTitles: Readonly<Record<BacklogStage, string>> = {
  ...backlogStageWords,
  deployed: "Deployed, not released",
  released: "Released – prove it",
};

/** The stages in one word, where there is little room. */
export const shortStageWords: Readonly<Record<BacklogStage, string>> = {
  ...backlogStageWords,
  deployed: "Deployed",
  released: "Released",
};

/** What each column of the board holds. */
export const columnNotes: Readonly<Record<BacklogStage, string>> = {
  idea: "Proposed, not yet worked out.",
  ready: "Worked out far enough to be started.",
  doing: "Being worked on.",
  deployed: "In production, but no user can use it yet: it still counts as work in progress.",
  released: "In use. Somebody has to record whether it was worth it.",
  measured: "Looked at after the release: kept, changed or removed.",
  dropped: "Given up, with the reason.",
};

/** What an empty column of the board says. */
export const emptyColumnText = "Nothing here.";

/** How full a column is, in words. */
export function columnCount(held: number, limit: number | null): string {
  if (limit === null) return counted(held, "item");
  return held > limit
    ? `${counted(held, "item")}, ${held - limit} over the limit of ${limit}`
    : `${counted(held, "item")} of at most ${limit}`;
}

/** What a column says that holds more than a stage may: of one product how much more, of several which of them. */
export function overLimitNote(
  limit: number,
  over: readonly { readonly product: string; readonly held: number }[],
): string {
  const [only] = over;
  if (only !== undefined && over.length === 1 && only.product === "") {
    return `${count(only.held - limit)} over the limit of ${limit}`;
  }
  return `Over the limit of ${limit}: ${listed(
    over.map(({ product, held }) => `${product} (${count(held)})`),
    "and",
  )}`;
}

/** What is said after a move that leaves more in a stage than its limit allows. */
export function overLimitText(stage: BacklogStage, held: number, limit: number): string {
  return `${backlogStageWords[stage]} now holds ${held}, its limit is ${limit}`;
}

/** What is said when more work is expedited at once than the team allows itself. */
export function expediteText(held: number, limit: number): string {
  return `${counted(held, "item")} ${held === 1 ? "is" : "are"} expedited, the limit is ${limit}`;
}

/** How many items are shown of all. */
export function itemsShown(shown: number, all: number): string {
  return shown === all ? counted(all, "item") : `${count(shown)} of ${counted(all, "item")}`;
}

/** How far the order made by hand and the score agree. */
export function agreementText(tau: number, different: number): string {
  if (different === 0) return "Your order agrees with the score.";
  return `Your order differs from the score: ${counted(different, "item")} ${different === 1 ? "stands" : "stand"} elsewhere (Kendall’s τ-b ${decimal(tau).replace("-", "−")}).`;
}

/** Doing nothing as a rival: what all that waits costs. */
export function doNothingText(weekly: string | null, known: number, open: number): string {
  if (weekly === null) return "What waiting costs is not known: no open item says its cost of delay.";
  return `${weekly} a week is lost by waiting, as far as ${known} of ${counted(open, "open item")} ${known === 1 ? "says" : "say"}.`;
}

/** What is said while cards of a backlog are moved. */
export const backlogDragWords = {
  instructions:
    "Press Space to pick the item up, the arrow keys to move it, Space to drop it and Escape to put it back. Or press M to choose where it goes.",
  handle: (text: string) => `Move '${text}'`,
  several: (held: number) => counted(held, "item"),
  lifted: (what: string, spot: Spot) =>
    `Picked up ${what}, ${spot.place} of ${spot.of} in ${spot.lane}. Arrows move, Space drops, Escape cancels.`,
  over: (what: string, spot: Spot) => `${what} over ${spot.lane}, ${spot.place} of ${spot.of}.`,
  dropped: (what: string, spot: Spot) => `Dropped ${what} in ${spot.lane}, ${spot.place} of ${spot.of}.`,
  droppedOn: (what: string, target: string) => `Moved ${what} to ${target}.`,
  stayed: (what: string) => `${what} stays where it was.`,
  cancelled: (what: string) => `${what} is back where it was.`,
  targets: "Drop here to move to another product",
} as const;

type Spot = { readonly lane: string; readonly place: number; readonly of: number };

/** What became of released work, as the outcome is asked for. */
export const outcomeWords = {
  kept: { name: "Kept", meaning: "It did what it was released for." },
  changed: { name: "Changed", meaning: "It did part of it; what was seen leads to other work." },
  removed: { name: "Removed", meaning: "It was not worth it and goes away again." },
} as const;

/** Why an item cannot be measured yet, and what to do about it. */
export function notReleasedText(title: string): { readonly message: string; readonly fix: string } {
  return { message: `'${title}' is not released yet.`, fix: "Release it first, then look at its use." };
}

/** Why nothing can be dragged while a column decides the order. */
export const sortedByColumnText = "Sorted by a column: items are moved in your own order.";

/** What quick adding says. */
export const quickAddWords = {
  meaning: "Enter adds the item and waits for the next title. Everything else can be said later.",
  needsTitle: "Give it a title.",
  needsProduct: "Choose whose backlog it belongs to.",
} as const;

/** What was added so far, the newest by its name. */
export function addedText(titles: readonly string[]): string {
  return `Added '${titles.at(-1) ?? ""}'${titles.length > 1 ? ` and ${counted(titles.length - 1, "item")} before it` : ""}.`;
}

/** What pasting lines says. */
export const pasteWords = {
  meaning: "Every line becomes an idea. List marks at the start of a line and empty lines are left out.",
  needsProduct: "Choose whose backlog they belong to.",
  none: "No lines yet.",
} as const;

/** What pasting would add. */
export function linesFound(found: number): string {
  return found === 0 ? "Add items" : `Add ${counted(found, "item")}`;
}

/** The heading over where items are sent. */
export function moveTitle(titles: readonly string[]): string {
  const [only] = titles;
  return titles.length === 1 && only !== undefined ? `Move '${only}'` : `Move ${counted(titles.length, "item")}`;
}

/** What sending items says. */
export const moveWords = { needsNeighbour: "Choose the item to stand behind." } as const;

/** What retiring something would save, in the portfolio's currency. */
export function savedText(monthly: number, currency: string): string {
  return `saves ${shortMoney(Math.round(monthly), currency)} a month`;
}
