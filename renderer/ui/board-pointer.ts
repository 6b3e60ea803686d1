import type { Beside } from "./board-order.ts";

export type Point = { readonly x: number; readonly y: number };

export type Line = { readonly left: number; readonly top: number; readonly width: number };

/** What lies under the pointer: a place in a lane, with the line that shows it, or a target beside the lanes. */
export type Pointed =
  | { readonly kind: "lane"; readonly lane: string; readonly beside: Beside | null; readonly line: Line }
  | { readonly kind: "target"; readonly element: HTMLElement; readonly id: string };

const scrollZone = 56;
const fastest = 2.4;

/** Where a mouse or a first finger is; null for other events. */
export function pointOf(event: Event | null): Point | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  const touch = event !== null && "touches" in event ? (event as TouchEvent).touches[0] : undefined;
  return touch === undefined ? null : { x: touch.clientX, y: touch.clientY };
}

// A notice may lie over the area for a while; what is carried falls through it.
function hitIn(area: HTMLElement, { x, y }: Point): Element | undefined {
  return document.elementsFromPoint(x, y).find((element) => element !== area && area.contains(element));
}

export function pointedAt(area: HTMLElement, { x, y }: Point): Pointed | null {
  const hit = hitIn(area, { x, y });
  // The heading of a column is its first place.
  const headed = hit?.closest("[data-column]")?.querySelector<HTMLElement>("[data-lane]");
  const element = hit?.closest<HTMLElement>("[data-drop], [data-lane]") ?? headed ?? null;
  if (element === null) return null;
  const id = element.dataset["drop"];
  return id === undefined ? placeIn(element, y) : { kind: "target", element, id };
}

// All mounted cards of a lane are asked where they stand: there are some forty of them, however long the lane is.
function placeIn(lane: HTMLElement, y: number): Pointed {
  const cards = [...lane.querySelectorAll<HTMLElement>("[data-card]")];
  const before = cards.findLast((card) => middleOf(card) <= y);
  const beside = before ?? cards[0];
  return {
    kind: "lane",
    lane: lane.dataset["lane"] ?? "",
    beside:
      beside === undefined
        ? null
        : { at: before === undefined ? "before" : "after", key: beside.dataset["card"] ?? "" },
    line: lineBeside(lane, beside, before === undefined ? "before" : "after"),
  };
}

function middleOf(card: HTMLElement): number {
  const { top, height } = card.getBoundingClientRect();
  return top + height / 2;
}

function lineBeside(lane: HTMLElement, card: HTMLElement | undefined, at: Beside["at"]): Line {
  const whole = lane.getBoundingClientRect();
  const edges = card?.getBoundingClientRect();
  const wanted = edges === undefined ? whole.top + 4 : at === "before" ? edges.top : edges.bottom;
  return {
    left: whole.left,
    width: lane.clientWidth,
    top: Math.min(whole.bottom - 2, Math.max(whole.top + 1, wanted)),
  };
}

/** The line beside a card of a lane, once that card is mounted. */
export function lineAt(area: HTMLElement, laneId: string, beside: Beside | null): Line | null {
  const lane = area.querySelector<HTMLElement>(`[data-lane="${CSS.escape(laneId)}"]`);
  if (lane === null) return null;
  if (beside === null) return lineBeside(lane, undefined, "before");
  const card = lane.querySelector<HTMLElement>(`[data-card="${CSS.escape(beside.key)}"]`);
  return card === null ? null : lineBeside(lane, card, beside.at);
}

/** How fast a box scrolls while something is held near its edges, in pixels a millisecond: faster the nearer. */
export function edgeSpeed(at: number, start: number, end: number): number {
  const zone = Math.min(scrollZone, (end - start) / 3);
  const depth = at < start + zone ? at - start - zone : at > end - zone ? at - end + zone : 0;
  const share = Math.max(-1, Math.min(1, depth / zone));
  return Math.sign(share) * share ** 2 * fastest;
}

/** Scrolls what lies under the pointer while it is near an edge; answers whether anything moved. */
export function scrollAtEdges(area: HTMLElement, { x, y }: Point, elapsed: number): boolean {
  const edges = area.getBoundingClientRect();
  // Beyond the edge it goes on as at the edge.
  const inside = {
    x: Math.max(edges.left + 1, Math.min(edges.right - 2, x)),
    y: Math.max(edges.top + 1, Math.min(edges.bottom - 2, y)),
  };
  let hasMoved = false;
  for (let box = hitIn(area, inside)?.closest<HTMLElement>("[data-scrolls]") ?? null; box !== null;) {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const before = [box.scrollLeft, box.scrollTop];
    if (box.dataset["scrolls"] === "across") box.scrollLeft += edgeSpeed(x, left, right) * elapsed;
    else box.scrollTop += edgeSpeed(y, top, bottom) * elapsed;
    hasMoved ||= before[0] !== box.scrollLeft || before[1] !== box.scrollTop;
    box = box.parentElement?.closest<HTMLElement>("[data-scrolls]") ?? null;
  }
  return hasMoved;
}
