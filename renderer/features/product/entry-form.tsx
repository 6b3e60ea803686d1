import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { shelfFor } from "#shared/domain/change.ts";
import { editEntries } from "#shared/domain/ledger-commands.ts";
import type { Tables } from "#shared/domain/portfolio.ts";
import type { Draft } from "#shared/domain/record.ts";
import { sameValue } from "#shared/domain/same.ts";
import { problemText } from "#shared/words/frame.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import type { EntryDefaults, LedgerOf } from "./ledger-drafts.ts";
import type { LedgerKind, LedgerTable } from "./ledger-kind.ts";

type EntryFormProps<T extends LedgerTable> = {
  readonly kind: LedgerKind<T>;
  readonly ledger: LedgerOf;
  readonly entry: Tables[T] | null;
  readonly defaults: EntryDefaults;
  readonly onClose: () => void;
};

/** Adds an entry to a ledger, or edits one whole. */
export function EntryForm<T extends LedgerTable>({ kind, ledger, entry, defaults, onClose }: EntryFormProps<T>) {
  const { table, words, Fields } = kind;
  const [draft, setDraft] = useState<Draft<Tables[T]>>(() => entry ?? kind.blank(ledger, defaults));
  const [refused, setRefused] = useState<string | null>(null);
  const commandOf = (said: Draft<Tables[T]>) => {
    if (entry === null) return kind.add(said);
    const fields = changedFields(entry, said);
    if (Object.keys(fields).length === 0) return null;
    return editEntries(table, shelfFor(table, entry), [{ id: entry.id, fields }]);
  };
  const save = () => {
    const label = draft.label.trim();
    const command = label === "" ? null : commandOf({ ...draft, label });
    if (label === "") setRefused(words.noLabel);
    else if (command === null) onClose();
    else {
      const saved = commitAndTell(command);
      if (saved.ok) onClose();
      else setRefused(problemText(saved.problem));
    }
  };
  return (
    <FormDialog
      title={entry === null ? words.addTitle : `Edit '${entry.label}'`}
      size="large"
      submitLabel={entry === null ? "Add" : "Save"}
      label={words.addTitle}
      onSubmit={save}
      onClose={onClose}
      refused={refused}
    >
      <Fields draft={draft} say={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </FormDialog>
  );
}

/** Only what differs, so that the history says what was really changed. */
function changedFields<T extends LedgerTable>(entry: Tables[T], draft: Draft<Tables[T]>): Partial<Draft<Tables[T]>> {
  const before = new Map(Object.entries(entry));
  const changed = Object.entries(draft).filter(([name, value]) => !sameValue(before.get(name), value));
  return Object.fromEntries(changed) as Partial<Draft<Tables[T]>>;
}
