import { isOpen, keyOf, type RetirementCandidate } from "#shared/domain/candidates.ts";
import { dayLength, type Instant } from "#shared/domain/ids.ts";
import type { Trigger } from "#shared/domain/judged.ts";
import type { RetirementVerdict } from "#shared/domain/retirement.ts";
import { triggerWords, verdictWords } from "#shared/words/codes.ts";
import type { RowGroup } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";

/** The parts of the screen, in the order of the tabs. */
export const tabIds = ["candidates", "watch", "needData", "blocked", "guarded", "kept"] as const;

/** A part of the screen. */
export type RetirementTab = (typeof tabIds)[number];

/** A judged subject as a row: with what waiting has cost since it was first flagged. */
export type RetirementRow = {
  readonly key: string;
  readonly candidate: RetirementCandidate;
  readonly productName: string;
  readonly ownerId: string | null;
  readonly waiting: number | null;
};

/** What of the rows is shown, and how they are grouped. */
export type RetirementView = {
  readonly text: string;
  readonly trigger: Trigger | "all";
  readonly owner: string;
  readonly verdict: RetirementVerdict | "all";
  readonly isGrouped: boolean;
};

/** Stands for every owner, and for nobody. */
export const anyOwner = "any";
export const nobody = "nobody";

/** Nothing filtered. */
export const wholeView: RetirementView = {
  text: "",
  trigger: "all",
  owner: anyOwner,
  verdict: "all",
  isGrouped: false,
};

/** The tone of each verdict. */
export const verdictTones: { readonly [verdict in RetirementVerdict]: Tone } = {
  flag: "warn",
  watch: "note",
  needData: "neutral",
  blocked: "bad",
  notFlaggable: "neutral",
  keep: "good",
};

const daysPerMonth = 30.44;

/** One row for every judged subject, the one with the most at stake first, so that it leads where there is no score. */
export function retirementRows(candidates: readonly RetirementCandidate[], now: Instant): readonly RetirementRow[] {
  const stake = ({ monthly }: RetirementCandidate) => monthly ?? -Number.MAX_VALUE;
  const dearestFirst = candidates.toSorted((one, other) => stake(other) - stake(one));
  return dearestFirst.map((candidate) => {
    const { monthly, firstFlagged } = candidate;
    const days = firstFlagged === null ? null : Math.max(0, Math.floor((now - firstFlagged) / dayLength));
    return {
      key: keyOf(candidate.subject),
      candidate,
      productName: candidate.line.product.name,
      ownerId: candidate.line.owner?.id ?? null,
      waiting: monthly === null || days === null ? null : (monthly * days) / daysPerMonth,
    };
  });
}

/** Whether a row stands in a part of the screen: candidates are open while no person answered and the rule does not keep. */
export function isOn(tab: RetirementTab, { candidate }: RetirementRow): boolean {
  const { verdict, isCandidate } = candidate;
  const isKept = !isOpen(candidate);
  switch (tab) {
    case "candidates":
      return isCandidate && !isKept;
    case "kept":
      return isKept;
    case "guarded":
      return verdict === "notFlaggable" && !isKept;
    case "watch":
    case "needData":
    case "blocked":
      return verdict === tab && !isKept;
  }
}

/** How many rows stand in each part. */
export function tabCounts(rows: readonly RetirementRow[]): { readonly [tab in RetirementTab]: number } {
  const counts = { candidates: 0, watch: 0, needData: 0, blocked: 0, guarded: 0, kept: 0 };
  for (const row of rows) for (const tab of tabIds) if (isOn(tab, row)) counts[tab] += 1;
  return counts;
}

function mentions({ candidate, productName }: RetirementRow, words: readonly string[]): boolean {
  const { name, verdict, triggers, line } = candidate;
  const told = [name, productName, line.owner?.name ?? "no owner", verdictWords[verdict].name];
  const text = [...told, ...triggers.map((trigger) => triggerWords[trigger])].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The rows of one part that the filter leaves; `productId` keeps those of one product. */
export function filteredRows(
  rows: readonly RetirementRow[],
  tab: RetirementTab,
  view: RetirementView,
  productId: string | null,
): readonly RetirementRow[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const { candidate, ownerId } = row;
    return (
      isOn(tab, row) &&
      (productId === null || candidate.subject.productId === productId) &&
      (view.trigger === "all" || candidate.triggers.includes(view.trigger)) &&
      (view.verdict === "all" || candidate.verdict === view.verdict) &&
      (view.owner === anyOwner || (ownerId ?? nobody) === view.owner) &&
      (words.length === 0 || mentions(row, words))
    );
  });
}

/** Whether anything is filtered away. */
export function isFiltered(view: RetirementView, productId: string | null): boolean {
  const { isGrouped } = view;
  return productId !== null || JSON.stringify(view) !== JSON.stringify({ ...wholeView, isGrouped });
}

/** The group of a row: its product. */
export function byProduct({ candidate, productName }: RetirementRow): RowGroup {
  return { key: candidate.subject.productId, label: productName };
}
