import { isRefused } from "#shared/maths/answer.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { Problem } from "#shared/result.ts";
import type { BroughtIn, StoppedRow } from "./bring-in.ts";
import type { Judged } from "./judging.ts";
import type { Selection } from "./selection.ts";

/** The version of the JSON below: a field may come to be, but none changes its meaning or goes without a new number. */
export const jsonVersion = 1;

function wholeMinor(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value) + 0;
}

function candidateJson(portfolio: Portfolio, candidate: RetirementCandidate) {
  const { feature, line, usage, worked, score, dependents } = candidate;
  const products = onShelf(portfolio.products, "");
  const known = isRefused(score) ? null : score;
  return {
    product: line.product.name,
    feature: feature?.name ?? null,
    owner: line.owner?.name ?? null,
    isCandidate: candidate.isCandidate,
    verdict: candidate.verdict,
    codes: candidate.codes,
    triggers: candidate.triggers,
    guards: candidate.guards,
    blockers: (dependents?.blockers ?? []).map((id) => products.get(id)?.name ?? id),
    avoidableMonthly: wholeMinor(candidate.monthly),
    npv: wholeMinor(worked.result?.npv),
    npvP5: wholeMinor(worked.simulation?.p5),
    npvP95: wholeMinor(worked.simulation?.p95),
    probabilityPositive: worked.simulation?.pPositive ?? null,
    breakEvenLostValueMonthly: wholeMinor(worked.result?.breakEvenLostValueMonthly),
    confidence: worked.confidence,
    weakest: worked.weakest,
    score: known === null ? null : { value: known.score, low: known.low, high: known.high },
    usage: {
      class: usage.class,
      reach: usage.reach,
      interval: usage.ci,
      lastUsed: usage.lastUsed,
      grade: candidate.usageQuality.grade,
    },
    since: candidate.since === null ? null : new Date(candidate.since).toISOString(),
  };
}

function importJson({ name, read, plan, stopped }: BroughtIn) {
  const { counts, file, created } = plan;
  return {
    file: name,
    format: file.format,
    sha256: file.hash,
    counts,
    leftOut: read.leftOut,
    notices: read.notices,
    statements: file.statements,
    created,
    stopped,
  };
}

/** Everything that a run of `propose` found, in the form that `--json` promises. */
export function candidatesJson(judged: Judged, imports: readonly BroughtIn[], selection: Selection): string {
  const { portfolio, overview, candidates } = judged;
  const { from, to } = overview.window;
  const about = {
    format: "winnow-candidates",
    version: jsonVersion,
    asOf: overview.asOf,
    currency: settingsOf(portfolio).currency,
    moneyFrom: from,
    moneyTo: to,
    products: overview.lines.length,
    features: overview.lines.reduce((sum, { features }) => sum + features, 0),
  };
  const proposals = selection.chosen.map(({ candidate, folder }) => {
    return { product: candidate.line.product.name, feature: candidate.feature?.name ?? null, folder };
  });
  const leftOut = selection.leftOut.map(({ name, why }) => ({ name, why }));
  const listed = candidates.map((candidate) => candidateJson(portfolio, candidate));
  return written({ ...about, imports: imports.map(importJson), candidates: listed, proposals, leftOut });
}

/** Why nothing was done, in the form that `--json` promises. */
export function refusalJson(problem: Problem, stopped: readonly StoppedRow[]): string {
  return written({ format: "winnow-refusal", version: jsonVersion, problem, stopped });
}

/** A value as the JSON text that goes to the terminal. */
export function written(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
