import type { Dependents } from "../maths/dependents.ts";
import { needsIn, neededBy } from "./dependents-of.ts";
import type { Feature } from "./feature.ts";
import { grouped } from "./grouped.ts";
import type { Id } from "./ids.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import type { LedgerWindow } from "./ledger-view.ts";
import { addMonths, type Month } from "./month.ts";
import type { Overview, ProductLine } from "./overview.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { subjectMoney, type SubjectMoney } from "./product-money.ts";
import { judgementOf } from "./product-usage.ts";
import type { Product } from "./product.ts";
import { remembered, steadyList } from "./remembered.ts";
import type { Subject } from "./retirement-commands.ts";
import { onShelf } from "./shelves.ts";
import { isCandidate, usageAt, usageClasses, type UsageColumns, type UsageJudgement } from "./usage-class.ts";
import { isAboutUse } from "./use-guards.ts";

/** Why something is looked at for retirement at all (domain E.1). */
export type Trigger = "LOW_USE" | "NEGATIVE_NET_VALUE" | "SUPPORT_END" | "COST_PER_USER" | "NO_OWNER" | "DUPLICATE";

/** A product or feature that has a trigger, or would have one but for its guards: with everything known about it. */
export type JudgedSubject = {
  readonly subject: Subject;
  readonly name: string;
  readonly line: ProductLine;
  /** Null when the product itself is meant. */
  readonly feature: Feature | null;
  readonly usage: UsageJudgement;
  readonly money: SubjectMoney;
  /** The cost entries of its own, and those in other ledgers that it causes. */
  readonly costs: readonly CostEntry[];
  readonly causedElsewhere: readonly CostEntry[];
  readonly triggers: readonly Trigger[];
  /** Guards that stand; some only take away the trigger LOW_USE. */
  readonly guards: readonly string[];
  /** Who needs it; null for a feature, of which no dependencies are recorded. */
  readonly dependents: Dependents | null;
  /** Other live products that serve the same job. */
  readonly duplicates: readonly Id[];
};

const none: readonly never[] = [];
const lossOnly: readonly Trigger[] = ["NEGATIVE_NET_VALUE"];
const lowUseOnly: readonly Trigger[] = ["LOW_USE"];

function elsewhere(entry: CostEntry): Id | null {
  return entry.causedByProductId === entry.productId ? null : entry.causedByProductId;
}

const causedOnShelf = remembered<readonly [shelf: ReadonlyMap<Id, CostEntry>], readonly CostEntry[]>((_, [shelf]) => {
  const caused: CostEntry[] = [];
  for (const entry of shelf.values()) if (elsewhere(entry) !== null) caused.push(entry);
  return caused;
});

/** Cost entries by the product that causes them in another ledger than its own. */
const causes = remembered<readonly [costs: Portfolio["costs"]], ReadonlyMap<Id, readonly CostEntry[]>>((_, [costs]) =>
  grouped(Array.from(costs, ([id, shelf]) => causedOnShelf(id, [shelf])).flat(), elsewhere),
);

const causedBy = steadyList<CostEntry>();

/** The other live products that serve the job of each product; those without one are left out. */
const sameJob = remembered<readonly [products: ReadonlyMap<Id, Product>], ReadonlyMap<Id, readonly Id[]>>(
  (_, [products]) => {
    const jobOf = ({ job }: Product) => job.trim().toLowerCase() || null;
    const live = [...products.values()].filter(({ lifecycle }) => lifecycle === "live");
    const serving = grouped(live, jobOf);
    const others = new Map<Id, readonly Id[]>();
    for (const product of products.values()) {
      const same = (serving.get(jobOf(product) ?? "") ?? none).filter(({ id }) => id !== product.id);
      if (same.length > 0)
        others.set(
          product.id,
          same.map(({ id }) => id),
        );
    }
    return others;
  },
);

const duplicatesOf = steadyList<Id>();

type Shelf<R> = ReadonlyMap<Id, R>;

type OwnMoney = { readonly costs: readonly CostEntry[]; readonly money: SubjectMoney };

type MoneyInputs = readonly [
  features: readonly Feature[],
  window: LedgerWindow,
  costs: Shelf<CostEntry>,
  values: Shelf<ValueEntry>,
];

/** For each feature of a product the money of its own entries; null without any. */
const featureMoney = remembered<MoneyInputs, readonly (OwnMoney | null)[]>(
  (_, [features, window, costShelf, valueShelf]) => {
    const costs = grouped(costShelf.values(), (entry) => entry.featureId);
    const values = grouped(valueShelf.values(), (entry) => entry.featureId);
    return features.map(({ id }) => {
      if (!costs.has(id) && !values.has(id)) return null;
      const own = costs.get(id) ?? none;
      return { costs: own, money: subjectMoney(window, own, values.get(id) ?? none) };
    });
  },
);

const withoutEntries = remembered<readonly [LedgerWindow], SubjectMoney>((_, [window]) =>
  subjectMoney(window, none, none),
);

function losesMoney(money: SubjectMoney): boolean {
  return money.valueHigh !== null && money.avoidable !== null && money.valueHigh - money.avoidable < 0;
}

function lowUse(usage: UsageJudgement): boolean {
  return usage.class === "rarely" || usage.class === "never";
}

