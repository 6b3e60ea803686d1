import { blankFeature, type Feature } from "#shared/domain/feature.ts";
import type { Dependency } from "#shared/domain/dependency.ts";
import { costCategories, type CostEntry, type ValueEntry } from "#shared/domain/ledger.ts";
import { addMonths, type Month } from "#shared/domain/month.ts";
import { emptyPortfolio, shelfOf, type Portfolio, type TableName, type Tables } from "#shared/domain/portfolio.ts";
import { blankProduct, productKinds, type Product } from "#shared/domain/product.ts";
import { defaultSettings, settingsId } from "#shared/domain/settings.ts";
import type { Shelves } from "#shared/domain/shelves.ts";
import type { Team } from "#shared/domain/team.ts";
import { cellKind, eligibleKnown, usersKnown, usesKnown } from "#shared/domain/usage-cell.ts";
import type { UsageMatrix } from "#shared/domain/usage.ts";
import { mulberry32 } from "#shared/maths/prng.ts";

/** How large a generated portfolio is. */
export type BenchSize = {
  readonly products: number;
  readonly features: number;
  readonly months: number;
  readonly ledgerRows: number;
  readonly dependencies: number;
};

/** The size that the budgets speak of. */
export const fullSize: BenchSize = {
  products: 500,
  features: 20_000,
  months: 24,
  ledgerRows: 24_000,
  dependencies: 1_500,
};

/** The month as of which the generated portfolio is judged; its usage and money end with it. */
export const benchAsOf: Month = "2025-08";

const teamCount = 60;
const valueEvery = 4;
const known = cellKind.full | eligibleKnown | usersKnown | usesKnown;

/**
 * A portfolio of a given size, the same every time: heavy-tailed use with users and eligible, one feature in five without
 * any, a twentieth of the months missing, money for every product, and dependencies with cycles among them.
 */
export function benchPortfolio(size: BenchSize): Portfolio {
  const random = mulberry32(20_000);
  const products = Array.from({ length: size.products }, (_, n) => productOf(n, random));
  const features = Array.from({ length: size.features }, (_, n) => featureOf(n, size, random));
  const money = Array.from({ length: size.ledgerRows }, (_, n) => n);
  return {
    ...emptyPortfolio,
    settings: shelved("settings", [
      { ...defaultSettings, ...recorded(settingsId), portfolioName: "Bench", asOf: benchAsOf },
    ]),
    teams: shelved(
      "teams",
      Array.from({ length: teamCount }, (_, n) => teamOf(n)),
    ),
    products: shelved("products", products),
    features: shelved("features", features),
    dependencies: shelved("dependencies", dependenciesOf(size, random)),
    usage: shelved("usage", usageOf(size, features, random)),
    costs: shelved(
      "costs",
      money.filter((n) => n % valueEvery !== 0).map((n) => costOf(n, size, random)),
    ),
    values: shelved(
      "values",
      money.filter((n) => n % valueEvery === 0).map((n) => valueOf(n, size, random)),
    ),
  };
}

type Random = () => number;

function recorded(id: string) {
  const at = Date.UTC(2025, 8, 1);
  return { id, createdAt: at, updatedAt: at, by: "Bench" };
}

function numbered(word: string, n: number): string {
  return `${word}-${String(n).padStart(5, "0")}`;
}

/** The records on their shelves, each as a store hands it out, which is quicker to read than as it was put together here. */
function shelved<T extends TableName>(table: T, records: readonly Tables[T][]): Shelves<Tables[T]> {
  const shelves = new Map<string, Map<string, Tables[T]>>();
  for (const record of records) {
    const shelf = shelfOf[table](record);
    const own = shelves.get(shelf) ?? new Map<string, Tables[T]>();
    if (own.size === 0) shelves.set(shelf, own);
    own.set(record.id, structuredClone(record));
  }
  return shelves;
}

function teamOf(n: number): Team {
  return { ...recorded(numbered("team", n)), name: `Team ${n + 1}`, dayRate: 50_000 + 1_000 * (n % 40) };
}

function productOf(n: number, random: Random): Product {
  const team = numbered("team", n % teamCount);
  return {
    ...blankProduct(`Product ${n + 1}`),
    ...recorded(numbered("product", n)),
    kind: productKinds[n % productKinds.length] ?? "product",
    ownerTeamId: random() < 0.05 ? null : team,
    corners: { pays: [team], canChange: [team], feels: [numbered("team", (n + 7) % teamCount)], benefits: [] },
    job: random() < 0.03 ? "Keep the same record" : `Job ${n + 1}`,
    supportEnd: random() < 0.1 ? addMonths(benchAsOf, Math.floor(30 * random()) - 6) : null,
  };
}

