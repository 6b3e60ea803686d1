import { productCockpit } from "#shared/domain/experiment-board.ts";
import { innovationAccounting, type InnovationAccounting } from "#shared/domain/innovation-accounting.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import type { Product } from "#shared/domain/product.ts";
import { onShelf } from "#shared/domain/shelves.ts";

/** What one product's team learned and what that cost. */
export type AccountingRow = {
  readonly product: Product;
  readonly accounting: InnovationAccounting;
  readonly assumption: string;
  /** What runs and is not due yet. */
  readonly running: number;
  readonly due: number;
  /** The next decision: on an experiment, or the day agreed to pivot or persevere. */
  readonly next: string | null;
};

/** The products that test or count anything, in the order of the alphabet. */
export function accountingRows(portfolio: Portfolio, today: string): readonly AccountingRow[] {
  return [...onShelf(portfolio.products, "").values()]
    .filter(({ id }) => onShelf(portfolio.experiments, id).size + onShelf(portfolio.cohorts, id).size > 0)
    .map((product) => {
      const accounting = innovationAccounting(portfolio, product.id);
      const { riskiest, running, due, next } = productCockpit(portfolio, product.id, today);
      return {
        product,
        accounting,
        assumption: riskiest?.experiment.card.assumption ?? "",
        running: running.filter((experiment) => !due.includes(experiment)).length,
        due: due.length,
        next: [accounting.milestones?.decisionOn ?? [], next?.on ?? []].flat().sort()[0] ?? null,
      };
    })
    .sort((a, b) => a.product.name.localeCompare(b.product.name));
}
