import { isRefused, type Answer } from "../maths/answer.ts";
import type { Quality } from "../maths/quality.ts";
import { retireScore, scoreComponents, type RetireScore, type ScoreComponents } from "../maths/retire-score.ts";
import { judgementQuality } from "./evidence-quality.ts";
import { grouped } from "./grouped.ts";
import type { Id, Instant } from "./ids.ts";
import { judgedByProduct, type JudgedSubject } from "./judged.ts";
import type { LedgerWindow } from "./ledger-view.ts";
import type { Month } from "./month.ts";
import { countedAssumptions } from "./option-assumptions.ts";
import type { Overview } from "./overview.ts";
import { settingsOf, type Portfolio, type TableName } from "./portfolio.ts";
import { usageTrend } from "./product-usage.ts";
import { caseTerms, workOut, type WorkedCase } from "./quick-case.ts";
import type { RetirementProposal, RetirementVerdict, Review, VerdictRecord } from "./retirement.ts";
import { remembered, sameList, steadyList } from "./remembered.ts";
import { sameSubject, type Subject } from "./retirement-commands.ts";
import type { Settings } from "./settings.ts";
import { allOf, onShelf } from "./shelves.ts";
import { verdict } from "./verdict-rule.ts";
import type { Trend } from "../maths/mann-kendall.ts";

/** Changes with the mathematics, so that a stored verdict can be told from one of another engine. */
export const engineVersion = "2";

/** The tables that no verdict is drawn from: what changes in them alone leaves every candidate as it was. */
export const unjudgedTables: ReadonlySet<TableName> = new Set<TableName>([
  "backlog",
  "fields",
  "views",
  "learnings",
  "cohorts",
  "accounting",
  "meetings",
  "batches",
  "recipes",
]);

/**
 * A judged product or feature with its quick case, verdict, score and history. It is a retirement candidate when it has a
 * trigger and no guard stands, whatever the verdict.
 */
export type RetirementCandidate = JudgedSubject & {
  readonly isCandidate: boolean;
  readonly verdict: RetirementVerdict;
  readonly codes: readonly string[];
  readonly worked: WorkedCase;
  readonly trend: Answer<Trend>;
  readonly components: ScoreComponents;
  readonly score: Answer<RetireScore>;
  readonly usageQuality: Quality;
  /** Avoidable cost a month, in minor units: what waiting costs; null when not known. */
  readonly monthly: number | null;
  /** Since when this verdict stands, and when it was flagged first; null before the first record. */
  readonly since: Instant | null;
  readonly firstFlagged: Instant | null;
  /** A person's answer that still holds on the day of judging. */
  readonly review: Review | null;
  readonly proposal: RetirementProposal | null;
};

type WorkedInputs = readonly [
  judged: readonly JudgedSubject[],
  history: SubjectHistory,
  usage: Settings["usage"],
  rules: Settings["retirement"],
  window: LedgerWindow,
  today: Instant,
];

type WorkedProduct = { readonly inputs: WorkedInputs; readonly candidates: readonly RetirementCandidate[] };

const workedProducts = new Map<Id, WorkedProduct>();

/**
 * Works out every judged subject, one after another, so that a window can breathe in between; those of a product of which
 * nothing changed are handed out as they were.
 */
export function* retirementCandidates(portfolio: Portfolio, overview: Overview): Generator<RetirementCandidate> {
  const { usage, retirement } = settingsOf(portfolio);
  const { window, today } = overview;
  const historyOf = productHistories(portfolio);
  for (const judged of judgedByProduct(portfolio, overview)) {
    const productId = judged[0]?.subject.productId ?? "";
    const history = historyOf(productId);
    const inputs: WorkedInputs = [judged, history, usage, retirement, window, today];
    const known = workedProducts.get(productId);
    if (known !== undefined && sameList(inputs, known.inputs)) {
      yield* known.candidates;
      continue;
    }
    const candidates: RetirementCandidate[] = [];
    for (const subject of judged) {
      const candidate = retirementCandidate(portfolio, overview, subject, history);
      candidates.push(candidate);
      yield candidate;
    }
    workedProducts.set(productId, { inputs, candidates });
  }
}

