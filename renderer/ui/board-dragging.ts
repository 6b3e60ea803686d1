import type { DragStartEvent, KeyboardCoordinateGetter } from "@dnd-kit/core";
import { useCallback, useRef, useState } from "react";
import {
  besideGap,
  type CardMove,
  type DropPlace,
  gapBeside,
  isArrow,
  type Lane,
  laneOf,
  nextGap,
  standAt,
  staying,
  travelling,
} from "./board-order.ts";
import { useFollowing } from "./board-follow.ts";
import { type Line, lineAt, type Pointed, pointOf } from "./board-pointer.ts";
import { useSaying } from "./board-saying.ts";
import type { DragWords, Spot } from "./board-words.ts";

/** A place outside the lanes that cards can be dropped on. */
export type DropTarget = { readonly id: string; readonly label: string };

export type DraggingProps = {
  readonly lanes: readonly Lane[];
  readonly selection: ReadonlySet<string>;
  readonly textOf: (key: string) => string;
  readonly words: DragWords;
  /** Answers whether the move was made; a refused one and one that first asks something leave everything where it is. */
  readonly onMove: (move: CardMove) => boolean;
  readonly targets?: readonly DropTarget[] | undefined;
  readonly onDropOn?: ((keys: readonly string[], target: string) => boolean) | undefined;
};

type Around = DraggingProps & {
  /** Scrolls a card into view, so that it is mounted. */
  readonly reveal: (key: string) => void;
  readonly focus: (key: string) => void;
};

export type Lift = { readonly key: string; readonly keys: readonly string[]; readonly isByKeyboard: boolean };

const quiet = 150;
const framesToMount = 10;

// The click with which the browser ends a drag over a link would open it.
function leaveAlone(event: MouseEvent): void {
  event.preventDefault();
}

function ignoreClick(): void {
  document.addEventListener("click", leaveAlone, true);
  setTimeout(() => document.removeEventListener("click", leaveAlone, true), 0);
}

/** What is lifted, where it would be dropped, and what is said of it. */
export function useDragging(around: Around) {
  const { lanes, selection, textOf, words, onMove, targets, onDropOn, reveal, focus } = around;
  const area = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const carried = useRef<HTMLDivElement>(null);
  const [lift, setLift] = useState<Lift | null>(null);
  const place = useRef<DropPlace | null>(null);
  const { region, say } = useSaying();
  const drawLine = useCallback((at: Line | null) => {
    const { style } = line.current ?? {};
    if (style === undefined) return;
    style.visibility = at === null ? "hidden" : "visible";
    if (at === null) return;
    style.inlineSize = `${at.width}px`;
    style.transform = `translate(${at.left}px, ${at.top - 1}px)`;
  }, []);
  const { begin, lookNow } = useFollowing({ area, carried, isOn: lift?.isByKeyboard === false, drawLine });

  const nameOf = (keys: readonly string[]) => (keys.length === 1 ? textOf(keys[0] ?? "") : words.several(keys.length));
  const spotOf = ({ lane: id, gap }: DropPlace, keys: readonly string[]): Spot => {
    const lane = lanes.find((each) => each.id === id);
    const others = lane === undefined ? 0 : staying(lane, new Set(keys)).length;
    return { lane: lane?.label ?? "", place: gap + 1, of: others + keys.length };
  };

  // The card beside the line may only be mounted by a frame that follows its coming into view.
  const showPlace = (at: DropPlace, keys: readonly string[], frames = framesToMount) => {
    const lane = lanes.find(({ id }) => id === at.lane);
    if (area.current === null || lane === undefined || place.current !== at) return;
    const beside = besideGap(lane, new Set(keys), at.gap);
    if (frames === framesToMount && beside !== null) reveal(beside.key);
    drawLine(lineAt(area.current, at.lane, beside));
    if (frames > 0) requestAnimationFrame(() => showPlace(at, keys, frames - 1));
  };

  // What is held stays mounted because it has the focus; nothing may scroll away under the pointer.
  const hold = (key: string) => {
    const card = area.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`);
    (card?.hasAttribute("tabindex") === true ? card : card?.querySelector("a"))?.focus({ preventScroll: true });
  };
  const start = ({ active, activatorEvent }: DragStartEvent) => {
    const key = String(active.id);
    const keys = travelling(lanes, selection, key);
    const lane = laneOf(lanes, key);
    if (lane === undefined) return;
    const isByKeyboard = activatorEvent instanceof KeyboardEvent;
    begin(pointOf(activatorEvent));
    setLift({ key, keys, isByKeyboard });
    const from = { lane: lane.id, gap: gapBeside(lane, new Set(keys), { at: "before", key }) };
    place.current = isByKeyboard ? from : null;
    if (isByKeyboard) showPlace(from, keys);
    else hold(key);
    say(words.lifted(nameOf(keys), spotOf(from, keys)));
  };

  const step: KeyboardCoordinateGetter = (event) => {
    if (lift === null || place.current === null || !isArrow(event.code)) return undefined;
    const next = nextGap(lanes, new Set(lift.keys), place.current, event.code);
    place.current = next;
    showPlace(next, lift.keys);
    say(words.over(nameOf(lift.keys), spotOf(next, lift.keys)), quiet);
    return undefined;
  };

  const placeOf = (pointed: Pointed | null, keys: readonly string[]): DropPlace | null => {
    if (pointed?.kind !== "lane") return null;
    const lane = lanes.find(({ id }) => id === pointed.lane);
    if (lane === undefined) return null;
    const gap = pointed.beside === null ? 0 : gapBeside(lane, new Set(keys), pointed.beside);
    return { lane: lane.id, gap };
  };
  // Whoever moves by keyboard may want to move on: the handle has the focus again once the card is where it belongs.
  const backTo = (key: string, isByKeyboard: boolean) => {
    focus(key);
    if (!isByKeyboard) return;
    requestAnimationFrame(() => {
      area.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"] button[data-handle]`)?.focus();
    });
  };
  const drop = ({ key, keys, isByKeyboard }: Lift) => {
    const what = nameOf(keys);
    const pointed = isByKeyboard ? null : lookNow();
    if (pointed?.kind === "target") {
      const label = targets?.find(({ id }) => id === pointed.id)?.label ?? "";
      if (onDropOn?.(keys, pointed.id) === true) say(words.droppedOn(what, label));
      return;
    }
    const at = isByKeyboard ? place.current : placeOf(pointed, keys);
    const lane = lanes.find(({ id }) => id === at?.lane);
    if (at === null || lane === undefined || standAt(lane, keys, at.gap)) {
      say(words.stayed(what));
      backTo(key, isByKeyboard);
      return;
    }
    const spot = spotOf(at, keys);
    if (!onMove({ keys, lane: lane.id, beside: besideGap(lane, new Set(keys), at.gap) })) return;
    say(words.dropped(what, spot));
    backTo(key, isByKeyboard);
  };
  const finish = (isDropped: boolean) => {
    if (lift === null) return;
    setLift(null);
    if (!lift.isByKeyboard) ignoreClick();
    if (isDropped) drop(lift);
    else {
      say(words.cancelled(nameOf(lift.keys)));
      backTo(lift.key, lift.isByKeyboard);
    }
    place.current = null;
    drawLine(null);
  };
  return { area, line, carried, region, lift, start, step, finish };
}