function featureOf(n: number, { products }: BenchSize, random: Random): Feature {
  const compliance = {
    kind: "compliance",
    reason: "Asked for by law.",
    owner: "Compliance",
    reviewOn: "2026-03-01",
  } as const;
  return {
    ...blankFeature(numbered("product", n % products), `Feature ${n + 1}`),
    ...recorded(numbered("feature", n)),
    releasedMonth: addMonths(benchAsOf, -Math.floor(60 * random())),
    marks: random() < 0.04 ? [compliance] : [],
  };
}

/** Edges from later products to earlier ones, and a few the other way, which close cycles. */
function dependenciesOf({ products, dependencies }: BenchSize, random: Random): readonly Dependency[] {
  const edges = new Map<string, Dependency>();
  const most = (products * (products - 1)) / 2;
  while (edges.size < Math.min(dependencies, most)) {
    const [one, other] = [Math.floor(products * random()), Math.floor(products * random() ** 2)];
    if (one === other) continue;
    const isBackward = random() < 0.02;
    const [from, to] = one > other === isBackward ? [other, one] : [one, other];
    const id = `${numbered("product", from)}>${numbered("product", to)}`;
    edges.set(id, {
      ...recorded(id),
      fromProductId: numbered("product", from),
      toProductId: numbered("product", to),
      kind: random() < 0.7 ? "hard" : "soft",
      migration: random() < 0.1 ? "Planned and paid for" : "",
    });
  }
  return [...edges.values()];
}

function usageOf(
  { products, months }: BenchSize,
  features: readonly Feature[],
  random: Random,
): readonly UsageMatrix[] {
  const byProduct = new Map<string, Feature[]>();
  for (const feature of features)
    byProduct.set(feature.productId, [...(byProduct.get(feature.productId) ?? []), feature]);
  return Array.from({ length: products }, (_, n) => {
    const id = numbered("product", n);
    const matrix = matrixOf(id, [id, ...(byProduct.get(id) ?? []).map((feature) => feature.id)], months);
    fillMatrix(matrix, Math.round(200 * 100 ** random()), random);
    return matrix;
  });
}

function matrixOf(id: string, subjects: readonly string[], months: number): UsageMatrix {
  const size = subjects.length * months;
  return {
    id,
    firstMonth: addMonths(benchAsOf, 1 - months),
    months,
    subjects,
    sources: ["Bench"],
    eligible: new Uint32Array(size),
    users: new Uint32Array(size),
    uses: new Float64Array(size),
    state: new Uint8Array(size),
    span: new Uint8Array(size),
    source: new Uint8Array(size),
  };
}

function fillMatrix(matrix: UsageMatrix, people: number, random: Random): void {
  matrix.subjects.forEach((_, row) => {
    const isUnused = row > 0 && random() < 0.2;
    const reach = row === 0 ? 0.97 : isUnused ? 0 : 0.95 * random() ** 3;
    for (let column = 0; column < matrix.months; column += 1) {
      if (row > 0 && random() < 0.05) continue;
      const at = row * matrix.months + column;
      const users = Math.round(people * reach * (0.9 + 0.2 * random()));
      matrix.eligible[at] = people;
      matrix.users[at] = Math.min(people, users);
      matrix.uses[at] = Math.round(users * (1 + 6 * random()));
      matrix.state[at] = known;
      matrix.span[at] = 1;
    }
  });
}

function periodOf({ months }: BenchSize) {
  return { recurrence: "recurring", from: addMonths(benchAsOf, 1 - months), to: benchAsOf, currency: "EUR" } as const;
}

/** Four rows in a row, a value and three costs, speak of the same subject: of five such, one of a feature. */
function targetOf(n: number, { products, features }: BenchSize) {
  const group = Math.floor(n / valueEvery);
  const feature = features > 0 && group % 5 === 0 ? (group / 5) % features : null;
  return {
    productId: numbered("product", (feature ?? group) % products),
    featureId: feature === null ? null : numbered("feature", feature),
  };
}

function costOf(n: number, size: BenchSize, random: Random): CostEntry {
  return {
    ...recorded(numbered("cost", n)),
    ...periodOf(size),
    ...targetOf(n, size),
    poolId: null,
    label: `Cost ${n + 1}`,
    category: costCategories[n % costCategories.length] ?? "other",
    amount: Math.round(10_000 * 100 ** random()),
    amortiseMonths: null,
    avoidableShare: Math.round(100 * random()) / 100,
    avoidableFrom: random() < 0.2 ? addMonths(benchAsOf, Math.ceil(18 * random())) : null,
    causedByProductId: null,
    paidByTeamId: random() < 0.1 ? numbered("team", n % teamCount) : null,
    provenance: "invoiced",
  };
}

function valueOf(n: number, size: BenchSize, random: Random): ValueEntry {
  return {
    ...recorded(numbered("value", n)),
    ...periodOf(size),
    ...targetOf(n, size),
    label: `Value ${n + 1}`,
    value: { kind: "costAvoided", amount: Math.round(10_000 * 60 ** random()) },
    attribution: 1,
    range: { low: 0.5, high: 1.5 },
    evidence: "Generated",
    provenance: "estimatedByMany",
  };
}
