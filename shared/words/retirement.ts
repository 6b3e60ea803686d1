import type { RetirementCandidate } from "../domain/candidates.ts";
import type { Trigger } from "../domain/judged.ts";
import type { FigureWorth } from "../domain/figure-worth.ts";
import type { AssumedFigure, CaseFigure } from "../domain/quick-case.ts";
import { isRefused, type Answer } from "../maths/answer.ts";
import type { InternalRate } from "../maths/irr.ts";
import type { Mark } from "../domain/mark.ts";
import { markWords, refusalWords } from "./codes.ts";
import { count, counted, dayText, decimal, listed, money, share, shortMoney } from "./format.ts";

/** The parts of the retirement screen: their names, and what stands in them. */
export const retirementTabWords = {
  candidates: {
    name: "Candidates",
    meaning: "Everything with a reason to look at it, no guard, and no answer from a person yet.",
    empty: "No candidates.",
  },
  watch: {
    name: "Watch",
    meaning: "Retiring these may pay, but not surely enough yet.",
    empty: "Nothing to watch.",
  },
  needData: {
    name: "Needs data",
    meaning: "One figure is missing or too uncertain; each names the one to find out.",
    empty: "Nothing waits for data.",
  },
  blocked: {
    name: "Blocked",
    meaning: "Others need these and have no plan to move away.",
    empty: "Nothing is blocked.",
  },
  guarded: {
    name: "Guarded",
    meaning: "Hardly used or suspicious, but a guard forbids flagging them, whatever the numbers say.",
    empty: "No guard stands in front of anything.",
  },
  kept: {
    name: "Kept, and why",
    meaning:
      "Kept or put off by a person with a reason and a date, or kept by the rule because retiring would not pay.",
    empty: "Nothing was kept yet.",
  },
} as const;

/** Why something is looked at, in two words. */
export const triggerNames: { readonly [trigger in Trigger]: string } = {
  LOW_USE: "Low use",
  NEGATIVE_NET_VALUE: "Loses money",
  SUPPORT_END: "Support ends",
  COST_PER_USER: "Dear per user",
  NO_OWNER: "No owner",
  DUPLICATE: "Duplicate",
};

/** What the score is for; said once on the screen. */
export const scoreMeaning = "The score orders attention, it never decides";

/** Why there is not a single judged subject, as far as the figures tell. */
export function nothingJudged(known: {
  readonly products: number;
  readonly features: number;
  readonly unknown: number;
}): string {
  const judged = `${counted(known.products, "product")} and ${counted(known.features, "feature")} were judged: none is rarely used, loses money, lacks an owner, nears the end of its support or doubles another.`;
  if (known.unknown === 0) return judged;
  return `${judged} ${counted(known.unknown, "feature has", "features have")} no usage record and cannot be judged by use. That is not counted as zero.`;
}

/** How many of all rows a filter leaves. */
export function rowsShown(shown: number, all: number): string {
  return shown === all ? count(all) : `${count(shown)} of ${count(all)}`;
}

/** What it has cost so far that nothing was decided since the first flag. */
export function waitingText(waiting: number | null, currency: string): string {
  return waiting === null ? "Not flagged yet" : money(Math.round(waiting), currency, true);
}

/** A score with the interval that its missing parts leave open. */
export function scoreText(score: RetirementCandidate["score"]): string {
  if (!("score" in score)) return "No score";
  return `${decimal(score.score, 0)} [${decimal(score.low, 0)}–${decimal(score.high, 0)}]`;
}

/** How many points a reason gives, or a missing part might. */
export function pointsText(points: number): string {
  const rounded = decimal(points, 0);
  return `${points > 0 ? "+" : ""}${rounded} ${rounded === "1" ? "point" : "points"}`;
}

/** The parts of the score that nothing is known of yet, with what each measures. */
export const scorePartWords = {
  usage: "How little it is used",
  netCost: "What it costs beyond its value",
  trend: "Whether its use falls",
  technical: "How sound it is technically",
  incidents: "Its share of incidents",
} as const;

/** Where a figure of the case comes from. */
export const basisWords: { readonly [basis in AssumedFigure["basis"]]: string } = {
  ledger: "from the ledger",
  guess: "a guess: nobody recorded it",
  setting: "from the settings",
  person: "assumed in the proposal",
};

/** Who raised a mark, and until when it holds unseen. */
export function markText({ kind, owner, reviewOn }: Mark): string {
  const says = owner === "" ? "" : `, says ${owner}`;
  return `${markWords[kind]}${says}${reviewOn === null ? "" : `, to be looked at again on ${dayText(reviewOn)}`}`;
}

/** What to find out, as a question to the person who might know. */
export const figureQuestions: { readonly [figure in CaseFigure]: string } = {
  oneOff: "What would ending it cost once, all in all?",
  avoidable: "What running cost would end with it, a month?",
  lostValue: "What would its users lose, a month?",
};

/** Which money the reasons and the case count, told apart where others bear some of it. */
export function avoidableText(
  own: number | null,
  all: number,
  { others, currency }: { readonly others: number; readonly currency: string },
): string {
  const text = (amount: number) => `${money(Math.round(amount), currency)} a month`;
  const elsewhere = own === null ? 0 : all - own;
  const borne =
    Math.round(elsewhere) === 0
      ? ""
      : ` The case adds ${text(elsewhere)} that other ledgers bear because of it; triggers, reasons and score leave that out.`;
  const paid = Math.round(others) === 0 ? "" : ` Of all this, ${text(others)} is paid by others than the owner.`;
  return own === null
    ? `The case counts ${text(all)}, as assumed.`
    : `Its own ledger says that ${text(own)} would end.${borne}${paid}`;
}

/** How likely retiring pays, and over what. */
export function chanceText(pPositive: number, draws: number): string {
  return `Pays in ${share(pPositive)} of ${count(draws)} simulated cases.`;
}

/** What the tornado shows, in a sentence. */
export function tornadoAnswer(flips: readonly string[]): string {
  if (flips.length === 0) return "None of these figures turns the result within its range.";
  return `${listed(flips)} ${flips.length === 1 ? "turns" : "turn"} the result within ${flips.length === 1 ? "its" : "their"} range.`;
}

/** The yearly rate at which a case is worth nothing today, from its rate a month. */
export function internalRateText(answer: Answer<InternalRate>): string {
  if (isRefused(answer)) return refusalWords(answer.reason);
  const yearly = (1 + answer.rate) ** 12 - 1;
  const said = yearly > 10 ? "more than 1,000% a year" : `${share(yearly)} a year`;
  return answer.several ? `${said}; its flows turn more than once, so other rates fit too` : said;
}

/** What finding out a figure is worth at most, and what the figure leaves open. */
export function knowingText(name: string, worth: FigureWorth, currency: string): string {
  const amount = (minor: number) => shortMoney(Math.round(minor), currency);
  const open = `retiring pays in ${share(worth.pPositive)} of its range, ${amount(worth.p5)} to ${amount(worth.p95)}`;
  return worth.knowing < 0.5 ? `${name}: nothing; ${open}.` : `${name}: ${amount(worth.knowing)}; ${open}.`;
}
