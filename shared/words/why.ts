import type { CaseResult } from "../maths/retirement-case.ts";

/** What the reasons of the retirement screen say where there is nothing, or where a figure is missing. */
export const whyWords = {
  nothingFor: "Nothing speaks for it.",
  nothingAgainst: "Nothing recorded speaks against it. The people who use it may know more.",
  noGuard: "No guard stands in front of it.",
  noChange: "No single figure would, within its range.",
  noCase: "It cannot be worked out yet: what would end of its running cost is not known. Not counted as zero.",
  featuresOnly: "Dependencies are recorded between products, not features.",
  nobodyNeedsIt: "No product is known to need it.",
  neverPays: "It does not pay whatever its users lose.",
  alwaysPays: "It pays whatever its users lose: they find all of it elsewhere.",
} as const;

/** The horizon and rate of a case. */
export function horizonText(months: string, rate: string): string {
  return `Over ${months} at ${rate} a year, against keeping it.`;
}

type Turning = Pick<CaseResult, "npv" | "breakEvenLostValueMonthly">;

function turnedByNothing({ npv, breakEvenLostValueMonthly: breakEven }: Turning): string {
  return breakEven === null && npv > 0 ? whyWords.alwaysPays : whyWords.neverPays;
}

/** The lost value a month at which the result turns; what is said where nothing lost turns it. */
export function turnsAtText(result: Turning, write: (minor: number) => string): string {
  const breakEven = result.breakEvenLostValueMonthly ?? 0;
  return breakEven > 0 ? `${write(breakEven)} of lost value a month` : turnedByNothing(result);
}

/** The same, beside the lost value that the case counts. */
export function turningText(result: Turning, counted: number, write: (minor: number) => string): string {
  const breakEven = result.breakEvenLostValueMonthly ?? 0;
  if (breakEven <= 0) return turnedByNothing(result);
  return `It turns at ${write(breakEven)} a month. The case counts ${write(counted)}.`;
}

/** What is asked of a person who knows a missing figure, and what becomes of the answer. */
export const measureWords = {
  missing: "Type the likely amount.",
  unordered: "The range goes from the lowest over the likely to the highest amount.",
  becomesEntry: "It becomes an entry of the ledger, known as estimated by one person.",
  becomesAssumption: "It stands as an assumption in the open draft proposal; a draft is started where there is none.",
} as const;

/** How a candidate is kept or put off by a person, with a reason and a day. */
export const reviewWords = {
  noReason: "Say in a sentence why.",
  noDay: "Say on which day.",
  dayPassed: "This day has passed already: choose a later one.",
  keep: {
    title: (name: string) => `Keep '${name}', and say why`,
    description:
      "It leaves the candidates until the review date. The reason stays with it, for whoever asks in a year.",
    submit: "Keep",
    date: "Look at it again on",
  },
  snooze: {
    title: (name: string) => `Snooze '${name}'`,
    description: "It leaves the candidates for a while and comes back by itself on that day.",
    submit: "Snooze",
    date: "Bring it back on",
  },
} as const;

/** The retirement screen before there is anything to judge. */
export const nothingToRetire = {
  title: "Nothing to retire yet.",
  text: "Bring in usage counts, costs and a catalogue, or type them. Candidates appear here by themselves, each with its reasons.",
  unknown: "Not knowing is not counted as zero: nothing is flagged for lack of data.",
} as const;
