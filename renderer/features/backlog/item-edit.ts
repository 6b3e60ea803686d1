import { useCallback, useState } from "react";
import { tell, undoById } from "#data/notices.ts";
import { commit, useIsFixed } from "#data/portfolio.ts";
import { editItem, type ItemFields } from "#shared/domain/backlog-commands.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Command } from "#shared/domain/change.ts";
import { problemText } from "#shared/words/frame.ts";

/** An item that is open for editing: every field is saved by itself, and a refusal stands beside its field. */
export type ItemEdit = {
  readonly item: BacklogItem;
  readonly isFixed: boolean;
  /** Saves fields as one change; `place` names the field that a refusal belongs to. */
  readonly save: (place: string, fields: ItemFields) => boolean;
  readonly run: (place: string, command: Command) => boolean;
  readonly refuse: (place: string, text: string) => void;
  readonly errorOf: (place: string) => string | null;
};

type Fault = { readonly place: string; readonly text: string };

export function useItemEdit(item: BacklogItem): ItemEdit {
  const [fault, setFault] = useState<Fault | null>(null);
  const isFixed = useIsFixed();
  const run = useCallback((place: string, command: Command) => {
    const committed = commit(command);
    setFault(committed.ok ? null : { place, text: problemText(committed.problem) });
    if (!committed.ok) return false;
    const { id, label } = committed.value;
    tell({ text: `${label}.`, action: { label: "Undo", onPress: () => void undoById(id) } });
    return true;
  }, []);
  return {
    item,
    isFixed,
    run,
    save: (place, fields) => run(place, editItem(item.id, fields)),
    refuse: (place, text) => setFault({ place, text }),
    errorOf: (place) => (fault?.place === place ? fault.text : null),
  };
}
