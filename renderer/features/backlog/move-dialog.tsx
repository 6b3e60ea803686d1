import { useState } from "react";
import { backlogStages, type BacklogStage } from "#shared/domain/backlog-item.ts";
import type { Position } from "#shared/domain/backlog-order.ts";
import { backlogStageWords } from "#shared/words/backlog-codes.ts";
import { moveTitle, moveWords } from "#shared/words/backlog.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { Select } from "#ui/select.tsx";
import { useBacklog } from "./backlog-state.ts";
import { useProductOptions } from "./quick-add.tsx";

type Place = "keep" | "first" | "last" | "after";
type MoveDialogProps = { readonly ids: readonly string[]; readonly onClose: () => void };

const places: readonly { readonly value: Place; readonly label: string }[] = [
  { value: "keep", label: "As it is" },
  { value: "first", label: "First" },
  { value: "last", label: "Last" },
  { value: "after", label: "Behind an item…" },
];

/** Sends items to a stage, a product or a place without dragging them. */
export function MoveDialog({ ids, onClose }: MoveDialogProps) {
  const { rows, send } = useBacklog();
  const products = useProductOptions();
  const moved = rows.filter(({ item }) => ids.includes(item.id));
  const [stage, setStage] = useState<BacklogStage | null>(common(moved.map(({ item }) => item.stage)));
  const [home, setHome] = useState<string | null>(common(moved.map(({ item }) => item.productId)));
  const [place, setPlace] = useState<Place>("keep");
  const [neighbour, setNeighbour] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const others = rows.filter(({ item }) => !ids.includes(item.id) && (home === null || item.productId === home));

  const move = () => {
    if (place === "after" && neighbour === null) return setRefused(moveWords.needsNeighbour);
    onClose();
    send(ids, {
      stage: stage ?? undefined,
      productId: home !== null && moved.some(({ item }) => item.productId !== home) ? home : undefined,
      position: positionOf(place, neighbour),
    });
  };
  return (
    <FormDialog
      title={moveTitle(moved.map(({ item }) => item.title))}
      submitLabel="Move"
      onSubmit={move}
      onClose={onClose}
      size="small"
    >
      <Select
        label="Stage"
        options={backlogStages.map((value) => ({ value, label: backlogStageWords[value] }))}
        value={stage}
        onChange={setStage}
        takesFocus
      />
      <ComboBox label="Product" options={products} value={home} onChange={setHome} />
      <Select label="Place in your order" options={places} value={place} onChange={setPlace} />
      {place === "after" && (
        <ComboBox
          label="Behind"
          options={others.map(({ item }) => ({ value: item.id, label: item.title }))}
          value={neighbour}
          onChange={setNeighbour}
          error={refused}
          isRequired
        />
      )}
    </FormDialog>
  );
}

function positionOf(place: Place, neighbour: string | null): Position | undefined {
  if (place === "first" || place === "last") return { at: place };
  return place === "after" && neighbour !== null ? { at: "after", id: neighbour } : undefined;
}

/** What all of them share; null where they differ. */
function common<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
