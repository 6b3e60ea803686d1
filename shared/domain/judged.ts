import { dependencyIndex, dependents, type Dependents, type Edge } from "../maths/dependents.ts";
import type { Feature } from "./feature.ts";
import type { Id } from "./ids.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import type { LedgerWindow } from "./ledger-view.ts";
import { addMonths } from "./month.ts";
import type { Overview, ProductLine } from "./overview.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { subjectMoney, type SubjectMoney } from "./product-money.ts";
import { judgementOf, type ProductUsage } from "./product-usage.ts";
import { remembered } from "./remembered.ts";
import type { Subject } from "./retirement-commands.ts";
import { allOf, onShelf } from "./shelves.ts";
import { isCandidate, usageClasses, type UsageJudgement } from "./usage-class.ts";

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

/** Guards on what is known of use: they take LOW_USE away and forbid nothing else. */
const aboutUse: ReadonlySet<string> = new Set(["NO_DATA", "COVERAGE", "STALE", "REACH_UNCERTAIN"]);

function grouped<E>(entries: Iterable<E>, keyOf: (entry: E) => Id | null): ReadonlyMap<Id, readonly E[]> {
  const groups = new Map<Id, E[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

type FeatureMoney = ReadonlyMap<Id, { readonly costs: readonly CostEntry[]; readonly money: SubjectMoney }>;

/** The money of those features of a product that have entries of their own. */
function featureMoney(
  window: LedgerWindow,
  costShelf: ReadonlyMap<Id, CostEntry>,
  valueShelf: ReadonlyMap<Id, ValueEntry>,
): FeatureMoney {
  const costs = grouped(costShelf.values(), (entry) => entry.featureId);
  const values = grouped(valueShelf.values(), (entry) => entry.featureId);
  const ids = new Set([...costs.keys(), ...values.keys()]);
  return new Map(
    Array.from(ids, (id) => {
      const own = { costs: costs.get(id) ?? [], values: values.get(id) ?? [] };
      return [id, { costs: own.costs, money: subjectMoney(window, own, []) }];
    }),
  );
}

/** Cost entries by the product that causes them in another ledger than its own. */
const causes = remembered<readonly [costs: Portfolio["costs"]], ReadonlyMap<Id, readonly CostEntry[]>>((_, [costs]) =>
  grouped(allOf(costs), (entry) => (entry.causedByProductId === entry.productId ? null : entry.causedByProductId)),
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
  const triggers: Trigger[] = usage.candidate ? ["LOW_USE", ...others] : [...others];
  const forbidding = usage.guards.filter((guard) => !aboutUse.has(guard));
  const guards = rare && triggers.length === 0 ? usage.guards : forbidding;
  return { triggers, guards, shown: triggers.length > 0 || (rare && guards.length > 0) };
}

type JudgedFeature = Omit<JudgedSubject, "line">;

type FeatureInputs = readonly [
  usage: ProductUsage,
  features: ReadonlyMap<Id, Feature>,
  window: LedgerWindow,
  costs: ReadonlyMap<Id, CostEntry>,
  values: ReadonlyMap<Id, ValueEntry>,
];

const judgedFeatures = remembered<FeatureInputs, readonly JudgedFeature[]>((productId, inputs) => {
  const [usage, features, window, costShelf, valueShelf] = inputs;
  const withMoney = featureMoney(window, costShelf, valueShelf);
  const without = { costs: [], money: subjectMoney(window, { costs: [], values: [] }, []) };
  const judged: JudgedFeature[] = [];
  for (const feature of features.values()) {
    const row = usage.rows.get(feature.id);
    const own = withMoney.get(feature.id);
    if (own === undefined && (row === undefined || !mayBeRare(usage, row))) continue;
    const judgement = judgementOf(usage, feature.id, feature.marks);
    const { costs, money } = own ?? without;
    const { triggers, guards, shown } = settle(judgement, losesMoney(money) ? ["NEGATIVE_NET_VALUE"] : []);
    if (!shown) continue;
    judged.push({
      subject: { productId, featureId: feature.id },
      name: feature.name,
      feature,
      usage: judgement,
      money,
      costs,
      causedElsewhere: [],
      triggers,
      guards,
      dependents: null,
      duplicates: [],
    });
  }
  return judged;
});

function judgeFeatures(portfolio: Portfolio, overview: Overview, line: ProductLine): readonly JudgedSubject[] {
  const { id } = line.product;
  const money = [overview.window, onShelf(portfolio.costs, id), onShelf(portfolio.values, id)] as const;
  const judged = judgedFeatures(id, [line.usage, onShelf(portfolio.features, id), ...money]);
  return judged.map((known) => ({ ...known, line }));
}

const rarely = usageClasses.indexOf("rarely");
const never = usageClasses.indexOf("never");

function mayBeRare({ columns }: ProductUsage, row: number): boolean {
  const judged = columns.judged[row];
  return judged === rarely || judged === never || isCandidate(columns, row);
}

function triggersOf(overview: Overview, line: ProductLine, rules: RetirementTriggers): readonly Trigger[] {
  const { product, money, economics } = line;
  const triggers: Trigger[] = [];
  if (losesMoney(money)) triggers.push("NEGATIVE_NET_VALUE");
  const warnFrom = addMonths(overview.asOf, rules.supportEndMonths);
  if (product.supportEnd !== null && product.supportEnd <= warnFrom) triggers.push("SUPPORT_END");
  const { costPerActiveUser } = economics;
  const { medianCostPerUser } = overview;
  if (
    costPerActiveUser !== null &&
    medianCostPerUser !== null &&
    costPerActiveUser > rules.costPerUserFactor * medianCostPerUser
  ) {
    triggers.push("COST_PER_USER");
  }
  if (product.ownerTeamId === null) triggers.push("NO_OWNER");
  return triggers;
}

type RetirementTriggers = { readonly supportEndMonths: number; readonly costPerUserFactor: number };

function sameJob(overview: Overview): ReadonlyMap<string, readonly Id[]> {
  const jobs = new Map<string, Id[]>();
  for (const { product } of overview.lines) {
    const job = product.job.trim().toLowerCase();
    if (job === "" || product.lifecycle !== "live") continue;
    const list = jobs.get(job);
    if (list === undefined) jobs.set(job, [product.id]);
    else list.push(product.id);
  }
  return jobs;
}

/** Looks up who depends on a product, and who of them stands in the way of retiring it. */
type DependentsOf = (productId: Id) => Dependents;

/**
 * Dependents over all dependencies; blockers over those without a funded migration, so that a product that moves away, and
 * whoever needs only that product, blocks nothing. Products that are ending block nothing either.
 */
const lookupOf = remembered<readonly [dependencies: Portfolio["dependencies"], ending: string], DependentsOf>(
  (_, [dependencies, ending]) => {
    const edges: Edge[] = [];
    const staying: Edge[] = [];
    for (const { fromProductId, toProductId, kind, migration } of allOf(dependencies)) {
      const edge = { from: fromProductId, to: toProductId, kind };
      edges.push(edge);
      if (migration.trim() === "") staying.push(edge);
    }
    const plan = { retiring: new Set(JSON.parse(ending) as readonly Id[]), planned: new Set<Id>() };
    const [every, obstacles] = [dependencyIndex(edges), dependencyIndex(staying)];
    const known = remembered<readonly [], Dependents>((productId) => {
      const { blockers, blocked } = dependents(obstacles, productId, plan);
      return { ...dependents(every, productId, plan), blockers, blocked };
    });
    return (productId) => known(productId, []);
  },
);

function dependentsLookup(portfolio: Portfolio, overview: Overview): DependentsOf {
  const ending = overview.lines
    .filter(({ product }) => product.lifecycle === "retired" || product.lifecycle === "sunsetting")
    .map(({ product }) => product.id);
  return lookupOf("", [portfolio.dependencies, JSON.stringify(ending)]);
}

/** The dependents of one product, with those that stand in the way of retiring it. */
export function dependentsOf(portfolio: Portfolio, overview: Overview, productId: Id): Dependents {
  return dependentsLookup(portfolio, overview)(productId);
}

/** Every product and feature with a trigger, or with rare use that a guard shields; ideas and retired products are left out. */
export function judgedSubjects(portfolio: Portfolio, overview: Overview): readonly JudgedSubject[] {
  const rules = settingsOf(portfolio).retirement;
  const lookUp = dependentsLookup(portfolio, overview);
  const jobs = sameJob(overview);
  const caused = causes("", [portfolio.costs]);
  const judged: JudgedSubject[] = [];
  for (const line of overview.lines) {
    const { product } = line;
    if (product.lifecycle === "retired" || product.lifecycle === "idea") continue;
    const duplicates = (jobs.get(product.job.trim().toLowerCase()) ?? []).filter((id) => id !== product.id);
    const others = [...triggersOf(overview, line, rules), ...(duplicates.length > 0 ? (["DUPLICATE"] as const) : [])];
    const usage = judgementOf(line.usage, product.id, product.marks);
    const { triggers, guards, shown } = settle(usage, others);
    if (shown) {
      judged.push({
        subject: { productId: product.id, featureId: null },
        name: product.name,
        line,
        feature: null,
        usage,
        money: line.money,
        costs: [...onShelf(portfolio.costs, product.id).values()],
        causedElsewhere: caused.get(product.id) ?? [],
        triggers,
        guards,
        dependents: lookUp(product.id),
        duplicates,
      });
    }
    judged.push(...judgeFeatures(portfolio, overview, line));
  }
  return judged;
}
