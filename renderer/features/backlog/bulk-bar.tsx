import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { Command } from "#shared/domain/change.ts";
import { editItems, itemsOf, labelItems, removeItems } from "#shared/domain/backlog-commands.ts";
import { backlogKinds, backlogStages, type BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { backlogKindWords, backlogStageWords } from "#shared/words/backlog-codes.ts";
import { bulkWords, chosenText } from "#shared/words/backlog-item.ts";
import { Button } from "#ui/button.tsx";
import { Trash2 } from "#ui/icons.ts";
import { Toolbar } from "#ui/layout.tsx";
import { MenuButton, type MenuEntry } from "#ui/menu.tsx";
import type { Asking } from "./backlog-state.ts";
import { BulkValue, type BulkField } from "./bulk-value.tsx";
import { DropDialog } from "./drop-dialog.tsx";
import { sendItems } from "./item-actions.ts";
import { labelsIn } from "./item-main.tsx";
import styles from "./item.module.css";
import { OutcomeDialog } from "./outcome-dialog.tsx";

type BulkBarProps = { readonly ids: readonly Id[]; readonly onDone: () => void };

/** What can be done with several selected items at once; each is one change with one undo. */
export function BulkBar({ ids, onDone }: BulkBarProps) {
  const [valued, setValued] = useState<BulkField | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const portfolio = usePortfolio((now) => now);
  const items = itemsOf(portfolio, ids) ?? [];
  const send = (to: Parameters<typeof sendItems>[1]) => sendItems(ids, to, { productId: null, ask: setAsking });
  const closed = (isDone: boolean) => {
    setAsking(null);
    if (isDone) onDone();
  };
  const edit = (command: Command) => void commitAndTell(command);
  const stages = backlogStages.map((stage) => ({
    id: stage,
    label: backlogStageWords[stage],
    isDisabled: stage === "measured" && ids.length > 1,
    onAction: () => void send({ stage }),
  }));
  const products = Array.from(onShelf(portfolio.products, "").values(), ({ id, name }) => ({
    id,
    label: name,
    onAction: () => void send({ productId: id }),
  }));
  const kinds = backlogKinds.map((kind) => ({
    id: kind,
    label: backlogKindWords[kind],
    onAction: () => edit(editItems(ids, { kind })),
  }));
  return (
    <div className={styles.bar} data-bulk="">
      <span aria-live="polite">{chosenText(ids.length)}</span>
      <Toolbar label={bulkWords.title}>
        <MenuButton size="small" label="Stage" entries={stages} />
        <MenuButton size="small" label="Kind" entries={kinds} />
        <MenuButton size="small" label="Product" entries={products} />
        <MenuButton size="small" label="Labels" entries={labelEntries(items, ids, setValued, edit)} />
        <Button size="small" onPress={() => setValued("owner")}>
          Owner…
        </Button>
        <Button size="small" onPress={() => setValued("due")}>
          Due…
        </Button>
        <Button size="small" onPress={() => setAsking({ kind: "drop", ids })}>
          Drop…
        </Button>
        <Button
          size="small"
          icon={Trash2}
          onPress={() => {
            if (commitAndTell(removeItems(ids)).ok) onDone();
          }}
        >
          Delete
        </Button>
        <Button size="small" variant="quiet" keyHint="Escape" onPress={onDone}>
          {bulkWords.clear}
        </Button>
      </Toolbar>
      {valued !== null && <BulkValue field={valued} ids={ids} onClose={() => setValued(null)} />}
      {asking?.kind === "drop" && <DropDialog ids={asking.ids} onClose={closed} />}
      {asking?.kind === "measure" && <OutcomeDialog id={asking.ids[0] ?? ""} onClose={closed} />}
    </div>
  );
}

function labelEntries(
  items: readonly BacklogItem[],
  ids: readonly Id[],
  ask: (field: BulkField) => void,
  edit: (command: Command) => void,
): readonly MenuEntry[] {
  const carried = labelsIn(items);
  return [
    { id: " add", label: bulkWords.addLabel, onAction: () => ask("label") },
    ...(carried.length === 0 ? [] : [{ id: " rule", separator: true as const }]),
    ...carried.map((label) => ({
      id: label,
      label: bulkWords.takeLabel(label),
      onAction: () => edit(labelItems(ids, label, false)),
    })),
  ];
}
