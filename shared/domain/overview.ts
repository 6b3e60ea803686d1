import type { Instant } from "./ids.ts";
import { productEconomics, type ProductEconomics } from "./economics.ts";
import type { LedgerWindow } from "./ledger-view.ts";
import { moneyWindow } from "./money-window.ts";
import type { Month } from "./month.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { portfolioMoney, type PortfolioMoney, type SubjectMoney } from "./product-money.ts";
import { productUsage, type ProductUsage } from "./product-usage.ts";
import type { Product } from "./product.ts";
import type { Team } from "./team.ts";
import { moneyQuality, usageQuality, valueQuality } from "./evidence-quality.ts";
import type { Quality } from "../maths/quality.ts";
import { onShelf } from "./shelves.ts";

/** One line of the portfolio: a product with its people, use and money over the window. */
export type ProductLine = {
  readonly product: Product;
  readonly owner: Team | null;
  readonly features: number;
  readonly usage: ProductUsage;
  readonly money: SubjectMoney;
  readonly economics: ProductEconomics;
  /** How good the evidence is (domain G); insufficient where nothing is known. */
  readonly usageQuality: Quality;
  readonly costQuality: Quality;
  readonly valueQuality: Quality;
};

/** Every product with its use and money as of a month, and the portfolio's money that adds up. */
export type Overview = {
  readonly asOf: Month;
  readonly now: Instant;
  readonly window: LedgerWindow;
  readonly money: PortfolioMoney;
  readonly lines: readonly ProductLine[];
  /** Half of the products with known cost and users cost less per active user than this; null when none has both. */
  readonly medianCostPerUser: number | null;
};

/** The whole portfolio judged as of a month; `now` is only used for the age of figures. */
export function portfolioOverview(portfolio: Portfolio, asOf: Month, now: Instant): Overview {
  const { moneyMonths } = settingsOf(portfolio).retirement;
  const window = moneyWindow(portfolio, asOf, moneyMonths);
  const money = portfolioMoney(portfolio, window);
  const teams = onShelf(portfolio.teams, "");
  const lines: ProductLine[] = [];
  for (const product of onShelf(portfolio.products, "").values()) {
    const subject = money.products.get(product.id);
    if (subject === undefined) continue;
    const usage = productUsage(portfolio, product.id, asOf);
    lines.push({
      product,
      owner: product.ownerTeamId === null ? null : (teams.get(product.ownerTeamId) ?? null),
      features: onShelf(portfolio.features, product.id).size,
      usage,
      money: subject,
      economics: productEconomics({
        value: subject.value,
        cost: subject.cost,
        activeUsers: usage.activeUsers.value,
      }),
      usageQuality: usageQuality(usage),
      costQuality: moneyQuality(subject.costs, { months: moneyMonths, now, range: null }),
      valueQuality: valueQuality(subject, { months: moneyMonths, now }),
    });
  }
  return { asOf, now, window, money, lines, medianCostPerUser: medianOf(lines) };
}

function medianOf(lines: readonly ProductLine[]): number | null {
  const costs = lines
    .map((line) => line.economics.costPerActiveUser)
    .filter((cost) => cost !== null)
    .sort((a, b) => a - b);
  const middle = costs.length >> 1;
  const upper = costs[middle];
  if (upper === undefined) return null;
  return costs.length % 2 === 1 ? upper : (upper + (costs[middle - 1] ?? upper)) / 2;
}
