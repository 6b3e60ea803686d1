import { dependencyIndex, dependents, type Dependents, type Edge } from "../maths/dependents.ts";
import type { Feature } from "./feature.ts";
import type { Id } from "./ids.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import { addMonths } from "./month.ts";
import type { Overview, ProductLine } from "./overview.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { subjectMoney, type SubjectMoney } from "./product-money.ts";
import { judgementOf } from "./product-usage.ts";
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

function moneyByFeature<E extends CostEntry | ValueEntry>(entries: Iterable<E>): ReadonlyMap<Id, readonly E[]> {
  const byFeature = new Map<Id, E[]>();
  for (const entry of entries) {
    if (entry.featureId === null) continue;
    const list = byFeature.get(entry.featureId);
    if (list === undefined) byFeature.set(entry.featureId, [entry]);
    else list.push(entry);
  }
  return byFeature;
}

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

function judgeFeatures(portfolio: Portfolio, overview: Overview, line: ProductLine): readonly JudgedSubject[] {
  const { product, usage } = line;
  const costs = moneyByFeature(onShelf(portfolio.costs, product.id).values());
  const values = moneyByFeature(onShelf(portfolio.values, product.id).values());
  const judged: JudgedSubject[] = [];
  for (const feature of onShelf(portfolio.features, product.id).values()) {
    const row = usage.rows.get(feature.id);
    const own = { costs: costs.get(feature.id) ?? [], values: values.get(feature.id) ?? [] };
    const noMoney = own.costs.length === 0 && own.values.length === 0;
    if (noMoney && (row === undefined || !mayBeRare(line, row))) continue;
    const judgement = judgementOf(usage, feature.id, feature.marks);
    const money = subjectMoney(overview.window, own, null);
    const { triggers, guards, shown } = settle(judgement, losesMoney(money) ? ["NEGATIVE_NET_VALUE"] : []);
    if (!shown) continue;
    judged.push({
      subject: { productId: product.id, featureId: feature.id },
      name: feature.name,
      line,
      feature,
      usage: judgement,
      money,
      triggers,
      guards,
      dependents: null,
      duplicates: [],
    });
  }
  return judged;
}

const rarely = usageClasses.indexOf("rarely");
const never = usageClasses.indexOf("never");

function mayBeRare(line: ProductLine, row: number): boolean {
  const { columns } = line.usage;
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
 * whoever needs only that product, blocks nothing. Retired and sunsetting products block nothing either.
 */
function dependentsLookup(portfolio: Portfolio, overview: Overview): DependentsOf {
  const edges: Edge[] = [];
  const staying: Edge[] = [];
  for (const { fromProductId, toProductId, kind, migration } of allOf(portfolio.dependencies)) {
    const edge = { from: fromProductId, to: toProductId, kind };
    edges.push(edge);
    if (migration.trim() === "") staying.push(edge);
  }
  const ending = overview.lines
    .filter(({ product }) => product.lifecycle === "retired" || product.lifecycle === "sunsetting")
    .map(({ product }) => product.id);
  const plan = { retiring: new Set(ending), planned: new Set<Id>() };
  const [every, obstacles] = [dependencyIndex(edges), dependencyIndex(staying)];
  return (productId) => {
    const { blockers, blocked } = dependents(obstacles, productId, plan);
    return { ...dependents(every, productId, plan), blockers, blocked };
  };
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