/** What a verdict was worked out from, for the hash that stands on its record. */
export function verdictInputs(candidate: RetirementCandidate, asOf: Month): unknown {
  const { subject, triggers, guards, usage, worked } = candidate;
  const { terms, inputs } = worked;
  return { engineVersion, asOf, subject, triggers, guards, usage, terms, inputs };
}

/** Works one judged subject out to a candidate, with a person's assumptions where a proposal has them. */
export function retirementCandidate(
  portfolio: Portfolio,
  overview: Overview,
  judged: JudgedSubject,
  history: SubjectHistory,
): RetirementCandidate {
  const settings = settingsOf(portfolio);
  const { subject, usage, money, line } = judged;
  const proposal = history.proposals.get(keyOf(subject)) ?? null;
  const worked = workOut(
    keyOf(subject),
    caseTerms(portfolio, overview, judged, proposal === null ? null : countedAssumptions(proposal)),
    settings.retirement,
  );
  const id = subject.featureId ?? subject.productId;
  const trend = usageTrend(line.usage, id);
  const byReach = usage.ci !== null;
  const components = scoreComponents({
    upperUse: usage.ci?.[1] ?? usage.shareUpperBound,
    rareUse: byReach ? settings.usage.sometimes : settings.usage.shareRare,
    avoidableCost: money.avoidable,
    value: money.value,
    trend: isRefused(trend) ? null : trend.p < 0.05 ? trend.direction : "flat",
    technical: null,
    incidentShare: null,
    useShare: null,
  });
  const { verdict: stands, codes } = verdict(
    {
      guards: judged.guards,
      triggers: judged.triggers,
      blockers: judged.dependents?.blockers ?? [],
      quality: worked.confidence,
      npv: worked.result?.npv ?? null,
      pPositive: worked.simulation?.pPositive ?? null,
    },
    settings.retirement,
  );
  const records = history.verdicts.get(keyOf(subject)) ?? [];
  const figure = worked.figures.avoidable;
  return {
    ...judged,
    isCandidate: judged.triggers.length > 0 && judged.guards.length === 0,
    verdict: stands,
    codes,
    worked,
    trend,
    components,
    score: retireScore(components, settings.retirement.weights),
    usageQuality: judgementQuality(line.usage, id, usage, settings.usage.sometimes),
    monthly: figure === null ? null : figure.mode,
    since: sinceWhen(records, stands),
    firstFlagged: records.find((record) => record.verdict === "flag")?.createdAt ?? null,
    review: holding(history.reviews.get(keyOf(subject)), overview.today),
    proposal,
  };
}

/** The verdict records, reviews and open proposals of every subject, looked up once for many candidates. */
export type SubjectHistory = {
  readonly verdicts: ReadonlyMap<string, readonly VerdictRecord[]>;
  readonly reviews: ReadonlyMap<string, Review>;
  readonly proposals: ReadonlyMap<string, RetirementProposal>;
};

/** One text for a subject, for looking it up. */
export function keyOf(subject: Subject): string {
  return `${subject.productId}/${subject.featureId ?? ""}`;
}

/** Gathers what was recorded of every subject, oldest first. */
export function subjectHistory(portfolio: Portfolio): SubjectHistory {
  const { verdicts, reviews, proposals } = portfolio;
  return gathered(allOf(verdicts), allOf(reviews), allOf(proposals));
}

function gathered(
  records: Iterable<VerdictRecord>,
  reviews: Iterable<Review>,
  proposals: Iterable<RetirementProposal>,
): SubjectHistory {
  const oldestFirst = [...records].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const open = [...proposals].filter(({ stage }) => stage === "draft" || stage === "proposed");
  return {
    verdicts: grouped(oldestFirst, keyOf),
    reviews: new Map(Array.from(reviews, (review) => [keyOf(review), review])),
    proposals: new Map(open.map((proposal) => [keyOf(proposal), proposal])),
  };
}

