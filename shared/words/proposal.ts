import type { Reason } from "../domain/reasons.ts";
import type { OptionGap } from "../domain/option-assumptions.ts";
import type { FigureRange, ProposalFigures } from "../domain/proposal-figures.ts";
import type { OptionBar } from "../domain/proposal-options.ts";
import type { ProposalStage, ProposalText, RetirementProposal } from "../domain/retirement.ts";

/** What a document prints where nothing was recorded. */
export const noRecord = "No data";

/** The numbered sections of a proposal document, in order. */
export const sectionTitles = [
  "What is proposed",
  "Summary",
  "Why",
  "Facts",
  "Who bears it",
  "Cost and value",
  "Who uses it",
  "Alternatives and the way over",
  "The case against",
  "Mode and plan",
  "The way back",
  "Communication",
  "What happens to data and equipment",
  "Tasks and resources",
  "Risks and controls",
  "Decision",
  "After the end",
] as const;

/** Where each text that people write stands, and what it should say. */
export const textGuidance: {
  readonly [text in ProposalText]: { readonly section: number; readonly label: string; readonly hint: string };
} = {
  summary: {
    section: 2,
    label: "Summary",
    hint: "One paragraph: what goes, by when, and who will notice.",
  },
  why: {
    section: 3,
    label: "Reason in plain words",
    hint: "Why it should end, as you would say it aloud. Needed before the proposal is put forward.",
  },
  users: {
    section: 7,
    label: "Users and customers",
    hint: "Who still uses it, by name or number, which contracts promise it, and how you asked those you cannot name.",
  },
  alternatives: {
    section: 8,
    label: "Alternatives and the way over",
    hint: "For each use: what people do instead, and who helps them over. Say so where nothing replaces it.",
  },
  caseAgainst: {
    section: 9,
    label: "The case against",
    hint: "The best objections you heard, with your answers, and similar things that are kept.",
  },
  plan: {
    section: 10,
    label: "Plan in stages",
    hint: "Announce, stop new use, try a day without, read only, off, delete: each with date, owner and entry condition.",
  },
  reversal: {
    section: 11,
    label: "The way back",
    hint: "Until when it can be switched on again, who may do so alone, and when that was last tried.",
  },
  communication: {
    section: 12,
    label: "Communication",
    hint: "Who hears what, by which channel, on which day; and who briefs the support desk.",
  },
  disposition: {
    section: 13,
    label: "Data, records, equipment, accounts, contracts",
    hint: "What is kept, where and how long; what is wiped; which accounts, domains and contracts end when.",
  },
  tasks: {
    section: 14,
    label: "Tasks and resources",
    hint: "The work of switching off: task, role, person, date, hardest part first.",
  },
  risks: {
    section: 15,
    label: "Risks and controls",
    hint: "What may go wrong, how likely and how bad, and what is done about it.",
  },
  decision: {
    section: 16,
    label: "Conditions of the decision",
    hint: "What is to be decided, under which conditions, and who has already agreed or dissented.",
  },
  after: {
    section: 17,
    label: "Checks afterwards",
    hint: "What is looked at after 30, 90 and 365 days: no traffic, cost really gone, complaints, lessons.",
  },
};

/** The stages of a proposal. */
export const proposalStageWords: { readonly [stage in ProposalStage]: string } = {
  draft: "Draft",
  proposed: "Proposed",
  approved: "Approved",
  declined: "Declined",
  sunsetting: "Sunsetting",
  retired: "Retired",
  reversed: "Reversed",
};

/** The ways to end or change something. */
export const optionWords: {
  readonly [option in RetirementProposal["option"]]: { readonly name: string; readonly meaning: string };
} = {
  keep: { name: "Keep", meaning: "Nothing changes." },
  improve: { name: "Improve", meaning: "Keep it and invest in it." },
  merge: { name: "Merge", meaning: "Another product takes over what it does." },
  migrate: { name: "Migrate", meaning: "Its users move to something new that has a running cost." },
  sunset: { name: "Sunset", meaning: "It ends, and nothing new replaces it." },
};

const gapSentences: { readonly [gap in OptionGap]: string } = {
  figures: "Not worked out: a figure of the case is not known.",
  retained: "Not worked out: for this option nobody assumed what share of its value another product would keep.",
  newRun: "Not worked out: for this option nobody assumed what the replacement would cost to run.",
  gain: "Not worked out: what improving would cost and gain is not recorded in this version.",
};

const barSentences: { readonly [bar in OptionBar]: string } = {
  guard: "Forbidden while a guard stands.",
  dependents: "Forbidden while others need it and have no plan.",
};

/** What is to be said of an option beside its worth: proposed, best, forbidden, or not worked out and why. */
export function optionRemark(known: {
  readonly isProposed: boolean;
  readonly isBest: boolean;
  readonly gap: OptionGap | null;
  readonly bar: OptionBar | null;
}): string {
  return [
    ...(known.isProposed ? ["Proposed."] : []),
    ...(known.isBest ? ["Worth most of those allowed."] : []),
    ...(known.gap === null ? [] : [gapSentences[known.gap]]),
    ...(known.bar === null ? [] : [barSentences[known.bar]]),
  ].join(" ");
}

