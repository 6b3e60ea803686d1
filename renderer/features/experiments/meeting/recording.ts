import { tell } from "#data/notices.ts";
import { commit, currentPortfolio } from "#data/portfolio.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { find } from "#shared/domain/change.ts";
import { decideExperimentBy, withdrawDecision } from "#shared/domain/experiment-binding.ts";
import { planNextStep } from "#shared/domain/experiment-commands.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import type { Id } from "#shared/domain/ids.ts";
import { addLearning, blankLearning, editLearning } from "#shared/domain/learning.ts";
import { editMeeting, type Meeting } from "#shared/domain/meeting.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { type Problem, refuse, type Result } from "#shared/result.ts";
import { notedText, recordedText } from "#shared/words/meeting.ts";
import type { ItemDraft } from "./drafts.ts";

type AgendaEntry = Meeting["agenda"][number];

/** Changes the agenda entry of one experiment in a meeting; answers why not, or null. */
export function noteOn(meetingId: Id, experimentId: Id, fields: Partial<AgendaEntry>): Problem | null {
  const meeting = find(currentPortfolio(), "meetings", meetingId);
  const title = experimentOf(currentPortfolio(), experimentId)?.title ?? "";
  const agenda = (meeting?.agenda ?? []).map((entry) =>
    entry.experimentId === experimentId ? { ...entry, ...fields } : entry,
  );
  const changed = commit(editMeeting(meetingId, { agenda }, notedText(title, fields.outcome ?? null)));
  return changed.ok ? null : changed.problem;
}

/**
 * Records what a meeting came to on one experiment: the decision, which binds, then the learning and, last, the next step, each
 * a change of its own that can be undone. What was recorded before is not recorded again. Answers why not, or null.
 */
export function recordItem(meetingId: Id, experimentId: Id, draft: ItemDraft): Problem | null {
  const experiment = experimentOf(currentPortfolio(), experimentId);
  if (experiment === undefined) return null;
  const { decision, names, reason, dissent, step } = draft;
  if (experiment.decision === null) {
    if (decision === null) {
      return refuse("CHOICE_NEEDED", "Nothing is decided yet.", "Choose persevere, pivot or stop.").problem;
    }
    const decided = commit(decideExperimentBy(experimentId, { decision, names, reason, dissent, meetingId }));
    if (!decided.ok) return decided.problem;
  }
  const refused =
    noteOn(meetingId, experimentId, { outcome: "decided", ...(draft.notes !== null && { notes: draft.notes }) }) ??
    recordLearning(experiment, draft) ??
    recordStep(experiment, step.trim());
  if (refused === null) tell({ text: recordedText(experiment.title, draft) });
  return refused;
}

/** Takes the decision on one experiment of a meeting back, which stays visible; the meeting has to come to it again. */
export function withdrawItem(meetingId: Id, experimentId: Id, reason: string): Result<unknown> {
  const withdrawn = commit(withdrawDecision(experimentId, reason));
  if (!withdrawn.ok) return withdrawn;
  const problem = noteOn(meetingId, experimentId, { outcome: null });
  return problem === null ? withdrawn : { ok: false, problem };
}

function recordStep({ id, productId }: Experiment, step: string): Problem | null {
  if (step === "") return null;
  const planned = commit(planNextStep(id, blankItem(productId, step)));
  return planned.ok ? null : planned.problem;
}

function recordLearning({ id, productId }: Experiment, draft: ItemDraft): Problem | null {
  const portfolio = currentPortfolio();
  const { believed, observed, learned, therefore, contradicts } = draft;
  const isKnown = [...onShelf(portfolio.learnings, "").values()].some(
    (known) => known.learned === learned && known.supportedBy.includes(id),
  );
  if (learned.trim() !== "" && !isKnown) {
    const title = firstSentence(learned);
    const added = commit(
      addLearning({
        ...blankLearning(title, productId),
        believed,
        observed,
        learned,
        therefore,
        supportedBy: [id],
      }),
    );
    if (!added.ok) return added.problem;
  }
  const earlier = contradicts === null ? undefined : find(portfolio, "learnings", contradicts);
  if (earlier === undefined || earlier.contradictedBy.includes(id)) return null;
  const marked = commit(editLearning(earlier.id, { contradictedBy: [...earlier.contradictedBy, id] }));
  return marked.ok ? null : marked.problem;
}

const longestTitle = 120;

/** What a learning is called: its first sentence, as far as that is short enough to be a name. */
export function firstSentence(text: string): string {
  const [sentence = ""] = text.trim().split(/(?<=[.!?])\s|\n/);
  const plain = sentence.replace(/[.]$/, "");
  if (plain.length <= longestTitle) return plain;
  return `${plain.slice(0, longestTitle).replace(/\s+\S*$/, "")}…`;
}
