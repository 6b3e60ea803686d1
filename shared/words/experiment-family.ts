import type { ExperimentFamily } from "../domain/experiment-family.ts";
import { count, counted, decimal, share } from "./format.ts";

/** What the page says on which many experiments are read as one family. */
export const familyWords = {
  title: "Read together",
  ofImport: "The experiments of one import, read as one family of tests.",
  ofProduct: "All concluded experiments of this product, read as one family of tests.",
  ofAll: "All concluded experiments, read as one family of tests.",
  empty: "No concluded experiment with arms is here.",
  emptyNote: "Bring in results of A/B tests, or conclude one; then they can be read together.",
  noMatch: "None of them passes this.",
  comparisons: "Comparisons",
  below: "As they stand",
  falseDiscovery: "Benjamini–Hochberg",
  familyWise: "Bonferroni",
  splits: "Split broken",
  splitsUnknown: "others not checked: unknown split",
  splitsHint: "nothing may be read from these",
  export: "Export CSV",
  experiment: "Experiment",
  arm: "Arms",
  units: "Units",
  effect: "Effect",
  interval: "Interval",
  p: "p",
  corrected: "p (B–H)",
  bonferroni: "p (Bonferroni)",
  split: "Split",
  product: "Product",
} as const;

/** Which of the comparisons are shown. */
export const familyFilters = {
  all: "All",
  below: "As they stand",
  falseDiscovery: "Benjamini–Hochberg",
  familyWise: "Bonferroni",
} as const;

/** Whether a split is as planned. */
export function splitWord(isBroken: boolean | null): string {
  if (isBroken === null) return "Not checked";
  return isBroken ? "Broken" : "As planned";
}

/** The family in one sentence: how many comparisons win, and how many still do when their number is counted. */
export function familyText({ members, alpha, below, afterFalseDiscovery, afterFamilyWise }: ExperimentFamily): string {
  const [all, level] = [counted(members.length, "comparison"), decimal(alpha, 3)];
  return `${all}: ${count(below)} at p < ${level}, ${count(afterFalseDiscovery)} after Benjamini–Hochberg, ${count(afterFamilyWise)} after Bonferroni.`;
}

/** How many gains and losses there are among them, and how many there would be by chance. */
export function belowCaption({ members, alpha, gains, losses }: ExperimentFamily): string {
  const chance = Math.round(members.length * alpha);
  return `${counted(gains, "gain")}, ${counted(losses, "loss", "losses")}; ${count(chance)} by chance`;
}

/** What the correction for false discoveries promises. */
export function falseDiscoveryCaption({ alpha }: ExperimentFamily): string {
  return `at most ${share(alpha)} of these are false`;
}

/** What the correction for the family promises. */
export function familyWiseCaption({ alpha }: ExperimentFamily): string {
  return `any false one: at most ${share(alpha)} likely`;
}

/** That some experiments could not be compared. */
export function unreadText(unread: number): string {
  return `${counted(unread, "experiment")} without two arms to compare, or that may not be read, ${unread === 1 ? "is" : "are"} not shown.`;
}

/** An experiment in a list of many, with its arm and control. */
export function againstText(arm: string, control: string): string {
  return `${arm} against ${control}`;
}

/** How many of the comparisons are shown. */
export function comparisonsShown(shown: number, all: number): string {
  return shown === all ? counted(all, "comparison") : `${count(shown)} of ${counted(all, "comparison")}`;
}
