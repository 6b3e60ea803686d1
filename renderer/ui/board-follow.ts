import { type RefObject, useEffect, useRef } from "react";
import { type Line, type Point, type Pointed, pointedAt, scrollAtEdges } from "./board-pointer.ts";

const longestFrame = 64;

function mark(pointed: Pointed | null, isOver: boolean): void {
  if (pointed?.kind === "target") pointed.element.toggleAttribute("data-over", isOver);
}

// What is carried hangs at the pointer, however far what it was taken from has scrolled away.
function hang(carried: HTMLElement | null, { x, y }: Point): void {
  if (carried === null) return;
  carried.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
  carried.style.visibility = "visible";
}

type Following = {
  readonly area: RefObject<HTMLElement | null>;
  readonly carried: RefObject<HTMLElement | null>;
  readonly isOn: boolean;
  readonly drawLine: (line: Line | null) => void;
};

// Once a frame it is looked up what lies under the pointer; nothing is rendered for it.
export function useFollowing({ area, carried, isOn, drawLine }: Following) {
  const pointer = useRef<Point>({ x: 0, y: 0 });
  const pointed = useRef<Pointed | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    let frame = 0;
    let last = performance.now();
    let seen: Point | null = null;
    const follow = (event: PointerEvent) => {
      pointer.current = { x: event.clientX, y: event.clientY };
    };
    const look = (now: number) => {
      const at = pointer.current;
      const root = area.current;
      if (seen !== at) hang(carried.current, at);
      if (root !== null && (scrollAtEdges(root, at, Math.min(longestFrame, now - last)) || seen !== at)) {
        seen = at;
        mark(pointed.current, false);
        pointed.current = pointedAt(root, at);
        mark(pointed.current, true);
        drawLine(pointed.current?.kind === "lane" ? pointed.current.line : null);
      }
      last = now;
      frame = requestAnimationFrame(look);
    };
    document.addEventListener("pointermove", follow, { passive: true });
    frame = requestAnimationFrame(look);
    return () => {
      document.removeEventListener("pointermove", follow);
      cancelAnimationFrame(frame);
      mark(pointed.current, false);
      drawLine(null);
    };
  }, [area, carried, isOn, drawLine]);
  // What is dropped falls where the pointer is, which may be further than the last frame saw.
  const lookNow = (): Pointed | null => (area.current === null ? null : pointedAt(area.current, pointer.current));
  const begin = (at: Point | null) => {
    pointer.current = at ?? pointer.current;
  };
  return { begin, lookNow };
}
