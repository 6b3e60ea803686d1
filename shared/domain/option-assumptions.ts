import type { OptionName } from "../maths/choose-option.ts";
import type { RetirementProposal } from "./retirement.ts";

/** What keeps an option's own case from being worked out: a figure, an assumption, or a record this version has not. */
export type OptionGap = "figures" | "retained" | "newRun" | "gain";

type Assumptions = RetirementProposal["assumptions"];
type Assumed = Pick<RetirementProposal, "option" | "assumptions">;

/** Nothing assumed: every figure comes from the records. */
export const noAssumptions: Assumptions = {
  oneOff: null,
  lostValueMonthly: null,
  avoidableMonthly: null,
  retainedShare: null,
  newRunMonthly: null,
};

/** What is missing before an option has a case of its own; null where nothing is. */
export function optionGap(option: OptionName, assumptions: Assumptions): OptionGap | null {
  switch (option) {
    case "keep":
    case "sunset":
      return null;
    case "improve":
      return "gain";
    case "merge":
      return assumptions.retainedShare === null ? "retained" : null;
    case "migrate":
      return assumptions.newRunMonthly === null ? "newRun" : null;
  }
}

/** The option whose case the assumptions give: the one proposed where it can be worked out, else plain sunset. */
export function workedOption({ option, assumptions }: Assumed): OptionName {
  const isOwn = (option === "merge" || option === "migrate") && optionGap(option, assumptions) === null;
  return isOwn ? option : "sunset";
}

/** The assumptions that count in the case of a proposal: what a replacement costs only where one comes. */
export function countedAssumptions(proposal: Assumed): Assumptions {
  return workedOption(proposal) === "sunset" ? { ...proposal.assumptions, newRunMonthly: null } : proposal.assumptions;
}
