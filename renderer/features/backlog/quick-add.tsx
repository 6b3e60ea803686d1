import { useState } from "react";
import { commit, usePortfolio } from "#data/portfolio.ts";
import { useView } from "#data/session.ts";
import { addItem } from "#shared/domain/backlog-commands.ts";
import { backlogKinds, blankItem, type BacklogKind, type BacklogStage } from "#shared/domain/backlog-item.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { backlogKindWords } from "#shared/words/backlog-codes.ts";
import { addedText, quickAddWords } from "#shared/words/backlog.ts";
import { problemText } from "#shared/words/frame.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { FormRow } from "#ui/form.tsx";
import { Muted } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";

type QuickAddProps = {
  readonly onClose: () => void;
  /** Whose backlog is looked at; else the product is that of the last item added. */
  readonly productId?: string | null | undefined;
  readonly stage?: BacklogStage | undefined;
};

const kinds = backlogKinds.map((value) => ({ value, label: backlogKindWords[value] }));

/** The products by name, to choose one. */
export function useProductOptions() {
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  return Array.from(products.values(), ({ id, name }) => ({ value: id, label: name })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
}

/** Adds items one after the other: Enter adds, and the next title can be typed at once. */
export function QuickAdd({ onClose, productId, stage = "idea" }: QuickAddProps) {
  const products = useProductOptions();
  const [last, setLast] = useView<string | null>("backlog.addTo", null);
  const first = [productId, last, products.length === 1 ? products[0]?.value : null].find((id) =>
    products.some(({ value }) => value === id),
  );
  const [home, setHome] = useState<string | null>(first ?? null);
  const [kind, setKind] = useState<BacklogKind>("feature");
  const [title, setTitle] = useState("");
  const [added, setAdded] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<{ readonly field: "home" | "title"; readonly text: string } | null>(null);

  const add = () => {
    if (home === null) return setRefused({ field: "home", text: quickAddWords.needsProduct });
    if (title.trim() === "") return setRefused({ field: "title", text: quickAddWords.needsTitle });
    const committed = commit(addItem({ ...blankItem(home, title.trim()), kind, stage }));
    if (!committed.ok) return setRefused({ field: "title", text: problemText(committed.problem) });
    setLast(home);
    setAdded([...added, title.trim()]);
    setTitle("");
    setRefused(null);
  };
  const errorOf = (field: "home" | "title") => (refused?.field === field ? refused.text : null);

  return (
    <FormDialog
      title="Add backlog items"
      description={quickAddWords.meaning}
      submitLabel="Add"
      closeLabel={added.length > 0 ? "Done" : undefined}
      onSubmit={add}
      onClose={onClose}
    >
      <TextField label="Title" value={title} onChange={setTitle} error={errorOf("title")} isRequired takesFocus />
      <FormRow>
        <ComboBox
          label="Product"
          options={products}
          value={home}
          onChange={setHome}
          error={errorOf("home")}
          isRequired
        />
        <Select label="Kind" options={kinds} value={kind} onChange={setKind} />
      </FormRow>
      <output>{added.length > 0 && <Muted>{addedText(added)}</Muted>}</output>
    </FormDialog>
  );
}
