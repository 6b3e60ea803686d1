import type { Product } from "../domain/product.ts";
import type { ValueEntry, ValueSource } from "../domain/ledger.ts";
import { driverKinds } from "../domain/ledger.ts";
import type { TableName } from "../domain/portfolio.ts";
import type { UsageClass } from "../domain/usage-class.ts";
import type { CellKind } from "../domain/usage-cell.ts";
import { isRefused, type Answer } from "../maths/answer.ts";
import type { RareShare } from "../maths/rare-share.ts";
import { refusalWords } from "./codes.ts";
import { count, counted, decimal, listed, money, share, shareInterval } from "./format.ts";
import { recordsCounted } from "./records.ts";

/** The four corners of a product, each with the question it answers. */
export const cornerWords: {
  readonly [corner in keyof Product["corners"]]: { readonly name: string; readonly question: string };
} = {
  pays: { name: "Pays", question: "Whose budget carries it?" },
  canChange: { name: "Can change it", question: "Who can alter or end it?" },
  feels: { name: "Feels the pain", question: "Who suffers when it is bad?" },
  benefits: { name: "Benefits", question: "Who is better off for it?" },
};

/** What the four corners give away about a product, and the sentence for the teams that are concerned. */
export const cornerFindings = {
  helpless: {
    name: "Helpless",
    sentence: (teams: readonly string[]) =>
      `${listed(teams)} ${does(teams, "feels", "feel")} the pain and cannot change it.`,
  },
  moralHazard: {
    name: "Moral hazard",
    sentence: (teams: readonly string[]) =>
      `${listed(teams)} can change it and neither ${does(teams, "pays", "pay")} nor ${does(teams, "feels", "feel")} the pain.`,
  },
  captivePayer: {
    name: "Captive payer",
    sentence: (teams: readonly string[]) =>
      `${listed(teams)} ${does(teams, "pays", "pay")} and ${does(teams, "does", "do")} not benefit.`,
  },
  freeRider: {
    name: "Free rider",
    sentence: (teams: readonly string[]) =>
      `${listed(teams)} ${does(teams, "benefits", "benefit")} and ${does(teams, "pays", "pay")} nothing.`,
  },
  abandoned: { name: "Abandoned", sentence: () => "Nobody is known who can change it." },
} as const;

function does(teams: readonly string[], one: string, many: string): string {
  return teams.length === 1 ? one : many;
}

/** What of a product, or of all of them, can leave as CSV that comes back without a question. */
export const ownExports = [
  { kind: "usage", label: "Usage" },
  { kind: "cost", label: "Costs" },
  { kind: "value", label: "Values" },
] as const;

/** How well the customers of a product are known. */
export const customersWords: { readonly [known in Product["customers"]]: string } = {
  named: "Known by name",
  counted: "Counted, not named",
  unknown: "Not known",
};

/** What the users of a product are. */
export const populationWords: { readonly [population in Product["population"]]: string } = {
  users: "People",
  accounts: "Accounts",
  callers: "Calling systems",
};

/** How value comes about. */
export const valueKindWords: { readonly [kind in ValueSource["kind"]]: string } = {
  revenue: "Revenue × contribution margin",
  costAvoided: "Cost avoided",
  orders: "Orders × contribution",
  users: "Users × value per user",
  risk: "Risk reduced",
};

/** By what a shared cost is split. */
export const driverWords: { readonly [driver in (typeof driverKinds)[number]]: string } = {
  consumption: "Measured consumption",
  transactions: "Transactions",
  users: "Users",
  headcount: "Headcount",
  revenue: "Revenue",
};

/** How well a month of usage was observed. */
export const cellKindWords: { readonly [kind in CellKind]: string } = {
  missing: "Missing",
  partial: "Part of the month",
  full: "Whole month",
  spread: "Part of a longer period",
};

/** Why an empty cell of usage is not a zero. */
export const missingIsNotZero =
  "An empty month is missing: nothing is known of it. A measured month without use is a 0. The two are never mixed.";

