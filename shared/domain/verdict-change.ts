import type { RetirementCandidate } from "./candidates.ts";
import type { Portfolio } from "./portfolio.ts";
import type { CaseFigure } from "./quick-case.ts";
import { onShelf } from "./shelves.ts";

/** Something that would change the verdict: a figure and the value at which it does, or the thing that is missing. */
export type VerdictChange =
  | {
      readonly kind: "figure";
      readonly figure: CaseFigure | "retained" | "newRun";
      readonly threshold: number;
      readonly now: number;
    }
  | { readonly kind: "measure"; readonly figure: CaseFigure }
  | { readonly kind: "guard"; readonly code: string }
  | { readonly kind: "dependents"; readonly names: readonly string[] };

/** What would have to be otherwise for the verdict to change, the strongest lever first. */
export function whatWouldChange(portfolio: Portfolio, candidate: RetirementCandidate): readonly VerdictChange[] {
  const changes: VerdictChange[] = candidate.guards.map((code) => ({ kind: "guard", code }));
  const products = onShelf(portfolio.products, "");
  const blockers = candidate.dependents?.blockers ?? [];
  if (blockers.length > 0) {
    changes.push({ kind: "dependents", names: blockers.map((id) => products.get(id)?.name ?? id) });
  }
  const { worked } = candidate;
  if (candidate.verdict === "needData" && worked.weakest !== null) {
    changes.push({ kind: "measure", figure: worked.weakest });
  }
  for (const swing of worked.swings) {
    if (swing.threshold === null) continue;
    const figure = swing.id as CaseFigure | "retained" | "newRun";
    const now = worked.inputs.find((input) => input.id === swing.id)?.mode ?? 0;
    changes.push({ kind: "figure", figure, threshold: swing.threshold, now });
  }
  const breakEven = worked.result?.breakEvenLostValueMonthly ?? null;
  const told = changes.some((change) => change.kind === "figure" && change.figure === "lostValue");
  if (!told && breakEven !== null && breakEven > 0) {
    changes.push({
      kind: "figure",
      figure: "lostValue",
      threshold: breakEven,
      now: worked.figures.lostValue?.mode ?? 0,
    });
  }
  return changes;
}