type ProductRecord = { readonly productId: Id };

const byProduct = <R extends ProductRecord>() =>
  remembered<readonly [ReadonlyMap<Id, R>], ReadonlyMap<Id, readonly R[]>>((_, [records]) =>
    grouped(records.values(), ({ productId }) => productId),
  );

const reviewsByProduct = byProduct<Review>();
const proposalsByProduct = byProduct<RetirementProposal>();
const steadyReviews = steadyList<Review>();
const steadyProposals = steadyList<RetirementProposal>();

const productHistory = remembered<
  readonly [ReadonlyMap<Id, VerdictRecord>, readonly Review[], readonly RetirementProposal[]],
  SubjectHistory
>((_, [records, reviews, proposals]) => gathered(records.values(), reviews, proposals));

/** What was recorded of the subjects of one product: the same until something is recorded of it. */
function productHistories(portfolio: Portfolio): (productId: Id) => SubjectHistory {
  const reviews = reviewsByProduct("", [onShelf(portfolio.reviews, "")]);
  const proposals = proposalsByProduct("", [onShelf(portfolio.proposals, "")]);
  return (productId) =>
    productHistory(productId, [
      onShelf(portfolio.verdicts, productId),
      steadyReviews(productId, reviews.get(productId)),
      steadyProposals(productId, proposals.get(productId)),
    ]);
}

function sinceWhen(records: readonly VerdictRecord[], stands: RetirementVerdict): Instant | null {
  let since: Instant | null = null;
  for (const record of records.toReversed()) {
    if (record.verdict !== stands) break;
    since = record.createdAt;
  }
  return since;
}

function holding(review: Review | undefined, now: Instant): Review | null {
  if (review === undefined) return null;
  return review.until >= new Date(now).toISOString().slice(0, 10) ? review : null;
}

/** The newest stored verdict of a subject; null when none was ever stored. */
export function lastVerdict(history: SubjectHistory, subject: Subject): VerdictRecord | null {
  return history.verdicts.get(keyOf(subject))?.at(-1) ?? null;
}

/** Whether a verdict differs from the last one that was stored, so that it has to be recorded. */
export function verdictChanged(history: SubjectHistory, candidate: RetirementCandidate): boolean {
  const last = lastVerdict(history, candidate.subject);
  if (last === null) return true;
  return last.verdict !== candidate.verdict || last.codes.join() !== candidate.codes.join();
}

/** Subjects whose last stored verdict was not "keep" but which are not judged any more: nothing speaks for retiring them. */
export function settledSubjects(history: SubjectHistory, judged: readonly JudgedSubject[]): readonly Subject[] {
  const present = new Set(judged.map(({ subject }) => keyOf(subject)));
  const settled: Subject[] = [];
  for (const [key, records] of history.verdicts) {
    const last = records.at(-1);
    if (last === undefined || present.has(key) || last.codes.join() === "NO_TRIGGER") continue;
    settled.push({ productId: last.productId, featureId: last.featureId });
  }
  return settled;
}

/** Whether a subject still waits for an answer: no person gave one, and the rule does not keep it. */
export function isOpen({ review, verdict }: Pick<RetirementCandidate, "review" | "verdict">): boolean {
  return review === null && verdict !== "keep";
}

/** The candidates about one product, the product itself first. */
export function candidatesOf(
  candidates: readonly RetirementCandidate[],
  productId: Id,
): readonly RetirementCandidate[] {
  return candidates.filter(({ subject }) => subject.productId === productId);
}

/** The candidate about exactly this subject. */
export function candidateFor(
  candidates: readonly RetirementCandidate[],
  subject: Subject,
): RetirementCandidate | undefined {
  return candidates.find((candidate) => sameSubject(candidate.subject, subject));
}
