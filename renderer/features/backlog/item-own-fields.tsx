import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { ownFields, type BacklogField } from "#shared/domain/backlog-field.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { DayField } from "#ui/day-field.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import type { ItemEdit } from "./item-edit.ts";
import { ItemSection } from "./item-section.tsx";

type Said = number | string | null;

/** What an item says in the fields of the team's own. */
export function ItemOwnFields({ edit }: { readonly edit: ItemEdit }) {
  const shelf = usePortfolio((portfolio) => portfolio.fields);
  const fields = useMemo(() => ownFields(shelf), [shelf]);
  if (fields.length === 0) return null;
  return (
    <ItemSection title="Fields of your own">
      {fields.map((field) => (
        <OwnField key={field.id} edit={edit} field={field} />
      ))}
    </ItemSection>
  );
}

function OwnField({ edit, field }: { readonly edit: ItemEdit; readonly field: BacklogField }) {
  const { item, isFixed, save, errorOf } = edit;
  const value = item.fields.find(({ fieldId }) => fieldId === field.id)?.value ?? null;
  const say = (said: Said) => save(field.id, { fields: withSaid(item, field, said) });
  const shared = {
    label: field.name,
    hint: field.rubric === "" ? undefined : field.rubric,
    isDisabled: isFixed,
    error: errorOf(field.id),
  };
  switch (field.kind) {
    case "number":
      return (
        <NumberField {...shared} unit={field.unit} value={typeof value === "number" ? value : null} onChange={say} />
      );
    case "choice":
      return (
        <Select
          {...shared}
          options={[
            { value: "", label: "Not said" },
            ...field.choices.map((choice) => ({ value: choice, label: choice })),
          ]}
          value={typeof value === "string" ? value : ""}
          onChange={(choice) => say(choice === "" ? null : choice)}
        />
      );
    case "day":
      return <DayField {...shared} value={typeof value === "string" ? value : null} onChange={say} />;
  }
}

function withSaid({ fields }: BacklogItem, { id }: BacklogField, value: Said): BacklogItem["fields"] {
  const others = fields.filter(({ fieldId }) => fieldId !== id);
  return value === null ? others : [...others, { fieldId: id, value }];
}