/** Whose case the figures are, where the option proposed has none of its own. */
export function otherCaseText(proposed: string, workedFor: string, gap: OptionGap | null): string {
  const why = gap === null ? "" : ` ${gapSentences[gap].replace("Not worked out: ", "")}`;
  return `'${proposed}' is proposed, but its own case is not worked out:${why} The figures are those of '${workedFor}', with the assumptions made.`;
}

/** Said above figures that follow what is being typed. */
export const trialText = "Tried out with what you type; saved once you leave the field.";

/** Said where a contract binds some of the cost. */
export const boundCost = "The case counts a line only from the month in which it can end.";

/** Said where nothing that is uncertain decides. */
export const unchanged = "No single figure within its range changes the verdict.";

/** What the letters of grades mean; said once in every long document. */
export const gradeLegend =
  "Grades say how good the evidence for a figure is: A very good, B good, C fair, D weak, – not graded or not enough to grade.";

/** What the worth of a case and its spread mean, in plain words. */
export const worthLegend =
  "Net present value is what all later savings and losses are worth in today's money, less the one-off cost. A simulated case draws every uncertain figure from its range. Certainty is worth what perfect figures could save us from losing. Confidence says how well the figures that matter most are known, not how likely it pays.";

/** Whether users may stay on it. */
export const modeWords: {
  readonly [mode in RetirementProposal["mode"]]: { readonly name: string; readonly meaning: string };
} = {
  advisory: { name: "Advisory", meaning: "People are asked to move; it ends once nobody is left." },
  compulsory: { name: "Compulsory", meaning: "It ends on a date; those who propose it staff the move." },
};

/** What each assumption of a case means, and what stands in its place while nobody assumed anything. */
export const assumptionWords: {
  readonly [name in keyof RetirementProposal["assumptions"]]: {
    readonly name: string;
    readonly hint: string;
    readonly otherwise: string;
  };
} = {
  oneOff: {
    name: "One-off cost of retiring",
    hint: "Work, tools and penalties to switch it off, paid at once.",
    otherwise: "the days and day rate of the settings",
  },
  lostValueMonthly: {
    name: "Value that would be lost, a month",
    hint: "What its users would lose if nothing took its place.",
    otherwise: "the value ledger, or a guess from 0 to the cost that ends",
  },
  avoidableMonthly: {
    name: "Running cost that would end, a month",
    hint: "Only what nobody pays any more; contract ends count.",
    otherwise: "the cost ledger",
  },
  retainedShare: {
    name: "Share of the value that users recover elsewhere",
    hint: "From 0 to 1; 0 where nothing replaces it. Merge needs it.",
    otherwise: "",
  },
  newRunMonthly: {
    name: "New running cost, a month",
    hint: "What the replacement costs to run, or what a product that takes over costs more. Counts for Merge and Migrate only; Migrate needs it.",
    otherwise: "",
  },
};

/** How a figure of the case is known. */
export const basisWords: { readonly [basis in FigureRange["basis"]]: string } = {
  ledger: "Ledger",
  guess: "Guess from the cost",
  setting: "Settings",
  person: "Assumed by the proposer",
};

/** Where a reason's number comes from. */
export const reasonSourceWords: { readonly [source in Reason["source"]]: string } = {
  usage: "Usage records",
  costs: "Cost ledger",
  values: "Value ledger",
  catalogue: "Catalogue",
  dependencies: "Dependencies",
  case: "Case worked out here",
  review: "Review",
  experiment: "Removal experiment",
};

/** What good proposals elsewhere contain and no record of this version holds. */
export const notRecorded = [
  "version history with approvers",
  "hours of pain by team, externalities other than costs booked to other teams",
  "incidents, change fail rate and production changes",
  "the lines of removal cost, the cost of archiving",
  "customers and contracts as lists",
  "objections with their answers as a list",
  "gates with dates and trial outages",
  "notices sent and acknowledged",
  "control tags with evidence",
  "approvals and signatures",
  "savings checked after the end",
] as const;

/** What a document can and cannot prove, said on every export. */
export const honesty = [
  "Every figure above was computed by Winnow from the records named in the evidence files, but for those marked as assumed; texts are the words of the people named.",
  "The journal is a chain of hashes. Whoever holds this document can later check that the journal still contains the entry named here and that nothing before it was altered, removed or put in between.",
  "It cannot show that the owner of the machine did not rewrite the journal before anyone else had seen a hash of it, and nobody has signed this document.",
] as const;

/** The same on a document of one page. */
export const honestyInShort =
  "Winnow computed every figure from the records named in the evidence files, but for those marked as assumed; texts are the words of the people named. With the journal head anyone can check later that nothing in the journal up to that entry was altered, removed or put in between, but not that it was never rewritten before somebody else had seen a hash of it. Nobody has signed this document.";

/** What the figure of use measures: people reached, or only a share of the product's use. */
export function reachName({ usage }: Pick<ProposalFigures, "usage">): string {
  return usage.reach === null && usage.shareUpperBound !== null
    ? "Share of its product's use in its best month, at most"
    : "Reach: users of those eligible, average month";
}

/** Said before a proposal with concentrated use may be exported or put forward. */
export const seasonWords = {
  title: "Seasonal or not?",
  question:
    "Nearly all of its use falls into two months. Before this is exported or put forward, somebody has to say why that is not a season that comes back.",
  label: "Why the use is not seasonal, and who says so",
  refusal: "Confirm first that the concentrated use is not seasonal.",
} as const;
