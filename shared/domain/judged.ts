import { dependencyIndex, dependents, type DependencyIndex, type Dependents } from "../maths/dependents.ts";
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

/** Who of a product's dependents already goes or has a plan: retired or sunsetting ones, and funded migrations. */
function plansFor(portfolio: Portfolio, overview: Overview) {
  const retiring = new Set<Id>();
  const stages = new Map<Id, string>(overview.lines.map(({ product }) => [product.id, product.lifecycle]));
  for (const [id, stage] of stages) if (stage === "retired" || stage === "sunsetting") retiring.add(id);
  const planned = new Set<Id>();
  for (const dependency of allOf(portfolio.dependencies)) {
    if (dependency.migration.trim() !== "") planned.add(dependency.fromProductId);
  }
  return { retiring, planned };
}

function edgesOf(portfolio: Portfolio): DependencyIndex {
  return dependencyIndex(
    Array.from(allOf(portfolio.dependencies), ({ fromProductId, toProductId, kind }) => ({
      from: fromProductId,
      to: toProductId,
      kind,
    })),
  );
}

/** The dependents of one product, with those that stand in the way of retiring it. */
export function dependentsOf(portfolio: Portfolio, overview: Overview, productId: Id): Dependents {
  return dependents(edgesOf(portfolio), productId, plansFor(portfolio, overview));
}

/** Every product and feature with a trigger, or with rare use that a guard shields; ideas and retired products are left out. */
export function judgedSubjects(portfolio: Portfolio, overview: Overview): readonly JudgedSubject[] {
  const rules = settingsOf(portfolio).retirement;
  const index = edgesOf(portfolio);
  const plans = plansFor(portfolio, overview);
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
        dependents: dependents(index, product.id, plans),
        duplicates,
      });
    }
    judged.push(...judgeFeatures(portfolio, overview, line));
  }
  return judged;
}
