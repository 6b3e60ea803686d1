import { isRefused } from "../maths/answer.ts";
import { chooseOption, type OptionName } from "../maths/choose-option.ts";
import { canonicalJson, sha256 } from "./canonical.ts";
import { engineVersion, verdictInputs, type RetirementCandidate } from "./candidates.ts";
import { estimateQuality, valueQuality } from "./evidence-quality.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import { touches } from "./money-window.ts";
import { addMonths } from "./month.ts";
import { noAssumptions, workedOption } from "./option-assumptions.ts";
import type { Overview } from "./overview.ts";
import { settingsOf, type Portfolio } from "./portfolio.ts";
import { ledgerSide } from "./ledger-side.ts";
import { isSunk } from "./product-money.ts";
import { usageMonthsOf } from "./product-usage.ts";
import { subjectExperiments } from "./proposal-experiments.ts";
import type { FigureLine, FigureRange, ProposalFigures } from "./proposal-figures.ts";
import { optionFigures, optionWorths } from "./proposal-options.ts";
import type { CaseFigure, WorkedCase } from "./quick-case.ts";
import { reasonsOf } from "./reasons.ts";
import type { RetirementProposal } from "./retirement.ts";
import { allOf, onShelf } from "./shelves.ts";
import { monthlyValue } from "./value-ledger.ts";
import { whatWouldChange } from "./verdict-change.ts";

function payerOf(portfolio: Portfolio, id: string | null): string {
  return id === null ? "" : (onShelf(portfolio.teams, "").get(id)?.name ?? id);
}

function costLines(portfolio: Portfolio, overview: Overview, entries: readonly CostEntry[]): readonly FigureLine[] {
  return entries
    .filter((entry) => touches(overview.window, entry))
    .map((entry) => {
      const amount = ledgerSide(overview.window, [entry], (known) => known.amount).total;
      const ending = isSunk(entry) ? 0 : entry.avoidableShare;
      return {
        id: entry.id,
        label: entry.label,
        kind: entry.category,
        amount,
        avoidable: ending === 0 ? 0 : amount === null ? null : amount * ending,
        payer: payerOf(portfolio, entry.paidByTeamId),
        provenance: entry.provenance,
        source: entry.source ?? "",
        ...(entry.avoidableFrom === null ? {} : { endsFrom: entry.avoidableFrom }),
      };
    });
}

/** What others' ledgers bear because of the subject, each line with the product in whose ledger it stands. */
function elsewhereLines(
  portfolio: Portfolio,
  overview: Overview,
  candidate: RetirementCandidate,
): readonly FigureLine[] {
  const products = onShelf(portfolio.products, "");
  return candidate.causedElsewhere.flatMap((entry) =>
    costLines(portfolio, overview, [entry]).map((line) => ({
      ...line,
      product: entry.productId === null ? "" : (products.get(entry.productId)?.name ?? entry.productId),
    })),
  );
}

function valueLines(overview: Overview, entries: readonly ValueEntry[]): readonly FigureLine[] {
  return entries
    .filter((entry) => touches(overview.window, entry))
    .map((entry) => ({
      id: entry.id,
      label: entry.label,
      kind: entry.value.kind,
      amount: ledgerSide(overview.window, [entry], monthlyValue).total,
      avoidable: 0,
      payer: "",
      provenance: entry.provenance,
      source: entry.source ?? entry.evidence,
    }));
}

