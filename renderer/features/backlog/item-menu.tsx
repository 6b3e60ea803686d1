import { backlogStages } from "#shared/domain/backlog-item.ts";
import { backlogStageWords } from "#shared/words/backlog-codes.ts";
import { laneOf, type Lane } from "#ui/board-order.ts";
import { ArrowDown, ArrowDownToLine, ArrowRight, ArrowUp, ArrowUpToLine, Eye, Pencil, Trash2 } from "#ui/icons.ts";
import type { MenuEntry } from "#ui/menu.tsx";
import type { BacklogState } from "./backlog-state.ts";
import { deleteItems } from "./item-actions.ts";
import type { ItemRow } from "./item-rows.ts";
import { actedOn, placeAfter, type Step } from "./use-item-commands.ts";

type Around = { readonly lanes: readonly Lane[]; readonly backlog: BacklogState; readonly isFixed: boolean };

/**
 * Everything that can be done with an item, or with the selection it is part of: what can be dragged can be sent as well. Where
 * nothing can be changed, it can be looked at.
 */
export function itemMenu(row: ItemRow, { lanes, backlog, isFixed }: Around): readonly MenuEntry[] {
  const { send, ask, open, edit } = backlog;
  const ids = actedOn({ ...backlog, current: row.item.id });
  const lane = laneOf(lanes, row.item.id);
  const step = (to: Step, label: string, icon: typeof ArrowUp, keyHint: string): MenuEntry => {
    const position =
      lane === undefined
        ? null
        : placeAfter(
            lane,
            ids.filter((id) => lane.keys.includes(id)),
            to,
          );
    const onAction = () => position !== null && send(ids, { position });
    return { id: to, label, icon, keyHint, isDisabled: position === null, onAction };
  };
  const look: MenuEntry = { id: "open", label: "Open", icon: Eye, keyHint: "Enter", onAction: () => open(row.item.id) };
  if (isFixed) return [look];
  return [
    look,
    { id: "edit", label: "Edit", icon: Pencil, keyHint: "E", onAction: () => edit(row.item.id) },
    { id: "rule", separator: true },
    step("first", "Rank first", ArrowUpToLine, "Ctrl+Shift+Home"),
    step("up", "Rank up", ArrowUp, "Ctrl+Shift+Up"),
    step("down", "Rank down", ArrowDown, "Ctrl+Shift+Down"),
    step("last", "Rank last", ArrowDownToLine, "Ctrl+Shift+End"),
    {
      id: "stages",
      label: "Stage",
      icon: ArrowRight,
      entries: backlogStages.map((stage) => ({
        id: stage,
        label: stage === "dropped" || stage === "measured" ? `${backlogStageWords[stage]}…` : backlogStageWords[stage],
        isDisabled: stage === row.item.stage && ids.length === 1,
        onAction: () => send(ids, { stage }),
      })),
    },
    { id: "move", label: "Move to…", icon: ArrowRight, keyHint: "M", onAction: () => ask({ kind: "move", ids }) },
    { id: "rule2", separator: true },
    { id: "delete", label: "Delete", icon: Trash2, tone: "bad", keyHint: "Delete", onAction: () => deleteItems(ids) },
  ];
}
