import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useRowHeight } from "./root-look.ts";

export type Placed =
  | { readonly kind: "line"; readonly index: number }
  | { readonly kind: "gap"; readonly height: number; readonly key: string };

type VirtualLines = {
  readonly placed: readonly Placed[];
  readonly reveal: (index: number) => void;
};

type VirtualOptions = {
  readonly count: number;
  readonly box: RefObject<HTMLElement | null>;
  readonly kept: number | null;
  readonly pinnedRows: number;
  /** Where lines are not as high as a row of a table. */
  readonly lineHeight?: number | undefined;
  /** How many lines are mounted without asking which of them are seen. */
  readonly virtualFrom?: number | undefined;
};

type Span = { readonly from: number; readonly to: number };

const usuallyVirtualFrom = 60;
const beyond = 4;
const usualHeight = 640;

/** The lines to mount: what is seen and a few beyond. What is mounted already stays while it holds all that is seen. */
export function mountedSpan(seen: Span, mounted: Span | null): Span {
  if (mounted !== null && seen.from >= mounted.from && seen.to <= mounted.to) return mounted;
  return { from: Math.max(0, seen.from - beyond), to: seen.to + beyond };
}

function seenLines(box: HTMLElement, rowHeight: number): Span {
  const height = box.clientHeight || usualHeight;
  return {
    from: Math.max(0, Math.floor(box.scrollTop / rowHeight) - 1),
    to: Math.ceil((box.scrollTop + height) / rowHeight),
  };
}

function indexesOf({ from, to }: Span, count: number, kept: number | null): readonly number[] {
  const end = Math.min(to, count);
  const start = Math.min(from, end);
  const indexes = Array.from({ length: end - start }, (_, place) => start + place);
  if (kept === null || kept >= count || (kept >= start && kept < end)) return indexes;
  return kept < start ? [kept, ...indexes] : [...indexes, kept];
}

export function placeWithGaps(indexes: readonly number[], count: number, rowHeight: number): readonly Placed[] {
  const placed: Placed[] = [];
  let next = 0;
  for (const index of [...indexes, count]) {
    if (index > next) placed.push({ kind: "gap", height: (index - next) * rowHeight, key: `gap ${next}` });
    if (index < count) placed.push({ kind: "line", index });
    next = index + 1;
  }
  return placed;
}

// Empty rows hold the place of what is scrolled away, and the kept line stays mounted so that the focus survives scrolling.
// All lines are of one height, so arithmetic does for what a library would measure.
export function useVirtualLines(options: VirtualOptions): VirtualLines {
  const { count, box, kept, pinnedRows, virtualFrom = usuallyVirtualFrom } = options;
  const ofTables = useRowHeight();
  const rowHeight = options.lineHeight ?? ofTables;
  const isVirtual = count > virtualFrom;
  const [mounted, setMounted] = useState<Span>({ from: 0, to: Math.ceil(usualHeight / rowHeight) });
  useLayoutEffect(() => {
    const element = box.current;
    if (!isVirtual || element === null) return undefined;
    const look = () => setMounted((before) => mountedSpan(seenLines(element, rowHeight), before));
    // What comes in must be there in the frame that shows it.
    const lookAtOnce = () => flushSync(look);
    look();
    element.addEventListener("scroll", lookAtOnce, { passive: true });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => {
      element.removeEventListener("scroll", lookAtOnce);
      watcher.disconnect();
    };
  }, [box, isVirtual, rowHeight]);

  const reveal = (index: number) => {
    const element = box.current;
    if (!isVirtual || element === null) return;
    const top = index * rowHeight;
    const bottom = top + (1 + pinnedRows) * rowHeight - (element.clientHeight || usualHeight);
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (bottom > element.scrollTop) element.scrollTo({ top: bottom });
  };
  const indexes = isVirtual ? indexesOf(mounted, count, kept) : Array.from({ length: count }, (_, index) => index);
  return { placed: placeWithGaps(indexes, count, rowHeight), reveal };
}
