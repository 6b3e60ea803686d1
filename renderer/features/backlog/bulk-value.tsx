import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { currentPortfolio } from "#data/portfolio.ts";
import { editItems, labelItems } from "#shared/domain/backlog-commands.ts";
import { wholeBacklog } from "#shared/domain/backlog-order.ts";
import type { Id } from "#shared/domain/ids.ts";
import { bulkWords, chosenText } from "#shared/words/backlog-item.ts";
import { problemText } from "#shared/words/frame.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { DayField } from "#ui/day-field.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { labelsIn } from "./item-main.tsx";

/** What several items are given in a dialog. */
export type BulkField = "owner" | "due" | "label";

type BulkValueProps = { readonly field: BulkField; readonly ids: readonly Id[]; readonly onClose: () => void };

/** Asks for an owner, a day or a label, and gives it to several items. */
export function BulkValue({ field, ids, onClose }: BulkValueProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const give = () => {
    if (field === "label" && said === null) {
      setRefused(bulkWords.needsLabel);
      return;
    }
    const given = commitAndTell(commandOf(field, ids, said));
    if (given.ok) onClose();
    else setRefused(problemText(given.problem));
  };
  return (
    <FormDialog
      title={bulkWords[field]}
      description={chosenText(ids.length)}
      submitLabel={bulkWords.apply}
      onSubmit={give}
      onClose={onClose}
      refused={refused}
      size="small"
    >
      {field === "due" ? (
        <DayField label={bulkWords.due} hint={bulkWords.empty} value={said} onChange={setSaid} takesFocus />
      ) : (
        <NameField field={field} value={said} onChange={setSaid} />
      )}
    </FormDialog>
  );
}

function commandOf(field: BulkField, ids: readonly Id[], said: string | null) {
  switch (field) {
    case "owner":
      return editItems(ids, { owner: said ?? "" });
    case "due":
      return editItems(ids, { due: said });
    case "label":
      return labelItems(ids, said ?? "", true);
  }
}

type NameFieldProps = {
  readonly field: "owner" | "label";
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

function NameField({ field, value, onChange }: NameFieldProps) {
  const known = useMemo(() => {
    const items = wholeBacklog(currentPortfolio());
    return field === "label" ? labelsIn(items) : [...new Set(items.flatMap(({ owner }) => owner || []))].sort();
  }, [field]);
  const names = value === null || known.includes(value) ? known : [value, ...known];
  return (
    <ComboBox
      label={bulkWords[field]}
      placeholder={bulkWords.choose}
      hint={field === "owner" ? bulkWords.empty : undefined}
      options={names.map((name) => ({ value: name, label: name }))}
      value={value}
      onChange={onChange}
      onNew={onChange}
      isFree
      takesFocus
    />
  );
}
