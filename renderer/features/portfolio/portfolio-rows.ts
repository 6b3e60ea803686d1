import { isOpen, type RetirementCandidate } from "#shared/domain/candidates.ts";
import { addMonths } from "#shared/domain/month.ts";
import type { Overview, ProductLine } from "#shared/domain/overview.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { lifecycleStages, type LifecycleStage, type ProductKind } from "#shared/domain/product.ts";
import { lifecycleWords, productKindWords } from "#shared/words/codes.ts";
import type { flagWords } from "#shared/words/portfolio.ts";

/** What a line can be flagged for. */
export type Flag = keyof typeof flagWords;

/** One product of the portfolio as the table shows it. */
export type PortfolioRow = {
  readonly id: string;
  readonly line: ProductLine;
  readonly flags: readonly Flag[];
  /** How many candidates that wait for an answer stand behind the flag: the product itself and its features. */
  readonly candidates: number;
  readonly guarded: number;
};

/** What of the portfolio is shown, and how it is grouped. */
export type PortfolioView = {
  readonly text: string;
  readonly kind: ProductKind | "all";
  readonly lifecycle: LifecycleStage | "all";
  readonly owner: string;
  readonly flag: Flag | "all";
  readonly group: "none" | "owner" | "lifecycle" | "kind";
  readonly hasPicture: boolean;
};

export const anyOwner = "all";
export const nobody = "nobody";

/** Everything, ungrouped, with the picture. */
export const wholeView: PortfolioView = {
  text: "",
  kind: "all",
  lifecycle: "all",
  owner: anyOwner,
  flag: "all",
  group: "none",
  hasPicture: true,
};

/** The rows of the portfolio with their flags. */
export function portfolioRows(
  portfolio: Portfolio,
  overview: Overview,
  candidates: readonly RetirementCandidate[],
): readonly PortfolioRow[] {
  const warnFrom = addMonths(overview.asOf, settingsOf(portfolio).retirement.supportEndMonths);
  const found = new Map<string, number>();
  const shielded = new Map<string, number>();
  for (const { subject, isCandidate, guards } of candidates.filter(isOpen)) {
    const counts = isCandidate ? found : guards.length > 0 ? shielded : null;
    counts?.set(subject.productId, (counts.get(subject.productId) ?? 0) + 1);
  }
  return overview.lines.map((line) => {
    const { product } = line;
    const own = { candidates: found.get(product.id) ?? 0, guarded: shielded.get(product.id) ?? 0 };
    const flags: Flag[] = [];
    if (own.candidates > 0) flags.push("candidate");
    if (own.guarded > 0) flags.push("guarded");
    if (product.ownerTeamId === null) flags.push("noOwner");
    if (product.customers === "unknown") flags.push("noCustomers");
    if (product.supportEnd !== null && product.supportEnd <= warnFrom) flags.push("supportEnding");
    return { id: product.id, line, flags, ...own };
  });
}

/** The rows that a view lets through. */
export function filteredRows(rows: readonly PortfolioRow[], view: PortfolioView): readonly PortfolioRow[] {
  const wanted = view.text.trim().toLocaleLowerCase();
  return rows.filter(({ line: { product, owner }, flags }) => {
    if (view.kind !== "all" && product.kind !== view.kind) return false;
    if (view.lifecycle !== "all" && product.lifecycle !== view.lifecycle) return false;
    if (view.owner === nobody && owner !== null) return false;
    if (view.owner !== anyOwner && view.owner !== nobody && owner?.id !== view.owner) return false;
    if (view.flag !== "all" && !flags.includes(view.flag)) return false;
    if (wanted === "") return true;
    const words = `${product.name} ${owner?.name ?? ""} ${product.job} ${product.description}`;
    return words.toLocaleLowerCase().includes(wanted);
  });
}

/** Whether a view hides anything. */
export function isFiltered(view: PortfolioView): boolean {
  const { text, kind, lifecycle, owner, flag } = view;
  return text.trim() !== "" || kind !== "all" || lifecycle !== "all" || owner !== anyOwner || flag !== "all";
}

/** The group a row stands in; none when nothing is grouped. */
export function groupOf(group: PortfolioView["group"]) {
  switch (group) {
    case "none":
      return undefined;
    case "owner":
      return ({ line: { owner } }: PortfolioRow) => ({ key: owner?.id ?? nobody, label: owner?.name ?? "No owner" });
    case "lifecycle":
      return ({ line: { product } }: PortfolioRow) => ({
        key: String(lifecycleStages.indexOf(product.lifecycle)),
        label: lifecycleWords[product.lifecycle],
      });
    case "kind":
      return ({ line: { product } }: PortfolioRow) => ({ key: product.kind, label: productKindWords[product.kind] });
  }
}

/** What the rows cost, earn and leave over; a figure nobody knows is counted apart and never as zero. */
export function sumOf(rows: readonly PortfolioRow[], figure: (line: ProductLine) => number | null) {
  let [sum, known] = [0, 0];
  for (const { line } of rows) {
    const amount = figure(line);
    if (amount === null) continue;
    sum += amount;
    known += 1;
  }
  return { sum, known, unknown: rows.length - known };
}
