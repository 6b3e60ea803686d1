import { canonicalJson } from "./canonical.ts";
import { judgedAsOf } from "./as-of.ts";
import type { Command } from "./change.ts";
import type { Card } from "./experiment-card.ts";
import { cardGaps, cardHash, startChecks, type StartCheck } from "./experiment-checks.ts";
import { changing, notConcluded, notRunning } from "./experiment-commands.ts";
import { trafficOf } from "./experiment-planning.ts";
import { experimentEngineVersion, experimentVerdict } from "./experiment-verdict.ts";
import type { Decision, Experiment, FrozenVerdict } from "./experiment.ts";
import { digestOf } from "./digest.ts";
import type { Id, Instant } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { isRefused, type Answer } from "../maths/answer.ts";
import type { Belief } from "../maths/bayes.ts";
import { ok, refuse } from "../result.ts";

/** Why checks that are not met are passed over. */
export type SkipReasons = Readonly<Partial<Record<StartCheck, string>>>;

const dayOf = (at: Instant) => new Date(at).toISOString().slice(0, 10);
const isBlank = (text: string) => text.trim() === "";

/**
 * Starts a draft and locks its card: binding, to be withdrawn and not undone. Refuses NOT_A_DRAFT, CARD_INCOMPLETE naming what
 * is missing, and REASON_NEEDED for a check passed over without one.
 */
export function startExperiment(id: Id, reasons: SkipReasons = {}): Command {
  return (portfolio, stamp) =>
    changing(id, (experiment) => {
      const { title, card, purpose, status, productId, featureId } = experiment;
      if (status !== "draft") return refuse("NOT_A_DRAFT", `'${title}' has already started.`);
      const gaps = cardGaps(card);
      if (gaps.length > 0) {
        return refuse("CARD_INCOMPLETE", `The card of '${title}' is not complete: ${gaps.join(", ")}.`, "Fill it in.");
      }
      const traffic = trafficOf(portfolio, productId, featureId, judgedAsOf(portfolio, stamp.at));
      const unmet = startChecks({ card, purpose }, traffic, dayOf(stamp.at));
      const skipped = unmet.map((check) => ({ check, reason: (reasons[check] ?? "").trim() }));
      const open = skipped.filter(({ reason }) => reason === "").map(({ check }) => check);
      if (open.length > 0) return needsReason(`These checks are not met: ${open.join(", ")}.`);
      const lock = { at: stamp.at, by: stamp.by, hash: cardHash(card), skipped };
      const reason = [...new Set(skipped.map(({ reason: why }) => why))].join(" ");
      const fields = { status: "running", lock } as const;
      return ok({ label: `Start '${title}'`, binding: true, fields, ...(reason !== "" && { reason }) });
    })(portfolio, stamp);
}

/** Changes the card of a running experiment for a reason: binding, and its result only suggests from then on. Refuses NOT_RUNNING, REASON_NEEDED, SAME, and RESULTS_NAMED for what its results name. */
export function amendCard(id: Id, fields: Partial<Card>, reason: string): Command {
  return (portfolio, stamp) =>
    changing(id, (experiment) => {
      const { card: before, amendments, observations, title, status } = experiment;
      if (status !== "running") return notRunning(experiment);
      if (isBlank(reason)) return needsReason("An amendment stays visible.");
      const after = { ...before, ...fields };
      if (canonicalJson(after) === canonicalJson(before)) return refuse("SAME", "Nothing on the card was changed.");
      const orphans = observations.some(
        ({ arm, guardrail }) =>
          arm >= after.arms.length || (guardrail !== null && after.guardrails.every(({ name }) => name !== guardrail)),
      );
      if (orphans)
        return refuse("RESULTS_NAMED", "There are results of an arm or a guardrail that would go.", "Keep it.");
      const gaps = cardGaps(after);
      if (gaps.length > 0) return refuse("CARD_INCOMPLETE", `The card would lack: ${gaps.join(", ")}.`, "Fill it in.");
      const amendment = { at: stamp.at, by: stamp.by, reason: reason.trim(), before, after, hash: cardHash(after) };
      return ok({
        label: `Amend the card of '${title}'`,
        reason: reason.trim(),
        binding: true,
        fields: { card: after, amendments: [...amendments, amendment] },
      });
    })(portfolio, stamp);
}

/** Concludes a running experiment and freezes its verdict: binding. Refuses NOT_RUNNING. */
export function concludeExperiment(id: Id): Command {
  return (portfolio, stamp) =>
    changing(id, (experiment) => {
      if (experiment.status !== "running") return notRunning(experiment);
      const verdict = frozenVerdict(portfolio, experiment, stamp.at);
      return ok({ label: `Conclude '${experiment.title}'`, binding: true, fields: { status: "concluded", verdict } });
    })(portfolio, stamp);
}

