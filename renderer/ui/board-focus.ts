import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type Lane, laneOf } from "./board-order.ts";

type Boxed = { readonly box: RefObject<HTMLElement | null>; readonly lanes: readonly Lane[]; readonly pitch: number };

export function cardIn(box: HTMLElement | null, key: string): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`) ?? null;
}

/** The card with the focus; it follows the card wherever it is moved, and stays beside a card that goes away. */
export function useCardFocus({ box, lanes, pitch }: Boxed, onFocusCard: ((key: string) => void) | undefined) {
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const last = useRef({ lane: "", place: 0 });
  const hadFocus = box.current?.contains(document.activeElement) ?? false;

  const reveal = (key: string) => {
    const lane = laneOf(lanes, key);
    const list = box.current?.querySelector<HTMLElement>(`[data-lane="${CSS.escape(lane?.id ?? "")}"]`);
    if (lane === undefined || !list) return;
    const top = lane.keys.indexOf(key) * pitch;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + pitch > list.scrollTop + list.clientHeight) list.scrollTop = top + pitch - list.clientHeight;
    list.parentElement?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  };
  const noteFocus = (key: string) => {
    if (key !== focusKey) setFocusKey(key);
    onFocusCard?.(key);
  };
  const focus = (key: string) => {
    wanted.current = key;
    noteFocus(key);
    reveal(key);
    putFocus();
  };
  // The card to focus may only be mounted by the render that follows.
  const putFocus = () => {
    const card = wanted.current === null ? null : cardIn(box.current, wanted.current);
    if (card === null) return;
    wanted.current = null;
    if (!card.contains(document.activeElement)) card.querySelector("a")?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    putFocus();
    const lane = focusKey === null ? undefined : laneOf(lanes, focusKey);
    if (lane !== undefined && focusKey !== null) last.current = { lane: lane.id, place: lane.keys.indexOf(focusKey) };
    if (!hadFocus || focusKey === null || document.activeElement !== document.body) return;
    const heir = lane === undefined ? heirOf(lanes, last.current) : focusKey;
    if (heir === undefined) box.current?.focus();
    else focus(heir);
  });
  return { focusKey, focus, noteFocus, reveal };
}

/** Who stands where a card stood: its successor, else its predecessor, else the first card of any lane. */
function heirOf(lanes: readonly Lane[], { lane: id, place }: { readonly lane: string; readonly place: number }) {
  const keys = lanes.find((lane) => lane.id === id)?.keys ?? [];
  return keys[place] ?? keys.at(-1) ?? lanes.find((lane) => lane.keys.length > 0)?.keys[0];
}