function moneyFigures(
  portfolio: Portfolio,
  overview: Overview,
  candidate: RetirementCandidate,
): ProposalFigures["money"] {
  const { subject, money, line, feature } = candidate;
  const belongs = (entry: { readonly featureId: string | null }) => feature === null || entry.featureId === feature.id;
  const values = [...onShelf(portfolio.values, subject.productId).values()].filter(belongs);
  const pools = onShelf(portfolio.pools, "");
  const { from, to } = overview.window;
  const months = settingsOf(portfolio).retirement.moneyMonths;
  return {
    from,
    to,
    months,
    cost: money.cost,
    own: money.costs.total,
    allocated: money.shares.reduce((sum, share) => sum + share.amount, 0),
    avoidable: money.avoidable,
    value: money.value,
    net: money.value === null || money.cost === null ? null : money.value - money.cost,
    perUser: feature === null ? line.economics.costPerActiveUser : null,
    costGrade: candidate.worked.figures.avoidable?.quality.grade ?? "insufficient",
    valueGrade: valueQuality(money, { months, now: overview.today }).grade,
    costs: costLines(portfolio, overview, candidate.costs),
    elsewhere: elsewhereLines(portfolio, overview, candidate),
    shares: money.shares.map((share) => ({
      pool: pools.get(share.poolId)?.name ?? share.poolId,
      driver: pools.get(share.poolId)?.driver ?? "",
      amount: share.amount,
      avoidable: share.avoidable,
      weight: share.weight,
      weights: share.weights,
    })),
    values: valueLines(overview, values),
  };
}

function knownRange({ figures }: WorkedCase, figure: CaseFigure): readonly FigureRange[] {
  const known = figures[figure];
  if (known === null) return [];
  const { low, mode, high, basis, quality } = known;
  return [{ figure, low, mode, high, basis, grade: quality.grade }];
}

/** What only a person can assume: the share of value that users recover elsewhere, and a new running cost. */
function assumedRanges({ inputs }: WorkedCase): readonly FigureRange[] {
  return inputs.flatMap(({ id, low, mode, high }) => {
    if (id !== "retained" && id !== "newRun") return [];
    const { grade } = estimateQuality({ low, mode, high }, "estimatedByOne");
    return [{ figure: id, low, mode, high, basis: "person" as const, grade }];
  });
}

function caseFigures(
  portfolio: Portfolio,
  overview: Overview,
  candidate: RetirementCandidate,
  option: OptionName,
): ProposalFigures["case"] {
  const { worked } = candidate;
  const rules = settingsOf(portfolio).retirement;
  const names: readonly CaseFigure[] = ["oneOff", "avoidable", "lostValue"];
  const options = optionFigures(portfolio, overview, candidate, option);
  return {
    annualRate: rules.annualRate,
    horizonMonths: rules.horizonMonths,
    figures: [...names.flatMap((figure) => knownRange(worked, figure)), ...assumedRanges(worked)],
    missing: names.filter((figure) => worked.figures[figure] === null),
    npv: worked.result?.npv ?? null,
    npvOwner: worked.result?.npvOwner ?? null,
    npvOthers: worked.result?.npvOthers ?? null,
    paybackMonths: worked.result?.paybackMonths ?? null,
    breakEvenLostValueMonthly: worked.result?.breakEvenLostValueMonthly ?? null,
    pPositive: worked.simulation?.pPositive ?? null,
    p5: worked.simulation?.p5 ?? null,
    p95: worked.simulation?.p95 ?? null,
    evpi: worked.simulation?.evpi ?? null,
    draws: rules.draws,
    seed: rules.seed,
    confidence: worked.confidence,
    minimumConfidence: rules.minimumConfidence,
    months: worked.result?.months ?? [],
    swings: worked.swings.map(({ id, npvLow, npvHigh, threshold }) => ({ id, npvLow, npvHigh, threshold })),
    proposed: option,
    workedFor: workedOption({ option, assumptions: candidate.proposal?.assumptions ?? noAssumptions }),
    options,
    chosen: chooseOption(optionWorths(options)).option,
  };
}