/** The verdict on an experiment as it is kept, with the hash of everything it was worked out from. */
export function frozenVerdict(portfolio: Portfolio, experiment: Experiment, at: Instant): FrozenVerdict {
  const today = dayOf(at);
  const said = experimentVerdict(portfolio, experiment, today);
  const { judged, belief, pivotsUsed } = said;
  const { card, purpose, observations, evidence, broken } = experiment;
  const effect = said.effects.find(({ arm }) => arm === judged?.arm);
  const chanceOf = (known: Answer<Belief>) => (isRefused(known) ? null : known.chanceToWin);
  const inputs = { card, purpose, observations, evidence, broken, today, pivotsUsed };
  return {
    at,
    verdict: said.verdict,
    code: said.code,
    effect:
      judged === null
        ? null
        : { arm: judged.arm, estimate: judged.estimate, low: judged.interval.low, high: judged.interval.high },
    chances: effect === undefined ? null : { flat: chanceOf(effect.flat), skeptical: chanceOf(effect.skeptical) },
    belief: isRefused(belief) || evidence.length === 0 ? null : belief.posterior,
    exploratory: said.exploratory,
    inputsHash: digestOf(canonicalJson(inputs)),
    engineVersion: experimentEngineVersion,
  };
}

/** Records what a team decided, against the verdict too: binding. Refuses NOT_CONCLUDED, DECIDED, REASON_NEEDED, NAME_NEEDED. */
export function decideExperimentBy(
  id: Id,
  said: Pick<Decision, "decision" | "reason" | "names" | "dissent" | "meetingId">,
): Command {
  return (portfolio, stamp) =>
    changing(id, (experiment) => {
      const { title, status } = experiment;
      if (status !== "concluded") return notConcluded(experiment);
      if (experiment.decision !== null) {
        return refuse("DECIDED", `'${title}' is decided already.`, "Withdraw that decision first.");
      }
      if (isBlank(said.reason)) return needsReason("A decision is read again in a year.");
      if (isBlank(said.names)) return refuse("NAME_NEEDED", "Nobody is named.", "Say who decided.");
      const decision = { ...said, reason: said.reason.trim(), names: said.names.trim(), at: stamp.at, by: stamp.by };
      const label = `Decide '${title}': ${said.decision}`;
      return ok({ label, reason: decision.reason, binding: true, fields: { decision } });
    })(portfolio, stamp);
}

/** Takes back the start of a running experiment; it stays visible, and with results seen the next start only suggests. Refuses NOT_RUNNING, REASON_NEEDED. */
export function withdrawStart(id: Id, reason: string): Command {
  return (portfolio, stamp) =>
    changing(id, (experiment) => {
      const { lock, observations, evidence, title, withdrawals } = experiment;
      if (experiment.status !== "running" || lock === null) return notRunning(experiment);
      if (isBlank(reason)) return needsReason("A withdrawal stays visible.");
      const sawResults = observations.length > 0 || evidence.length > 0;
      const said = { at: stamp.at, by: stamp.by, reason: reason.trim() };
      return ok({
        label: `Withdraw the start of '${title}'`,
        reason: said.reason,
        binding: true,
        fields: {
          status: "draft",
          lock: null,
          withdrawals: [...withdrawals, { what: "start", ...said, lock, sawResults }],
        },
      });
    })(portfolio, stamp);
}

/** Takes a decision back; it stays visible, and the experiment waits for another. Refuses NOT_DECIDED, REASON_NEEDED. */
export function withdrawDecision(id: Id, reason: string): Command {
  return (portfolio, stamp) =>
    changing(id, (experiment) => {
      const { decision, title, withdrawals } = experiment;
      if (decision === null) return refuse("NOT_DECIDED", `'${title}' is not decided yet.`);
      if (isBlank(reason)) return needsReason("A withdrawal stays visible.");
      const said = { at: stamp.at, by: stamp.by, reason: reason.trim() };
      return ok({
        label: `Withdraw the decision on '${title}'`,
        reason: said.reason,
        binding: true,
        fields: { decision: null, withdrawals: [...withdrawals, { what: "decision", ...said, decision }] },
      });
    })(portfolio, stamp);
}

function needsReason(why: string) {
  return refuse("REASON_NEEDED", `A reason is needed. ${why}`, "Say in a sentence why, for whoever asks in a year.");
}
