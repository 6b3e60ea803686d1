import { useMemo } from "react";
import { useIsFixed } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { backlogStages, type BacklogStage } from "#shared/domain/backlog-item.ts";
import type { Position } from "#shared/domain/backlog-order.ts";
import { besideGap, laneOf, standAt, staying, type Lane } from "#ui/board-order.ts";
import { useBacklog, type BacklogState } from "./backlog-state.ts";
import { deleteItems } from "./item-actions.ts";

/** How far in its list an item goes. */
export type Step = "up" | "down" | "first" | "last";

const nextStages: readonly BacklogStage[] = backlogStages.filter((stage) => stage !== "dropped");

/** The items that keys act on: the selection where the one with the focus is part of it, else that one. */
export function actedOn({ current, selection, shown }: BacklogState): readonly string[] {
  if (current === null) return [];
  if (!selection.has(current)) return [current];
  return shown.flatMap(({ item }) => (selection.has(item.id) ? [item.id] : []));
}

/** The place a step away in a list; null where there is none, or they stand there already. */
export function placeAfter(lane: Lane, ids: readonly string[], step: Step): Position | null {
  const moving = new Set(ids);
  const others = staying(lane, moving);
  const first = lane.keys.findIndex((key) => moving.has(key));
  const wanted = { up: first - 1, down: first + 1, first: 0, last: others.length }[step];
  if (wanted < 0 || wanted > others.length || standAt(lane, ids, wanted)) return null;
  const beside = besideGap(lane, moving, wanted);
  return beside === null ? null : { at: beside.at, id: beside.key };
}

/** What keys and the palette can do with the items of a view, whose lists are its lanes. */
export function useItemCommands(lanes: readonly Lane[]): void {
  const backlog = useBacklog();
  const isFixed = useIsFixed();
  const commands = useMemo(() => {
    const ids = actedOn(backlog);
    const { send, ask, edit, current, rows } = backlog;
    const row = rows.find(({ item }) => item.id === current);
    const isDisabled = row === undefined || isFixed;
    const rankBy = (step: Step) => {
      const lane = current === null ? undefined : laneOf(lanes, current);
      const position =
        lane === undefined
          ? null
          : placeAfter(
              lane,
              ids.filter((id) => lane.keys.includes(id)),
              step,
            );
      if (position !== null) send(ids, { position });
    };
    const stageBy = (step: -1 | 1) => {
      const stage = row === undefined ? undefined : nextStages[nextStages.indexOf(row.item.stage) + step];
      if (stage !== undefined) send(ids, { stage });
    };
    return [
      { id: "backlog.open", label: "Edit item", keys: "E", run: () => current !== null && edit(current) },
      { id: "backlog.move", label: "Move item to…", keys: "M", run: () => ask({ kind: "move", ids }) },
      { id: "backlog.up", label: "Rank up", keys: "Ctrl+Shift+Up", run: () => rankBy("up") },
      { id: "backlog.down", label: "Rank down", keys: "Ctrl+Shift+Down", run: () => rankBy("down") },
      { id: "backlog.first", label: "Rank first", keys: "Ctrl+Shift+Home", run: () => rankBy("first") },
      { id: "backlog.last", label: "Rank last", keys: "Ctrl+Shift+End", run: () => rankBy("last") },
      { id: "backlog.stageOn", label: "To the next stage", keys: "Ctrl+Shift+Right", run: () => stageBy(1) },
      { id: "backlog.stageBack", label: "To the stage before", keys: "Ctrl+Shift+Left", run: () => stageBy(-1) },
      { id: "backlog.delete", label: "Delete item", keys: "Delete", run: () => deleteItems(ids) },
    ].map((command) => ({ ...command, isDisabled }));
  }, [backlog, isFixed, lanes]);
  useScreenCommands(commands);
}
