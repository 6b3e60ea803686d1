/** A list that cards can be moved in and to, with the keys of its cards in the order shown. */
export type Lane = { readonly id: string; readonly label: string; readonly keys: readonly string[] };

/** Where cards would be dropped: in a lane, before so many of the cards that stay there. */
export type DropPlace = { readonly lane: string; readonly gap: number };

/** A card beside which others come to stand. */
export type Beside = { readonly at: "before" | "after"; readonly key: string };

/** Cards that were moved: to a lane and, unless it was empty, beside one of the cards there. */
export type CardMove = { readonly keys: readonly string[]; readonly lane: string; readonly beside: Beside | null };

export type ArrowKey = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

export function isArrow(key: string): key is ArrowKey {
  return key === "ArrowUp" || key === "ArrowDown" || key === "ArrowLeft" || key === "ArrowRight";
}

export function laneOf(lanes: readonly Lane[], key: string): Lane | undefined {
  return lanes.find(({ keys }) => keys.includes(key));
}

/** The cards that travel with one that is lifted: the whole selection where it is part of it, in the order shown. */
export function travelling(lanes: readonly Lane[], selection: ReadonlySet<string>, lifted: string): readonly string[] {
  if (!selection.has(lifted) || selection.size === 1) return [lifted];
  return lanes.flatMap(({ keys }) => keys.filter((key) => selection.has(key)));
}

export function staying({ keys }: Lane, moving: ReadonlySet<string>): readonly string[] {
  return keys.filter((key) => !moving.has(key));
}

/** The gap before or after a card, whether it stays or moves itself. */
export function gapBeside(lane: Lane, moving: ReadonlySet<string>, { at, key }: Beside): number {
  const place = lane.keys.indexOf(key);
  const before = staying({ ...lane, keys: lane.keys.slice(0, place) }, moving).length;
  return at === "after" && !moving.has(key) ? before + 1 : before;
}

/** The card beside which a gap lies; null in a lane where nothing stays. */
export function besideGap(lane: Lane, moving: ReadonlySet<string>, gap: number): Beside | null {
  const others = staying(lane, moving);
  const before = others[gap - 1];
  if (before !== undefined) return { at: "after", key: before };
  const [first] = others;
  return first === undefined ? null : { at: "before", key: first };
}

/** Whether cards stand together at a gap already, so that dropping them there would change nothing. */
export function standAt(lane: Lane, keys: readonly string[], gap: number): boolean {
  return keys.length > 0 && keys.every((key, n) => lane.keys[gap + n] === key);
}

/** The gap that an arrow key leads to; the same one at the ends. */
export function nextGap(
  lanes: readonly Lane[],
  moving: ReadonlySet<string>,
  from: DropPlace,
  arrow: ArrowKey,
): DropPlace {
  const at = lanes.findIndex(({ id }) => id === from.lane);
  const step = arrow === "ArrowUp" || arrow === "ArrowLeft" ? -1 : 1;
  const isAlong = arrow === "ArrowUp" || arrow === "ArrowDown";
  const lane = lanes[isAlong ? at : at + step];
  if (lane === undefined) return from;
  const last = staying(lane, moving).length;
  return { lane: lane.id, gap: Math.max(0, Math.min(last, isAlong ? from.gap + step : from.gap)) };
}