function dependentFigures(portfolio: Portfolio, candidate: RetirementCandidate): ProposalFigures["dependents"] {
  const { dependents, subject } = candidate;
  const products = onShelf(portfolio.products, "");
  const name = (id: string) => products.get(id)?.name ?? id;
  const edges = Array.from(allOf(portfolio.dependencies));
  const ways = edges.filter(({ kind, migration }) => kind === "hard" && migration.trim() !== "");
  const leadsHere = new Set([subject.productId, ...(dependents?.group ?? []), ...(dependents?.dependents ?? [])]);
  // A plan to move away from something else is no way out of this end.
  const migrationOf = (id: string) =>
    ways.find((edge) => edge.fromProductId === id && leadsHere.has(edge.toProductId))?.migration ?? "";
  const blockers = new Set(dependents?.blockers ?? []);
  return {
    hard: (dependents?.dependents ?? []).map((id) => ({
      name: name(id),
      blocks: blockers.has(id),
      migration: migrationOf(id),
    })),
    soft: (dependents?.softDependents ?? []).map(name),
    needs: edges
      .filter((edge) => candidate.feature === null && edge.fromProductId === subject.productId)
      .map((edge) => ({ name: name(edge.toProductId), kind: edge.kind })),
    group: (dependents?.group ?? []).filter((id) => id !== subject.productId).map(name),
  };
}

function subjectFigures(portfolio: Portfolio, candidate: RetirementCandidate): ProposalFigures["subject"] {
  const { product, owner } = candidate.line;
  const { feature } = candidate;
  const teams = onShelf(portfolio.teams, "");
  const names = (ids: readonly string[]) => ids.map((id) => teams.get(id)?.name ?? id);
  return {
    name: candidate.name,
    product: product.name,
    kind: feature === null ? product.kind : "feature",
    lifecycle: product.lifecycle,
    owner: owner?.name ?? null,
    pays: names(product.corners.pays),
    canChange: names(product.corners.canChange),
    feels: names(product.corners.feels),
    benefits: names(product.corners.benefits),
    decides: product.decisionRight.decides,
    heard: product.decisionRight.heard,
    customers: product.customers,
    supportEnd: product.supportEnd,
    releasedMonth: feature?.releasedMonth ?? null,
    marks: (feature ?? product).marks.map(({ kind, reason, owner: keeper, reviewOn }) => ({
      kind,
      reason,
      owner: keeper,
      reviewOn,
    })),
  };
}

/** Computes and freezes everything a proposal about a candidate prints. */
export async function freezeFigures(
  portfolio: Portfolio,
  overview: Overview,
  candidate: RetirementCandidate,
  option: RetirementProposal["option"],
): Promise<ProposalFigures> {
  const { usage, line, score } = candidate;
  const { windowMonths } = settingsOf(portfolio).usage;
  const from = addMonths(overview.asOf, 1 - windowMonths);
  const rare = line.usage.rare;
  return {
    engineVersion,
    inputsHash: await sha256(canonicalJson(verdictInputs(candidate, overview.asOf))),
    at: overview.now,
    asOf: overview.asOf,
    currency: settingsOf(portfolio).currency,
    subject: subjectFigures(portfolio, candidate),
    verdict: { verdict: candidate.verdict, codes: candidate.codes, since: candidate.since },
    triggers: candidate.triggers,
    guardsStanding: candidate.guards,
    warnings: usage.warnings,
    reasons: reasonsOf(portfolio, overview, candidate),
    changes: whatWouldChange(portfolio, candidate),
    score: isRefused(score) ? null : { score: score.score, low: score.low, high: score.high },
    usage: {
      class: usage.class,
      reach: usage.reach,
      interval: usage.ci,
      shareUpperBound: usage.shareUpperBound,
      exposureMonths: usage.exposureMonths,
      firstSeen: usage.firstSeen,
      lastUsed: usage.lastUsed,
      activeUsers: line.usage.activeUsers.value,
      activeUsersFrom: line.usage.activeUsers.basis,
      grade: candidate.usageQuality.grade,
      from,
      to: overview.asOf,
      months: usageMonthsOf(
        line.usage.matrix,
        candidate.subject.featureId ?? candidate.subject.productId,
        from,
        overview.asOf,
      ),
    },
    features: { count: line.features, rare: isRefused(rare) ? null : rare },
    money: moneyFigures(portfolio, overview, candidate),
    case: caseFigures(portfolio, overview, candidate, option),
    experiments: subjectExperiments(portfolio, candidate.subject),
    dependents: dependentFigures(portfolio, candidate),
  };
}
