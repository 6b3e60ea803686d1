import { useEffect, useMemo, useRef } from "react";
import { useBoardActions } from "./board-actions.ts";
import { Column } from "./board-column.tsx";
import type { BoardProps } from "./board-columns.ts";
import { DragArea } from "./board-drag.tsx";
import { useCardFocus } from "./board-focus.ts";
import type { Lane } from "./board-order.ts";
import styles from "./board.module.css";
import { FloatingMenu } from "./menu.tsx";

/** Columns of cards that are moved by pointer, touch, keyboard or menu; long columns mount only what is seen. */
export function Board<Card>(props: BoardProps<Card>) {
  const { label, columns, cardKey, cardText, cardHref, renderCard, cardHeight, selection, words, isFixed } = props;
  const box = useRef<HTMLElement>(null);
  const lanes = useMemo<readonly Lane[]>(
    () => columns.map(({ id, title, cards }) => ({ id, label: title, keys: cards.map(cardKey) })),
    [columns, cardKey],
  );
  const { focusKey, focus, noteFocus, reveal } = useCardFocus({ box, lanes, pitch: cardHeight }, props.onFocusCard);
  const actions = useBoardActions({ lanes, selection, onSelect: props.onSelect, focus, noteFocus });
  const { focusRef, selectedWord } = props;
  useEffect(() => {
    if (focusRef) focusRef.current = focus;
  });
  const shown = useMemo(
    () => ({ cardKey, cardText, cardHref, renderCard, cardHeight, selectedWord, words, isFixed }),
    [cardKey, cardText, cardHref, renderCard, cardHeight, selectedWord, words, isFixed],
  );
  const cardOf = (key: string) => columns.flatMap(({ cards }) => cards).find((card) => cardKey(card) === key);
  const textOf = (key: string) => {
    const card = cardOf(key);
    return card === undefined ? "" : cardText(card);
  };
  const { menuAt, closeMenu } = actions;
  const menuCard = menuAt === null ? undefined : cardOf(menuAt.key);
  return (
    <DragArea {...props} lanes={lanes} textOf={textOf} reveal={reveal} focus={focus}>
      <section
        ref={box}
        aria-label={label}
        tabIndex={-1}
        className={styles.board}
        data-scrolls="across"
        {...actions.listeners}
      >
        {columns.map((column, at) => (
          <Column
            key={column.id}
            column={column}
            keys={lanes[at]?.keys ?? []}
            shown={shown}
            selection={selection}
            focusKey={focusKey}
          />
        ))}
      </section>
      <FloatingMenu
        label={props.menuLabel}
        entries={menuCard === undefined ? [] : props.menuOf(menuCard)}
        at={menuCard === undefined ? null : menuAt}
        onClose={closeMenu}
      />
    </DragArea>
  );
}