/** LOW_USE stays only when no guard stands; a guard on what is known of use stands only where LOW_USE is in question. */
function settle(usage: UsageJudgement, others: readonly Trigger[]) {
  const rare = lowUse(usage) || usage.judged === "rarely" || usage.judged === "never";
  const triggers = usage.candidate ? (others.length === 0 ? lowUseOnly : [...lowUseOnly, ...others]) : others;
  const guards = rare && triggers.length === 0 ? usage.guards : forbidding(usage.guards);
  return { triggers, guards, shown: triggers.length > 0 || (rare && guards.length > 0) };
}

function forbidding(guards: readonly string[]): readonly string[] {
  return guards.some(isAboutUse) ? guards.filter((guard) => !isAboutUse(guard)) : guards;
}

type ProductInputs = readonly [
  line: ProductLine,
  window: LedgerWindow,
  costs: Shelf<CostEntry>,
  values: Shelf<ValueEntry>,
  causedElsewhere: readonly CostEntry[],
  dependents: Dependents,
  duplicates: readonly Id[],
  /** Support that ends up to this month is a trigger. */
  warnFrom: Month,
  isDear: boolean,
];

/** A product with what is judged of its features; worked out again only when something of the product changed. */
const judgedProduct = remembered<ProductInputs, readonly JudgedSubject[]>((_, inputs) => {
  const own = judgedAlone(inputs);
  const features = judgedFeatures(inputs);
  return own === null ? features : [own, ...features];
});

function judgedAlone(inputs: ProductInputs): JudgedSubject | null {
  const [line, , costs, , causedElsewhere, neededByOthers, duplicates, warnFrom, isDear] = inputs;
  const { product, money } = line;
  const others: Trigger[] = [];
  if (losesMoney(money)) others.push("NEGATIVE_NET_VALUE");
  if (product.supportEnd !== null && product.supportEnd <= warnFrom) others.push("SUPPORT_END");
  if (isDear) others.push("COST_PER_USER");
  if (product.ownerTeamId === null) others.push("NO_OWNER");
  if (duplicates.length > 0) others.push("DUPLICATE");
  const usage = judgementOf(line.usage, product.id, product.marks);
  const { triggers, guards, shown } = settle(usage, others);
  if (!shown) return null;
  return {
    subject: { productId: product.id, featureId: null },
    name: product.name,
    line,
    feature: null,
    usage,
    money,
    costs: [...costs.values()],
    causedElsewhere,
    triggers,
    guards,
    dependents: neededByOthers,
    duplicates,
  };
}

const rarely = usageClasses.indexOf("rarely");
const never = usageClasses.indexOf("never");

function mayBeRare(columns: UsageColumns, row: number): boolean {
  const judged = columns.judged[row];
  return judged === rarely || judged === never || isCandidate(columns, row);
}

function judgedFeatures([line, window, costShelf, valueShelf]: ProductInputs): readonly JudgedSubject[] {
  const { product, usage } = line;
  const { features, featureRows, columns } = usage;
  const ownMoney = featureMoney(product.id, [features, window, costShelf, valueShelf]);
  const without: OwnMoney = { costs: none, money: withoutEntries("", [window]) };
  const judged: JudgedSubject[] = [];
  for (let at = 0; at < features.length; at += 1) {
    const row = featureRows[at] ?? -1;
    const own = ownMoney[at] ?? null;
    const feature = features[at];
    if (feature === undefined || (own === null && (row < 0 || !mayBeRare(columns, row)))) continue;
    const judgement = row < 0 ? judgementOf(usage, feature.id, feature.marks) : usageAt(columns, row);
    const { costs, money } = own ?? without;
    const { triggers, guards, shown } = settle(judgement, losesMoney(money) ? lossOnly : none);
    if (!shown) continue;
    judged.push({
      subject: { productId: product.id, featureId: feature.id },
      name: feature.name,
      line,
      feature,
      usage: judgement,
      money,
      costs,
      causedElsewhere: none,
      triggers,
      guards,
      dependents: null,
      duplicates: none,
    });
  }
  return judged;
}

/**
 * What `judgedSubjects` gives, product by product, so that a window can breathe in between; a list stays the same until
 * something of its product changes.
 */
export function* judgedByProduct(portfolio: Portfolio, overview: Overview): Generator<readonly JudgedSubject[]> {
  const rules = settingsOf(portfolio).retirement;
  const { window, medianCostPerUser: median } = overview;
  const needs = needsIn(portfolio);
  const jobs = sameJob("", [onShelf(portfolio.products, "")]);
  const caused = causes("", [portfolio.costs]);
  const warnFrom = addMonths(overview.asOf, rules.supportEndMonths);
  for (const line of overview.lines) {
    const { id, lifecycle } = line.product;
    if (lifecycle === "retired" || lifecycle === "idea") continue;
    const { costPerActiveUser } = line.economics;
    const subjects = judgedProduct(id, [
      line,
      window,
      onShelf(portfolio.costs, id),
      onShelf(portfolio.values, id),
      causedBy(id, caused.get(id)),
      neededBy(id, [needs]),
      duplicatesOf(id, jobs.get(id)),
      warnFrom,
      costPerActiveUser !== null && median !== null && costPerActiveUser > rules.costPerUserFactor * median,
    ]);
    if (subjects.length > 0) yield subjects;
  }
}

/** Every product and feature with a trigger, or with rare use that a guard shields; ideas and retired products are left out. */
export function judgedSubjects(portfolio: Portfolio, overview: Overview): readonly JudgedSubject[] {
  return [...judgedByProduct(portfolio, overview)].flat();
}
