import { type FocusEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import type { Lane } from "./board-order.ts";
import { laneOf } from "./board-order.ts";
import { isMenuKey, pointBeside } from "./menu.tsx";
import { nextSelection, reachOf } from "./row-selection.ts";

type Actions = {
  readonly lanes: readonly Lane[];
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (selection: ReadonlySet<string>) => void;
  readonly focus: (key: string) => void;
  readonly noteFocus: (key: string) => void;
};

const pageOfCards = 5;

function cardAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-card]") : null;
}

/** The card that a key leads to, as the board is laid out; the same one at the ends. */
export function neighbour(lanes: readonly Lane[], key: string, pressed: string): string {
  const filled = lanes.filter(({ keys }) => keys.length > 0);
  const lane = laneOf(filled, key);
  if (lane === undefined) return key;
  const at = filled.indexOf(lane);
  const place = lane.keys.indexOf(key);
  const along = (to: number) => lane.keys[Math.max(0, Math.min(lane.keys.length - 1, to))] ?? key;
  const across = (to: number) => {
    const keys = filled[to]?.keys ?? lane.keys;
    return keys[Math.min(place, keys.length - 1)] ?? key;
  };
  const targets: Readonly<Record<string, () => string>> = {
    ArrowUp: () => along(place - 1),
    ArrowDown: () => along(place + 1),
    PageUp: () => along(place - pageOfCards),
    PageDown: () => along(place + pageOfCards),
    Home: () => along(0),
    End: () => along(lane.keys.length - 1),
    ArrowLeft: () => across(at - 1),
    ArrowRight: () => across(at + 1),
  };
  return targets[pressed]?.() ?? key;
}

export function useBoardActions({ lanes, selection, onSelect, focus, noteFocus }: Actions) {
  const anchor = useRef<string | null>(null);
  const [menuAt, setMenuAt] = useState<{ readonly key: string; readonly x: number; readonly y: number } | null>(null);

  const select = (key: string, reach: ReturnType<typeof reachOf>) => {
    const keys = reach === "range" ? lanes.flatMap((lane) => lane.keys) : [];
    onSelect(nextSelection({ mode: "multiple", keys, selection, anchor: anchor.current, key, reach }));
    if (reach !== "range" || anchor.current === null) anchor.current = key;
  };
  const onArrow = (event: KeyboardEvent, key: string) => {
    const next = neighbour(lanes, key, event.key);
    anchor.current ??= key;
    focus(next);
    if (event.shiftKey) select(next, "range");
    else anchor.current = next;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const card = cardAt(event.target);
    const key = card?.dataset["card"];
    if (card === null || key === undefined || event.defaultPrevented || event.target !== card.querySelector("a"))
      return;
    const isCommanded = event.ctrlKey || event.metaKey;
    if (/^(Arrow|Page|Home|End)/.test(event.key) && !event.altKey && !isCommanded) onArrow(event, key);
    else if ((event.key === " " || event.key === "x") && !isCommanded) select(key, "toggle");
    else if (event.key === "a" && isCommanded) onSelect(new Set(lanes.flatMap(({ keys }) => keys)));
    else if (event.key === "Escape" && selection.size > 0) onSelect(new Set());
    else if (isMenuKey(event)) setMenuAt({ key, ...pointBeside(card) });
    else return;
    event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    const key = cardAt(event.target)?.dataset["card"];
    if (key !== undefined) noteFocus(key);
  };
  const onClick = (event: MouseEvent) => {
    const card = cardAt(event.target);
    const key = card?.dataset["card"];
    if (card === null || key === undefined || !(event.target instanceof Element)) return;
    const isLink = event.target.closest("a") !== null;
    if (!isLink && event.target.closest("button, input") !== null) return;
    const reach = reachOf(event);
    if (reach !== "only") {
      event.preventDefault();
      select(key, reach);
    } else if (!isLink) card.querySelector("a")?.click();
    else if (selection.size > 0) onSelect(new Set());
    focus(key);
  };
  const onContextMenu = (event: MouseEvent) => {
    const key = cardAt(event.target)?.dataset["card"];
    if (key === undefined) return;
    event.preventDefault();
    focus(key);
    setMenuAt({ key, x: event.clientX, y: event.clientY });
  };
  const closeMenu = () => {
    setMenuAt(null);
    if (menuAt !== null) focus(menuAt.key);
  };
  return { listeners: { onKeyDown, onFocus, onClick, onContextMenu }, menuAt, closeMenu };
}
