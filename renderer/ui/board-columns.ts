import type { RefObject } from "react";
import type { DraggingProps } from "./board-dragging.ts";
import type { MenuEntry } from "./menu.tsx";
import type { ReactNode } from "react";

export type BoardColumn<Card> = {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly Card[];
  /** How many there are as it is shown, and in words. */
  readonly count: string;
  readonly countLabel: string;
  /** What is wrong with how many there are. */
  readonly warning?: string | undefined;
  readonly note?: string | undefined;
  readonly empty: string;
};

export type BoardProps<Card> = Omit<DraggingProps, "lanes" | "textOf"> & {
  readonly label: string;
  readonly columns: readonly BoardColumn<Card>[];
  readonly cardKey: (card: Card) => string;
  readonly cardText: (card: Card) => string;
  readonly cardHref: (card: Card) => string;
  /** What a card holds; its buttons are for Tab to find only where it is the tab stop of its column. */
  readonly renderCard: (card: Card, isTabStop: boolean) => ReactNode;
  /** All cards are of one height, in pixels, so that none has to be measured. */
  readonly cardHeight: number;
  readonly selectedWord: string;
  /** Whether no card can be moved now: then none has a handle. */
  readonly isFixed?: boolean | undefined;
  readonly onSelect: (selection: ReadonlySet<string>) => void;
  readonly menuOf: (card: Card) => readonly MenuEntry[];
  readonly menuLabel: string;
  readonly onFocusCard?: ((key: string) => void) | undefined;
  /** Takes what puts the focus on a card. */
  readonly focusRef?: RefObject<((key: string) => void) | null> | undefined;
};
