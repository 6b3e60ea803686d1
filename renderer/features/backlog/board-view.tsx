import { useCallback, useMemo, useState } from "react";
import { useIsFixed } from "#data/portfolio.ts";
import { backlogStages, type BacklogStage } from "#shared/domain/backlog-item.ts";
import {
  backlogDragWords,
  columnCount,
  columnNotes,
  columnTitles,
  emptyColumnText,
  overLimitNote,
} from "#shared/words/backlog.ts";
import { count } from "#shared/words/format.ts";
import { Board } from "#ui/board.tsx";
import type { BoardColumn } from "#ui/board-columns.ts";
import type { CardMove } from "#ui/board-order.ts";
import { Switch } from "#ui/choice.tsx";
import { useBacklog } from "./backlog-state.ts";
import styles from "./backlog.module.css";
import { ItemCard } from "./item-card.tsx";
import { itemMenu } from "./item-menu.tsx";
import type { ItemRow } from "./item-rows.ts";
import { useDropTargets } from "./use-drop-targets.ts";
import { useItemCommands } from "./use-item-commands.ts";

const plainHeight = 88;
const lineHeight = 20;

const keyOf = ({ item }: ItemRow) => item.id;
const titleOf = ({ item }: ItemRow) => item.title;
const renderCard = (row: ItemRow, isTabStop: boolean) => <ItemCard row={row} isTabStop={isTabStop} />;

/** A column for every stage of work; dropped items only when asked for. */
export function BoardView({ productId }: { readonly productId: string | null }) {
  const backlog = useBacklog();
  const { rows, shown, settings, selection, send, hrefOf, cardFields } = backlog;
  const [hasDropped, setHasDropped] = useState(false);
  const isFixed = useIsFixed();
  const isWhole = productId === null;
  const { wipLimits } = settings.backlog;
  const columns = useMemo(
    () =>
      backlogStages
        .filter((stage) => hasDropped || stage !== "dropped")
        .map((stage) => columnOf(stage, { rows, shown, limit: limitOf(stage, wipLimits), isWhole })),
    [hasDropped, rows, shown, wipLimits, isWhole],
  );
  const lanes = useMemo(
    () => columns.map(({ id, title, cards }) => ({ id, label: title, keys: cards.map(keyOf) })),
    [columns],
  );
  useItemCommands(lanes);
  const { targets, onDropOn } = useDropTargets();
  const onMove = useCallback(
    ({ keys, lane, beside }: CardMove) => {
      const stage = backlogStages.find((one) => one === lane);
      return send(keys, { stage, position: beside === null ? undefined : { at: beside.at, id: beside.key } });
    },
    [send],
  );
  const hasLine = productId === null || cardFields.length > 0 || shown.some(({ item }) => item.kind === "retirement");
  return (
    <div className={styles.boardView}>
      <Board
        label="Backlog by stage"
        columns={columns}
        cardKey={keyOf}
        cardText={titleOf}
        cardHref={useCallback((row: ItemRow) => hrefOf(row.item.id), [hrefOf])}
        renderCard={renderCard}
        cardHeight={hasLine ? plainHeight + lineHeight : plainHeight}
        selectedWord="selected"
        isFixed={isFixed}
        selection={selection}
        onSelect={backlog.onSelect}
        words={backlogDragWords}
        onMove={onMove}
        targets={targets}
        onDropOn={onDropOn}
        menuOf={(row) => itemMenu(row, { lanes, backlog, isFixed })}
        menuLabel="Item"
        onFocusCard={backlog.onCurrent}
        focusRef={backlog.focusRef}
      />
      <div className={styles.boardFoot}>
        <Switch isSelected={hasDropped} onChange={setHasDropped}>
          Show dropped items
        </Switch>
      </div>
    </div>
  );
}

type Limits = { readonly [stage in "ready" | "doing" | "deployed"]: number | null };

function limitOf(stage: BacklogStage, limits: Limits): number | null {
  return stage === "ready" || stage === "doing" || stage === "deployed" ? limits[stage] : null;
}

type ColumnRows = {
  readonly rows: readonly ItemRow[];
  readonly shown: readonly ItemRow[];
  /** How many of one product may be there. */
  readonly limit: number | null;
  readonly isWhole: boolean;
};

function columnOf(stage: BacklogStage, { rows, shown, limit, isWhole }: ColumnRows): BoardColumn<ItemRow> {
  const cards = shown.filter(({ item }) => item.stage === stage);
  // The limit counts what is there, whatever the filter leaves to be seen.
  const held = rows === shown ? cards : rows.filter(({ item }) => item.stage === stage);
  const seen = cards.length === held.length ? count(held.length) : `${count(cards.length)} of ${count(held.length)}`;
  const ownLimit = isWhole ? null : limit;
  return {
    id: stage,
    title: columnTitles[stage],
    cards,
    count: ownLimit === null ? seen : `${seen}/${ownLimit}`,
    countLabel: columnCount(held.length, ownLimit),
    warning: limit === null ? undefined : warningOf(held, limit, isWhole),
    note: columnNotes[stage],
    empty: emptyColumnText,
  };
}

/** Limits are those of a product: where all are shown, it is said which of them hold more. */
function warningOf(held: readonly ItemRow[], limit: number, isWhole: boolean): string | undefined {
  const counts = new Map<string, number>();
  for (const { product } of held) {
    const name = isWhole ? product : "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const over = Array.from(counts, ([product, many]) => ({ product, held: many })).filter((one) => one.held > limit);
  return over.length === 0 ? undefined : overLimitNote(limit, over);
}
