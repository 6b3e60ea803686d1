import { withoutItemLinks } from "./backlog-links.ts";
import { added, edited, find, removed, type Command, type RowChange } from "./change.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { frozenFigures, needsSeasonWord } from "./proposal-figures.ts";
import type { Draft } from "./record.ts";
import { unknown } from "./refusals.ts";
import {
  proposalTexts,
  type ProposalText,
  type RetirementProposal,
  type Review,
  type VerdictRecord,
} from "./retirement.ts";
import { allOf } from "./shelves.ts";
import { ok, refuse, type Problem } from "../result.ts";

/** What a verdict, review or proposal is about: a product, or one feature of it. */
export type Subject = { readonly productId: Id; readonly featureId: Id | null };

/** The name of a subject as people know it; null when it is gone. */
export function subjectName(portfolio: Portfolio, subject: Subject): string | null {
  if (subject.featureId === null) return find(portfolio, "products", subject.productId)?.name ?? null;
  return find(portfolio, "features", subject.featureId, subject.productId)?.name ?? null;
}

/** Keeps or snoozes a candidate until a day, with a reason; replaces an earlier review of the same subject. */
export function reviewCandidate(review: Draft<Review>): Command {
  return (portfolio, stamp) => {
    const name = subjectName(portfolio, review);
    if (name === null) return unknown("candidate");
    if (review.reason.trim() === "") {
      return refuse("REASON_NEEDED", "A reason is needed.", "Say in a sentence why, for whoever asks in a year.");
    }
    const changes: RowChange[] = [];
    for (const earlier of allOf(portfolio.reviews)) {
      if (sameSubject(earlier, review)) changes.push(removed("reviews", earlier));
    }
    changes.push(added("reviews", review, stamp));
    return ok({ label: `${review.kind === "keep" ? "Keep" : "Snooze"} '${name}'`, reason: review.reason, changes });
  };
}

/** Takes a review back, so that the candidate waits for an answer again. */
export function withdrawReview(id: Id): Command {
  return (portfolio) => {
    const review = find(portfolio, "reviews", id);
    if (review === undefined) return unknown("review");
    return ok({ label: "Withdraw review", changes: [removed("reviews", review)] });
  };
}

/** Whether two records are about the same product or feature. */
export function sameSubject(a: Subject, b: Subject): boolean {
  return a.productId === b.productId && a.featureId === b.featureId;
}

/** A proposal of which only the subject is known yet. */
export function blankProposal(subject: Subject, title: string, proposer: string): Draft<RetirementProposal> {
  return {
    ...subject,
    title,
    stage: "draft",
    option: "sunset",
    proposer,
    processOwner: "",
    mode: "advisory",
    decisionOn: null,
    reviewOn: null,
    notSeasonal: "",
    assumptions: {
      oneOff: null,
      lostValueMonthly: null,
      avoidableMonthly: null,
      retainedShare: null,
      newRunMonthly: null,
    },
    texts: Object.fromEntries(proposalTexts.map((name) => [name, ""])) as Record<ProposalText, string>,
    figures: null,
  };
}

/** Starts a draft proposal; refuses when an open one (draft or proposed) for the same subject is there. */
export function proposeRetirement(draft: Draft<RetirementProposal>): Command {
  return (portfolio, stamp) => {
    const name = subjectName(portfolio, draft);
    if (name === null) return unknown("product or feature");
    for (const other of allOf(portfolio.proposals)) {
      if (sameSubject(other, draft) && (other.stage === "draft" || other.stage === "proposed")) {
        return refuse("ALREADY_PROPOSED", `There is already an open proposal for '${name}'.`, "Open that one instead.");
      }
    }
    return ok({ label: `Draft proposal for '${name}'`, changes: [added("proposals", draft, stamp)] });
  };
}

function rangeProblem(proposal: RetirementProposal): Problem | null {
  for (const [name, range] of Object.entries(proposal.assumptions)) {
    if (range !== null && !(range.low <= range.mode && range.mode <= range.high)) {
      return { code: "OUT_OF_RANGE", message: `${name}: the range must go from low over likely to high.` };
    }
  }
  return null;
}

