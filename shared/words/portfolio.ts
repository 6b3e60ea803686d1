import type { Instant } from "../domain/ids.ts";
import { counted, dayOf, money } from "./format.ts";

/** What a line of the portfolio can be flagged for, by its short name and in a sentence. */
export const flagWords = {
  candidate: { name: "Candidate", meaning: "The product or one of its features is a candidate for retirement." },
  guarded: { name: "Guarded", meaning: "Rare use was seen, but a guard forbids flagging it." },
  noCustomers: { name: "No customers known", meaning: "Nobody recorded who its customers are." },
  noOwner: { name: "No owner", meaning: "No team owns it." },
  supportEnding: { name: "Support ends", meaning: "What it is built on will soon be, or is, without support." },
} as const;

/** What an empty portfolio says, before anything was typed or imported. */
export const emptyPortfolioText =
  "Begin with the products and services your teams keep: type one, or bring a file with usage, costs or a catalogue.";

/** What a filtered list says when nothing is left of it. */
export function noneMatch(all: number): string {
  return `0 of ${counted(all, "product")} match.`;
}

/** How many products a table shows of all. */
export function shownOf(shown: number, all: number): string {
  return shown === all ? counted(all, "product") : `${shown} of ${counted(all, "product")}`;
}

/** How the portfolio's cost comes together, part by part; the parts always add up to the last figure. */
export function costSumText(
  parts: { readonly products: number; readonly unassigned: number; readonly unallocated: number },
  currency: string,
): string {
  const total = parts.products + parts.unassigned + parts.unallocated;
  const of = (amount: number) => money(Math.round(amount), currency);
  return `Products ${of(parts.products)} + unassigned ${of(parts.unassigned)} + unallocated ${of(parts.unallocated)} = ledger total ${of(total)}`;
}

/** How many products the picture of cost and value shows above and below break-even, and how many it cannot place. */
export function breakEvenText(placed: {
  readonly above: number;
  readonly below: number;
  readonly absent: number;
}): string {
  const shown = placed.above + placed.below;
  if (shown === 0) return "No product has both cost and value recorded yet.";
  const absent = placed.absent === 0 ? "" : ` ${placed.absent} not placed: cost or value is not known.`;
  return `${counted(placed.below, "product costs", "products cost")} more than ${placed.below === 1 ? "it is" : "they are"} worth, ${placed.above} earn or break even.${absent}`;
}

/** Since when changes are listed. */
export function sinceText(at: Instant | null): string {
  return at === null ? "Since you began" : `Since ${dayOf(at)}`;
}

/** What goes with a team that is removed. */
export function teamGoesText(name: string, mentions: number): string {
  return mentions === 0
    ? `Nothing names '${name}'.`
    : `'${name}' is named in ${counted(mentions, "place")} (owner, corners, who pays); it is taken out of all of them.`;
}

/** What the screen of the portfolio and its dialogs say beside the figures. */
export const portfolioScreenWords = {
  unchanged: "Nothing changed since you were last here.",
  teams:
    "Teams own products, pay for them, can change them, feel their pain or benefit. The day rate prices the work of ending one.",
  noTeam: "No team yet. Add the first one below.",
  teamName: "Give the team a name.",
  question: "Which products cost more than they are worth?",
  owner: "The team that answers for it. Leave empty if nobody does: that will show.",
  unassigned: "Cost in the ledger that no product carries yet. It stays visible in the total until it finds one.",
  allAssigned: "Every cost belongs to a product or a pool.",
} as const;
