import { useId } from "react";
import type { BoardColumn } from "#shared/domain/experiment-board.ts";
import { emptyColumnWords, moreInList } from "#shared/words/experiment-board.ts";
import { boardColumnWords } from "#shared/words/experiments.ts";
import { count, counted } from "#shared/words/format.ts";
import { Button } from "#ui/button.tsx";
import { Hidden } from "#ui/layout.tsx";
import styles from "./board.module.css";
import { onBoardKey } from "./board-keys.ts";
import { ExperimentCard } from "./experiment-card.tsx";
import type { ExperimentRow } from "./experiment-rows.ts";

/** The columns of the board, in the order of an experiment's life. */
export const boardColumns = ["draft", "running", "due", "concluded"] as const satisfies readonly BoardColumn[];

const mostCards = 60;

type BoardViewProps = {
  readonly rows: readonly ExperimentRow[];
  readonly hasProduct: boolean;
  readonly onList: () => void;
};

/** A column for every state; nothing is dragged, for what an experiment is in cannot be chosen. */
export function BoardView({ rows, hasProduct, onList }: BoardViewProps) {
  return (
    <div className={styles.boardArea}>
      {/* Keys of the cards are heard for all of them in one place. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section className={styles.board} aria-label="Experiments by state" onKeyDown={onBoardKey}>
        {boardColumns.map((column) => (
          <Column
            key={column}
            column={column}
            rows={rows.filter((row) => row.column === column)}
            hasProduct={hasProduct}
            onList={onList}
          />
        ))}
      </section>
    </div>
  );
}

type ColumnProps = BoardViewProps & { readonly column: BoardColumn };

function Column({ column, rows, hasProduct, onList }: ColumnProps) {
  const titleId = useId();
  const more = rows.length - mostCards;
  return (
    <section className={styles.column} data-column="" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>
          {boardColumnWords[column]}
          <Hidden>, {counted(rows.length, "experiment")}</Hidden>
        </h2>
        <span aria-hidden>{count(rows.length)}</span>
      </header>
      {rows.length === 0 ? (
        <p className={styles.emptyColumn}>{emptyColumnWords[column]}</p>
      ) : (
        <ul className={styles.cards}>
          {rows.slice(0, mostCards).map((row) => (
            <ExperimentCard key={row.experiment.id} row={row} hasProduct={hasProduct} />
          ))}
          {more > 0 && (
            <li>
              <Button size="small" variant="quiet" onPress={onList}>
                {moreInList(more)}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