/** Changes a proposal; refuses ranges out of order, and any change but the stage once it is proposed. */
export function editProposal(id: Id, fields: Partial<Draft<RetirementProposal>>, label?: string): Command {
  return (portfolio, stamp) => {
    const proposal = find(portfolio, "proposals", id);
    if (proposal === undefined) return unknown("proposal");
    if (proposal.stage !== "draft" && Object.keys(fields).some((field) => field !== "stage")) {
      return refuse(
        "NOT_A_DRAFT",
        "This proposal was put forward and is read-only.",
        "Take it back to draft to edit it.",
      );
    }
    const problem = rangeProblem({ ...proposal, ...fields });
    if (problem !== null) return { ok: false, problem };
    return ok({
      label: label ?? `Edit proposal '${proposal.title}'`,
      changes: [edited("proposals", proposal, fields, stamp)],
    });
  };
}

/**
 * Puts a draft forward; refuses while its figures were never computed or cannot be read, the reason in plain words is missing, or nobody
 * said why concentrated use is not seasonal.
 */
export function putForward(id: Id): Command {
  return (portfolio, stamp) => {
    const proposal = find(portfolio, "proposals", id);
    if (proposal === undefined) return unknown("proposal");
    if (proposal.stage !== "draft") return refuse("NOT_A_DRAFT", "This proposal is not a draft.");
    if (proposal.figures === null) {
      return refuse("NO_FIGURES", "The figures were never computed.", "Refresh the figures first.");
    }
    const figures = frozenFigures(proposal);
    if (figures === null) {
      return refuse("FIGURES_UNREADABLE", "The figures cannot be read.", "Work them out again first.");
    }
    if (needsSeasonWord(proposal, figures)) {
      return refuse(
        "SEASON_UNCONFIRMED",
        "Nearly all of its use falls into two months.",
        "Say first why that is not a season that comes back.",
      );
    }
    if (proposal.texts.why.trim() === "") {
      return refuse("REASON_NEEDED", "The section 'Why' is empty.", "Say in plain words why this should go.");
    }
    return ok({
      label: `Propose '${proposal.title}'`,
      changes: [edited("proposals", proposal, { stage: "proposed" }, stamp)],
    });
  };
}

/** Takes a proposal back to draft. */
export function takeBack(id: Id): Command {
  return (portfolio, stamp) => {
    const proposal = find(portfolio, "proposals", id);
    if (proposal === undefined) return unknown("proposal");
    if (proposal.stage !== "proposed") return refuse("NOT_PROPOSED", "This proposal was not put forward.");
    return ok({
      label: `Take back '${proposal.title}'`,
      changes: [edited("proposals", proposal, { stage: "draft" }, stamp)],
    });
  };
}

/** Removes a draft proposal; one that was put forward has to be taken back first. */
export function removeProposal(id: Id): Command {
  return (portfolio, stamp) => {
    const proposal = find(portfolio, "proposals", id);
    if (proposal === undefined) return unknown("proposal");
    if (proposal.stage !== "draft")
      return refuse("NOT_A_DRAFT", "Only drafts can be removed.", "Take it back to draft.");
    const unlinked = withoutItemLinks(portfolio, { proposals: new Set([id]) }, stamp);
    return ok({ label: `Remove proposal '${proposal.title}'`, changes: [...unlinked, removed("proposals", proposal)] });
  };
}

/** Stores verdicts that changed since they were last recorded; done by the app, not undoable by a person. */
export function recordVerdicts(drafts: readonly Draft<VerdictRecord>[]): Command {
  return (_portfolio, stamp) =>
    ok({
      label: drafts.length === 1 ? "Record a verdict that changed" : `Record ${drafts.length} verdicts that changed`,
      automatic: true,
      changes: drafts.map((draft, n) => added("verdicts", draft, stamp, n)),
    });
}
