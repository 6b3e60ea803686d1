import { useCallback, useMemo, useState } from "react";
import { commit, useIsFixed } from "#data/portfolio.ts";
import { editCard } from "#shared/domain/experiment-commands.ts";
import type { Card } from "#shared/domain/experiment-card.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { problemText } from "#shared/words/frame.ts";

/** A card that is open for editing: every field is saved by itself, and a refusal stands beside its field. */
export type CardEdit = {
  readonly card: Card;
  readonly purpose: Experiment["purpose"];
  readonly isFixed: boolean;
  /** What results may already name, and so stays on the card: its first arms, and guardrails. */
  readonly kept: { readonly arms: number; readonly guardrails: readonly string[] };
  /** Saves fields as one change; `place` names the field that a refusal belongs to. */
  readonly save: (place: string, fields: Partial<Card>) => void;
  readonly refuse: (place: string, text: string) => void;
  readonly errorOf: (place: string) => string | null;
};

const nothingKept = { arms: 1, guardrails: [] } as const;

type Fault = { readonly place: string; readonly text: string };

/** The card of a draft, saved field by field. */
export function useCardEdit({ id, card, purpose }: Experiment): CardEdit {
  const [fault, setFault] = useState<Fault | null>(null);
  const isFixed = useIsFixed();
  const save = useCallback(
    (place: string, fields: Partial<Card>) => {
      const committed = commit(editCard(id, fields));
      setFault(committed.ok ? null : { place, text: problemText(committed.problem) });
    },
    [id],
  );
  return useMemo(
    () => ({
      card,
      purpose,
      isFixed,
      kept: nothingKept,
      save,
      refuse: (place, text) => setFault({ place, text }),
      errorOf: (place) => (fault?.place === place ? fault.text : null),
    }),
    [card, purpose, isFixed, save, fault],
  );
}

/** The card of a running experiment as it would be amended: nothing is saved before the reason is given. */
export function useAmendment({ card, purpose }: Experiment): CardEdit {
  const [amended, setAmended] = useState(card);
  const [fault, setFault] = useState<Fault | null>(null);
  return {
    card: amended,
    purpose,
    isFixed: false,
    kept: { arms: card.arms.length, guardrails: card.guardrails.map(({ name }) => name) },
    save: (_, fields) => {
      setFault(null);
      setAmended((before) => ({ ...before, ...fields }));
    },
    refuse: (place, text) => setFault({ place, text }),
    errorOf: (place) => (fault?.place === place ? fault.text : null),
  };
}
