import { type CSSProperties, memo, useId, useRef } from "react";
import { Handle, useCard } from "./board-drag.tsx";
import type { BoardColumn, BoardProps } from "./board-columns.ts";
import styles from "./board.module.css";
import { TriangleAlert } from "./icons.ts";
import layoutStyles from "./layout.module.css";
import { useVirtualLines } from "./virtual-lines.ts";

const alwaysMounted = 8;

type Shown<Card> = Pick<
  BoardProps<Card>,
  "cardKey" | "cardText" | "cardHref" | "renderCard" | "cardHeight" | "selectedWord" | "words" | "isFixed"
>;

type CardProps<Card> = Shown<Card> & {
  readonly card: Card;
  readonly place: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly hasFocus: boolean;
};

function PlainCard<Card>(props: CardProps<Card>) {
  const { card, place, isSelected, isTabStop, hasFocus, cardKey, cardText, cardHref, cardHeight } = props;
  const key = cardKey(card);
  const text = cardText(card);
  const { ref, listeners, handle, isHeld } = useCard(key, props.isFixed);
  return (
    <li
      ref={ref}
      data-card={key}
      data-selected={isSelected ? "" : undefined}
      data-away={isHeld ? "" : undefined}
      className={styles.place}
      style={{ insetBlockStart: place * cardHeight, blockSize: cardHeight }}
      {...listeners}
    >
      <div className={styles.card}>
        <div className={styles.cardHead}>
          {props.isFixed !== true && <Handle label={props.words.handle(text)} isTabStop={hasFocus} handle={handle} />}
          <a href={cardHref(card)} tabIndex={isTabStop ? 0 : -1} draggable={false} title={text}>
            {text}
            {isSelected && <span className={layoutStyles.hidden}>, {props.selectedWord}</span>}
          </a>
        </div>
        {props.renderCard(card, isTabStop)}
      </div>
    </li>
  );
}

const Card = memo(PlainCard) as typeof PlainCard;

type ColumnProps<Card> = {
  readonly column: BoardColumn<Card>;
  readonly keys: readonly string[];
  readonly shown: Shown<Card>;
  readonly selection: ReadonlySet<string>;
  readonly focusKey: string | null;
};

function PlainColumn<Card>({ column, keys, shown, selection, focusKey }: ColumnProps<Card>) {
  const { id, title, cards, count, countLabel, warning, note, empty } = column;
  const titleId = useId();
  const box = useRef<HTMLUListElement>(null);
  const focusPlace = focusKey === null ? -1 : keys.indexOf(focusKey);
  const stop = Math.max(0, focusPlace);
  const { cardHeight } = shown;
  const { placed } = useVirtualLines({
    count: cards.length,
    box,
    kept: stop,
    pinnedRows: 0,
    lineHeight: cardHeight,
    virtualFrom: alwaysMounted,
  });
  return (
    <section
      className={styles.column}
      data-column=""
      aria-labelledby={titleId}
      data-over={warning === undefined ? undefined : ""}
    >
      <header className={styles.columnHead} title={note}>
        <h2 id={titleId}>
          {title}
          <span className={layoutStyles.hidden}>, {countLabel}</span>
        </h2>
        <span className={styles.count} aria-hidden>
          {warning !== undefined && <TriangleAlert size={14} />}
          {count}
        </span>
        {warning !== undefined && (
          <p className={styles.warning} title={warning}>
            {warning}
          </p>
        )}
      </header>
      <ul
        ref={box}
        className={styles.cards}
        data-lane={id}
        data-scrolls="down"
        style={{ "--whole": `${cards.length * cardHeight}px` } as CSSProperties}
      >
        {placed.map((at) => {
          const card = at.kind === "line" ? cards[at.index] : undefined;
          if (at.kind !== "line" || card === undefined) return null;
          const key = keys[at.index] ?? "";
          return (
            <Card
              key={key}
              {...shown}
              card={card}
              place={at.index}
              isSelected={selection.has(key)}
              isTabStop={at.index === stop}
              hasFocus={at.index === focusPlace}
            />
          );
        })}
      </ul>
      {cards.length === 0 && <p className={styles.empty}>{empty}</p>}
    </section>
  );
}

export const Column = memo(PlainColumn) as typeof PlainColumn;