/** How many features each class of use holds, as one line. */
export function classCounts(counts: Readonly<Record<UsageClass, number>>): string {
  const used = counts.always + counts.often + counts.sometimes + counts.used;
  const parts = [
    `${count(used)} used`,
    `${count(counts.rarely)} rarely`,
    `${count(counts.never)} never`,
    `${count(counts.unknown)} unknown`,
  ];
  return (counts.new > 0 ? [...parts, `${count(counts.new)} new`] : parts).join(" · ");
}

/** The share of features used rarely or never as a sentence, with its interval, its bounds and what is not known. */
export function rareShareText(rare: Answer<RareShare>, unknown: number): string {
  if (isRefused(rare)) {
    return unknown === 0
      ? `The share of rarely used features is not known: ${refusalWords(rare.reason).toLowerCase()}`
      : `The share of rarely used features is not known: none of ${counted(unknown, "feature")} has a usage record to judge by. Unknown is not zero.`;
  }
  const { low, high } = rare.interval;
  const base = `${share(rare.share)} of the features that can be judged are used rarely or never (95% interval ${shareInterval(low, high)}).`;
  if (unknown === 0) return base;
  return `${base} With the ${count(unknown)} unknown counted either way it lies between ${share(rare.bounds.low)} and ${share(rare.bounds.high)}; unknown is not zero.`;
}

/** Said only when interval and bounds both lie above one half. */
export const moreThanHalfText =
  "More than half of the features are used rarely or never, even with every unknown counted as used.";

/** How unequally the use is spread, as a sentence. */
export function concentrationText(spread: {
  readonly features: number;
  readonly countFor80: number;
  readonly topFifthShare: number;
  readonly gini: number;
}): string {
  const { features, countFor80, topFifthShare, gini } = spread;
  return `${counted(countFor80, "feature")} of ${count(features)} carry 80% of the use; the top fifth carries ${share(topFifthShare)}. Gini ${decimal(gini)}.`;
}

/** What stays when a product or a feature goes, and names it no longer. */
const staying = {
  products: new Set<TableName>(["learnings"]),
  features: new Set<TableName>(["backlog", "experiments"]),
};

/** What goes when a product or a feature is removed, and what stays, by the tables whose records name it. */
export function whatGoes(
  mentions: readonly { readonly table: TableName }[],
  of: keyof typeof staying = "products",
): string {
  const counts = new Map<TableName, number>();
  for (const { table } of mentions) counts.set(table, (counts.get(table) ?? 0) + 1);
  const told = (isStaying: boolean) =>
    listed([...counts].filter(([table]) => staying[of].has(table) === isStaying).map(mentionsCounted));
  const [going, kept] = [told(false), told(true)];
  const goes = going === "" ? "Nothing else goes with it." : `With it go ${going}.`;
  if (counts.size === 0) return "Nothing else stands on it.";
  return kept === "" ? goes : `${goes} No longer about it, but kept: ${kept}.`;
}

function mentionsCounted([table, n]: readonly [table: TableName, n: number]): string {
  if (table === "usage") return counted(n, "usage record");
  if (table === "pools") return counted(n, "share of a pool", "shares of pools");
  return recordsCounted(table, n);
}

/** How a headline figure comes about. */
export const formulas = {
  cost: "Its own cost entries of the window and its shares of pools (average view: what it consumes).",
  avoidable:
    "Each running entry times the share that would end with it, and the avoidable part of pool shares. Money already spent on projects is sunk and left out.",
  value: "Its value entries of the window, each for every month of its period, times the share this product claims.",
  net: "Value minus cost of the same window.",
  users: "The mean of its monthly users over the usage window.",
  eligible: "The mean of its largest eligible segment a month, because the product's own users are not recorded.",
  costPerUser: "Cost of the window divided by active users; not given when nobody uses it or users are not known.",
} as const;

type Claim = Pick<ValueEntry, "value" | "recurrence" | "currency" | "range">;

/** What a value entry claims, in minor units for the time that it speaks of, with its range where one is given. */
export function claimText(claimed: number, { value, recurrence, currency, range }: Claim): string {
  const amount = (minor: number) => money(Math.round(minor), currency);
  const period = value.kind === "risk" ? " a year" : recurrence === "recurring" ? " a month" : " once";
  const perhaps = range === null ? "" : `, perhaps ${amount(claimed * range.low)} to ${amount(claimed * range.high)}`;
  return `It claims ${amount(claimed)}${period}${perhaps}.`;
}
