import { useState } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { backlogKinds, backlogStages, type BacklogItem } from "#shared/domain/backlog-item.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { backlogKindWords, backlogStageWords } from "#shared/words/backlog-codes.ts";
import { columnNotes } from "#shared/words/backlog.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { DayField } from "#ui/day-field.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { Select } from "#ui/select.tsx";
import type { Asking } from "./backlog-state.ts";
import { DropDialog } from "./drop-dialog.tsx";
import { sendItems } from "./item-actions.ts";
import type { ItemEdit } from "./item-edit.ts";
import { ItemSection } from "./item-section.tsx";
import { LabelsField } from "./labels-field.tsx";
import { OutcomeDialog } from "./outcome-dialog.tsx";

const kinds = backlogKinds.map((value) => ({ value, label: backlogKindWords[value] }));
const stages = backlogStages.map((value) => ({ value, label: backlogStageWords[value], note: columnNotes[value] }));

/** What an item is, whose it is, and how far it has come. */
export function ItemMain({ edit, takesFocus }: { readonly edit: ItemEdit; readonly takesFocus: boolean }) {
  const { item, isFixed, save, errorOf } = edit;
  const backlog = usePortfolio((portfolio) => backlogOf(portfolio, item.productId));
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const [asking, setAsking] = useState<Asking | null>(null);
  const view = { productId: item.productId, ask: setAsking };
  return (
    <ItemSection title="The item">
      <DraftField
        label="Title"
        stored={item.title}
        isReadOnly={isFixed}
        isRequired
        takesFocus={takesFocus}
        error={errorOf("title")}
        problemOf={(title) => (title.trim() === "" ? "Give it a title." : null)}
        onSave={(title) => save("title", { title: title.trim() })}
      />
      <FormRow>
        <Select
          label="Kind"
          options={kinds}
          value={item.kind}
          isDisabled={isFixed}
          onChange={(kind) => save("kind", { kind })}
        />
        <Select
          label="Stage"
          options={stages}
          value={item.stage}
          isDisabled={isFixed}
          onChange={(stage) => sendItems([item.id], { stage }, view)}
        />
      </FormRow>
      <FormRow>
        <ComboBox
          label="Product"
          options={Array.from(products.values(), ({ id, name }) => ({ value: id, label: name }))}
          value={item.productId}
          isDisabled={isFixed}
          onChange={(productId) =>
            productId !== null && productId !== item.productId && sendItems([item.id], { productId }, view)
          }
        />
        <ComboBox
          label="Owner"
          placeholder="Nobody"
          options={namesIn(backlog, item.owner)}
          value={item.owner === "" ? null : item.owner}
          isDisabled={isFixed}
          error={errorOf("owner")}
          newText={(name) => `Give it to ${name}`}
          onNew={(owner) => save("owner", { owner })}
          isFree
          onChange={(owner) => (owner ?? "") !== item.owner && save("owner", { owner: owner ?? "" })}
        />
        <DayField
          label="Due"
          value={item.due}
          isDisabled={isFixed}
          error={errorOf("due")}
          onChange={(due) => save("due", { due })}
        />
      </FormRow>
      <LabelsField
        labels={item.labels}
        known={labelsIn(backlog)}
        isFixed={isFixed}
        error={errorOf("labels")}
        onChange={(labels) => save("labels", { labels })}
      />
      {asking?.kind === "drop" && <DropDialog ids={asking.ids} onClose={() => setAsking(null)} />}
      {asking?.kind === "measure" && <OutcomeDialog id={item.id} onClose={() => setAsking(null)} />}
    </ItemSection>
  );
}

function namesIn(items: readonly BacklogItem[], own: string) {
  const names = new Set(items.map(({ owner }) => owner).filter((owner) => owner !== ""));
  if (own !== "") names.add(own);
  return [...names].sort((a, b) => a.localeCompare(b)).map((name) => ({ value: name, label: name }));
}

/** Every label that a list of items carries, in the order of the alphabet. */
export function labelsIn(items: readonly BacklogItem[]): readonly string[] {
  return [...new Set(items.flatMap(({ labels }) => labels))].sort((a, b) => a.localeCompare(b));
}
