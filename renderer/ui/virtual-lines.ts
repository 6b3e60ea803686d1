import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
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
};

const virtualFrom = 200;

function placeWithGaps(indexes: readonly number[], count: number, rowHeight: number): readonly Placed[] {
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
export function useVirtualLines({ count, box, kept, pinnedRows }: VirtualOptions): VirtualLines {
  const rowHeight = useRowHeight();
  const isVirtual = count > virtualFrom;
  const rangeExtractor = (range: Range) => {
    const indexes = defaultRangeExtractor(range);
    if (kept === null || kept >= count || indexes.includes(kept)) return indexes;
    return [...indexes, kept].sort((left, right) => left - right);
  };
  // Only the React compiler minds how the virtualizer remembers; it is not in use here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingEnd: pinnedRows * rowHeight,
    rangeExtractor,
  });
  const reveal = (index: number) => {
    if (isVirtual) virtualizer.scrollToIndex(index, { align: "auto" });
  };
  if (!isVirtual) {
    return { placed: Array.from({ length: count }, (_, index) => ({ kind: "line", index })), reveal };
  }
  const indexes = virtualizer.getVirtualItems().map((line) => line.index);
  return { placed: placeWithGaps(indexes, count, rowHeight), reveal };
}
