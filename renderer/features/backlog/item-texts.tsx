import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { itemHints } from "#shared/words/backlog-item.ts";
import { DraftField } from "#ui/draft-field.tsx";
import type { ItemEdit } from "./item-edit.ts";
import { ItemSection } from "./item-section.tsx";

type TextName = "description" | "hypothesis" | "mandate";

/** What an item says in words: what it is, what is believed of it, and who demands it. */
export function ItemTexts({ edit }: { readonly edit: ItemEdit }) {
  return (
    <ItemSection title="Why">
      <TextOf edit={edit} name="description" label="Description" rows={4} />
      <TextOf edit={edit} name="hypothesis" label="Hypothesis" rows={2} placeholder={itemHints.hypothesis} />
      <TextOf edit={edit} name="mandate" label="Mandate" hint={itemHints.mandate} />
    </ItemSection>
  );
}

type TextOfProps = {
  readonly edit: ItemEdit;
  readonly name: TextName;
  readonly label: string;
  readonly rows?: number;
  readonly hint?: string;
  readonly placeholder?: string;
};

function TextOf({ edit: { item, isFixed, save, errorOf }, name, ...field }: TextOfProps) {
  return (
    <DraftField
      {...field}
      stored={item[name]}
      isReadOnly={isFixed}
      error={errorOf(name)}
      onSave={(text) => save(name, { [name]: text } satisfies Partial<Pick<BacklogItem, TextName>>)}
    />
  );
}
