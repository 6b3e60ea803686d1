import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { addView, editView, removeView, type SavedView } from "#shared/domain/saved-view.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { savedViewWords } from "#shared/words/backlog-item.ts";
import { problemText } from "#shared/words/frame.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { ListFilter, Trash2 } from "#ui/icons.ts";
import { MenuButton } from "#ui/menu.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "./item.module.css";
import { isShown } from "./kept-view.ts";

type SavedViewsProps = {
  /** What is shown now, as text. */
  readonly current: string;
  readonly onOpen: (view: string) => void;
};

/** The saved views of the backlog: opened, saved, renamed and removed. */
export function SavedViews({ current, onOpen }: SavedViewsProps) {
  const shelf = usePortfolio((portfolio) => onShelf(portfolio.views, ""));
  const isFixed = useIsFixed();
  const [asking, setAsking] = useState<"name" | "list" | null>(null);
  const views = [...shelf.values()]
    .filter(({ screen }) => screen === "backlog")
    .sort((a, b) => a.name.localeCompare(b.name));
  const entries = [
    ...views.map(({ id, name, view }) => ({
      id,
      label: name,
      note: isShown(view, current) ? savedViewWords.shown : undefined,
      onAction: () => onOpen(view),
    })),
    ...(views.length === 0 ? [] : [{ id: "rule", separator: true as const }]),
    { id: "save", label: savedViewWords.save, isDisabled: isFixed, onAction: () => setAsking("name") },
    {
      id: "list",
      label: savedViewWords.change,
      isDisabled: isFixed || views.length === 0,
      onAction: () => setAsking("list"),
    },
  ];
  return (
    <>
      <MenuButton label={savedViewWords.title} icon={ListFilter} entries={entries} />
      {asking === "name" && <NameView current={current} onClose={() => setAsking(null)} />}
      <Dialog title={savedViewWords.title} isOpen={asking === "list"} onClose={() => setAsking(null)}>
        <div className={styles.views}>
          {views.map((view) => (
            <ViewLine key={view.id} view={view} current={current} />
          ))}
          {views.length === 0 && <p>{savedViewWords.none}</p>}
        </div>
      </Dialog>
    </>
  );
}

function NameView({ current, onClose }: { readonly current: string; readonly onClose: () => void }) {
  const [name, setName] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const save = () => {
    if (name.trim() === "") {
      setRefused(savedViewWords.needsName);
      return;
    }
    const saved = commitAndTell(addView({ name: name.trim(), screen: "backlog", view: current }));
    if (saved.ok) onClose();
    else setRefused(problemText(saved.problem));
  };
  return (
    <FormDialog
      title={savedViewWords.saveTitle}
      description={savedViewWords.meaning}
      submitLabel="Save"
      onSubmit={save}
      onClose={onClose}
      size="small"
    >
      <TextField label="Name" value={name} onChange={setName} error={refused} isRequired takesFocus />
    </FormDialog>
  );
}

function ViewLine({ view, current }: { readonly view: SavedView; readonly current: string }) {
  const [refused, setRefused] = useState<string | null>(null);
  const rename = (name: string) => {
    const renamed = commitAndTell(editView(view.id, { name: name.trim() }));
    setRefused(renamed.ok ? null : problemText(renamed.problem));
  };
  return (
    <div className={styles.viewLine}>
      <DraftField
        label={`Name of the view ${view.name}`}
        isLabelHidden
        stored={view.name}
        error={refused}
        problemOf={(name) => (name.trim() === "" ? savedViewWords.needsName : null)}
        onSave={rename}
      />
      <Button
        size="small"
        isDisabled={isShown(view.view, current)}
        onPress={() => commitAndTell(editView(view.id, { view: current }))}
      >
        {savedViewWords.overwrite}
      </Button>
      <IconButton
        size="small"
        variant="quiet"
        icon={Trash2}
        label={`Remove the view ${view.name}`}
        onPress={() => commitAndTell(removeView(view.id))}
      />
    </div>
  );
}
