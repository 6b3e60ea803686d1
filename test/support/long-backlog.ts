import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { addItems } from "#shared/domain/backlog-commands.ts";
import { backlogKinds, blankItem, type BacklogStage } from "#shared/domain/backlog-item.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { after } from "./portfolios.ts";

const stages: readonly BacklogStage[] = ["idea", "idea", "idea", "idea", "idea", "ready", "ready", "doing", "released"];

/** A portfolio of one product, Shop, with so many items ("Item 1" first), two in three of them estimated. */
export function longBacklog(items: number): Portfolio {
  const empty = after([addProduct(blankProduct("Shop"))], emptyPortfolio);
  const [shop] = allOf(empty.products);
  const drafts = Array.from({ length: items }, (_, n) => ({
    ...blankItem(shop?.id ?? "", `Item ${n + 1}`),
    kind: backlogKinds[n % 4] ?? "feature",
    stage: stages[n % stages.length] ?? "idea",
    labels: [`label ${n % 11}`],
    description: "What should be better, and for whom. ".repeat(1 + (n % 8)),
    estimates: n % 3 === 0 ? [] : estimated(n),
  }));
  return after([addItems(drafts)], empty, 1);
}

function estimated(n: number): BacklogItem["estimates"] {
  const about = { source: "", on: null };
  const cost = 10_000 * (1 + ((n * 7919) % 97));
  const weeks = 1 + ((n * 31) % 12);
  return [
    { name: "costOfDelay", low: cost / 2, mode: cost, high: 2 * cost, ...about },
    { name: "duration", low: weeks, mode: weeks, high: weeks + 2, ...about },
  ];
}
