import { useView } from "#data/session.ts";
import type { DecisionKind, Experiment } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import { believedText, observedText } from "#shared/words/observed.ts";

/** What was typed about one experiment of a meeting and is not recorded yet; kept on this device, so that a crash loses none of it. */
export type ItemDraft = {
  readonly decision: DecisionKind | null;
  readonly names: string;
  readonly reason: string;
  readonly dissent: string;
  readonly believed: string;
  readonly observed: string;
  readonly learned: string;
  readonly therefore: string;
  /** An earlier learning that this experiment speaks against. */
  readonly contradicts: Id | null;
  readonly step: string;
  /** Notes of the discussion as they are being typed; null where they are as the meeting has them. */
  readonly notes: string | null;
};

type Drafts = Readonly<Record<Id, Partial<ItemDraft>>>;

const none: Drafts = {};

/** The draft of an experiment that is on the table, as its card and its results suggest it. */
export function suggestedDraft(experiment: Experiment, present: readonly string[]): ItemDraft {
  const { card } = experiment;
  return {
    decision: null,
    names: card.owner.trim() === "" ? present.join(", ") : card.owner,
    reason: "",
    dissent: "",
    believed: believedText(card),
    observed: observedText(experiment),
    learned: "",
    therefore: "",
    contradicts: null,
    step: "",
    notes: null,
  };
}

/** What was typed about an experiment so far, and how to change or forget it. */
export function useItemDraft(
  experiment: Experiment,
  present: readonly string[],
): {
  readonly draft: ItemDraft;
  readonly say: (part: Partial<ItemDraft>) => void;
  readonly forget: () => void;
} {
  const [drafts, setDrafts] = useView<Drafts>("review", none);
  const typed = drafts[experiment.id];
  return {
    draft: { ...suggestedDraft(experiment, present), ...typed },
    say: (part) => setDrafts({ ...drafts, [experiment.id]: { ...typed, ...part } }),
    forget: () => {
      const { [experiment.id]: _, ...rest } = drafts;
      setDrafts(rest);
    },
  };
}
