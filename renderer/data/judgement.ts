import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { judgedAsOf } from "#shared/domain/as-of.ts";
import { canonicalJson, sha256 } from "#shared/domain/canonical.ts";
import {
  engineVersion,
  retirementCandidates,
  settledSubjects,
  subjectHistory,
  unjudgedTables,
  verdictChanged,
  verdictInputs,
  type RetirementCandidate,
} from "#shared/domain/candidates.ts";
import { dayLength } from "#shared/domain/ids.ts";
import { portfolioOverview, type Overview } from "#shared/domain/overview.ts";
import { emptyPortfolio, tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import type { Draft } from "#shared/domain/record.ts";
import { sameList } from "#shared/domain/remembered.ts";
import type { VerdictRecord } from "#shared/domain/retirement.ts";
import { recordVerdicts, subjectName } from "#shared/domain/retirement-commands.ts";
import { clock } from "./clock.ts";
import { breathe } from "./journal-writer.ts";
import { commit, currentState, onStoreChange } from "./portfolio.ts";

/** What the portfolio says as of the month it is judged by; `candidates` follows `overview` a moment later. */
export type Judgement = {
  readonly portfolio: Portfolio;
  readonly overview: Overview;
  /** Every judged subject, candidate or not, with its verdict. */
  readonly candidates: readonly RetirementCandidate[];
  /** True while candidates of the present portfolio are still being worked out. */
  readonly working: boolean;
};

const sliceLength = 12;
const quiet = 1500;

function overviewOf(portfolio: Portfolio): Overview {
  const now = clock.now();
  return portfolioOverview(portfolio, judgedAsOf(portfolio, now), now);
}

const store = createStore<Judgement>(() => ({
  portfolio: emptyPortfolio,
  overview: overviewOf(emptyPortfolio),
  candidates: [],
  working: false,
}));

let run = 0;
let recording: ReturnType<typeof setTimeout> | undefined;

/** Works the candidates out in slices, so that the window answers in between; a newer portfolio takes over at once. */
async function judge(portfolio: Portfolio): Promise<void> {
  run += 1;
  const own = run;
  const overview = overviewOf(portfolio);
  store.setState({ portfolio, overview, working: true });
  await breathe();
  const candidates: RetirementCandidate[] = [];
  let sliceEnd = performance.now() + sliceLength;
  for (const candidate of retirementCandidates(portfolio, overview)) {
    candidates.push(candidate);
    if (performance.now() < sliceEnd) continue;
    await breathe();
    if (own !== run) return;
    sliceEnd = performance.now() + sliceLength;
  }
  if (own !== run) return;
  const { candidates: before } = store.getState();
  store.setState({ candidates: sameList(candidates, before) ? before : candidates, working: false });
  clearTimeout(recording);
  recording = setTimeout(() => void recordChanged(own), quiet);
}

/** Stores the verdicts that are not the last stored ones any more; the app does it, nobody has to ask. */
async function recordChanged(own: number): Promise<void> {
  const { portfolio, overview, candidates, working } = store.getState();
  const { readOnly, saving } = currentState();
  if (own !== run || working || readOnly || saving.state === "notSaved") return;
  const history = subjectHistory(portfolio);
  const drafts: Draft<VerdictRecord>[] = [];
  for (const candidate of candidates) {
    if (!verdictChanged(history, candidate)) continue;
    const inputsHash = await sha256(canonicalJson(verdictInputs(candidate, overview.asOf)));
    const { subject, verdict, codes } = candidate;
    drafts.push({ ...subject, verdict, codes, asOf: overview.asOf, inputsHash, engineVersion });
  }
  for (const subject of settledSubjects(history, candidates)) {
    if (subjectName(portfolio, subject) === null) continue;
    const inputsHash = await sha256(canonicalJson({ engineVersion, asOf: overview.asOf, subject, triggers: [] }));
    drafts.push({ ...subject, verdict: "keep", codes: ["NO_TRIGGER"], asOf: overview.asOf, inputsHash, engineVersion });
  }
  if (drafts.length > 0 && own === run) commit(recordVerdicts(drafts));
}

/** Judges again whenever the portfolio changes in what is judged; answers how to stop. */
export function keepJudging(): () => void {
  const judgeNow = () => {
    const { portfolio, ready } = currentState();
    if (ready.size === tableNames.length) void judge(portfolio);
  };
  judgeNow();
  return onStoreChange(({ portfolio, ready }, before) => {
    if (ready !== before.ready) judgeNow();
    else if (portfolio === before.portfolio) return;
    else if (sameJudged(portfolio, before.portfolio) && isToday(store.getState().overview.now))
      store.setState({ portfolio });
    else judgeNow();
  });
}

function sameJudged(portfolio: Portfolio, before: Portfolio): boolean {
  return tableNames.every((table) => portfolio[table] === before[table] || unjudgedTables.has(table));
}

function isToday(at: number): boolean {
  return Math.floor(at / dayLength) === Math.floor(clock.now() / dayLength);
}

/** What a component shows of the judgement. */
export function useJudgement<S>(select: (judgement: Judgement) => S): S {
  return useStore(store, select);
}

/** The present judgement, outside of any component. */
export function currentJudgement(): Judgement {
  return store.getState();
}
