import { dayLength, type Instant } from "./ids.ts";
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
import { remembered } from "./remembered.ts";
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
  /** The start of the day of `now`, by which figures age: what was worked out holds for the day. */
  readonly today: Instant;
  readonly window: LedgerWindow;
  readonly money: PortfolioMoney;
  readonly lines: readonly ProductLine[];
  /** Half of the products with known cost and users cost less per active user than this; null when none has both. */
  readonly medianCostPerUser: number | null;
};

type LineInputs = readonly [
  product: Product,
  owner: Team | null,
  features: number,
  usage: ProductUsage,
  money: SubjectMoney,
  moneyMonths: number,
  today: Instant,
];

type MoneyInputs = readonly [money: SubjectMoney, moneyMonths: number, today: Instant];

const moneyQualities = remembered<MoneyInputs, Pick<ProductLine, "costQuality" | "valueQuality">>(
  (_, [money, months, now]) => ({
    costQuality: moneyQuality(money.costs, { months, now, range: null }),
    valueQuality: valueQuality(money, { months, now }),
  }),
);

const lineOf = remembered<LineInputs, ProductLine>((id, [product, owner, features, usage, money, months, now]) => ({
  product,
  owner,
  features,
  usage,
  money,
  economics: productEconomics({ value: money.value, cost: money.cost, activeUsers: usage.activeUsers.value }),
  usageQuality: usageQuality(usage),
  ...moneyQualities(id, [money, months, now]),
}));

/** The whole portfolio judged as of a month; `now` is only used for the age of figures. */
export function portfolioOverview(portfolio: Portfolio, asOf: Month, now: Instant): Overview {
  const { moneyMonths } = settingsOf(portfolio).retirement;
  const today = now - (now % dayLength);
  const window = moneyWindow(portfolio, asOf, moneyMonths);
  const money = portfolioMoney(portfolio, window);
  const teams = onShelf(portfolio.teams, "");
  const lines: ProductLine[] = [];
  for (const [id, product] of onShelf(portfolio.products, "")) {
    const subject = money.products.get(id);
    if (subject === undefined) continue;
    const owner = product.ownerTeamId === null ? null : (teams.get(product.ownerTeamId) ?? null);
    const features = onShelf(portfolio.features, id).size;
    const usage = productUsage(portfolio, id, asOf);
    lines.push(lineOf(id, [product, owner, features, usage, subject, moneyMonths, today]));
  }
  return { asOf, now, today, window, money, lines, medianCostPerUser: medianOf(lines) };
}

function medianOf(lines: readonly ProductLine[]): number | null {
  const costs = lines.map((line) => line.economics.costPerActiveUser).filter((cost) => cost !== null);
  const sorted = Float64Array.from(costs).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
