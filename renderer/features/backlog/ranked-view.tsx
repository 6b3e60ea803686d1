import { useCallback, useEffect, useMemo, useRef } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { applyOrder } from "#shared/domain/backlog-moves.ts";
import { isOpen } from "#shared/domain/backlog-item.ts";
import {
  agreementText,
  backlogDragWords,
  doNothingText,
  scoreMethodWords,
  sortedByColumnText,
} from "#shared/words/backlog.ts";
import { count, shortMoney } from "#shared/words/format.ts";
import { RankedTable } from "#ui/board-table.tsx";
import type { CardMove } from "#ui/board-order.ts";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { Muted, Toolbar } from "#ui/layout.tsx";
import type { TableActions } from "#ui/table-props.ts";
import { useBacklog } from "./backlog-state.ts";
import styles from "./backlog.module.css";
import { itemMenu } from "./item-menu.tsx";
import { rankedColumns } from "./ranked-columns.tsx";
import { useRankedOrder, useRankedSort } from "./ranked-order.ts";
import {
  bandOf,
  bandsOf,
  keyOfRow,
  nothingKey,
  rankedRows,
  standElsewhere,
  withinBand,
  type Bands,
  type RankedRow,
} from "./ranked-rows.ts";
import { useDropTargets } from "./use-drop-targets.ts";
import { useItemCommands } from "./use-item-commands.ts";

const orders = [
  { value: "hand" as const, label: "Your order" },
  { value: "score" as const, label: "By score" },
];
const laneId = "ranked";
const nothingMovable: Bands = { demanded: [], free: [] };

/** The open items in the order made by hand or by score, with doing nothing as a rival of every one of them. */
export function RankedView({ productId }: { readonly productId: string | null }) {
  const backlog = useBacklog();
  const { items, shown, settings, selection, priorities, send, open, hrefOf, focusRef } = backlog;
  const { currency } = settings;
  const { method } = settings.backlog;
  const [order, setOrder] = useRankedOrder();
  const [sort, setSort] = useRankedSort();
  const doNothing = priorities?.doNothing;
  const rows = useMemo(() => {
    const weekly = doNothing?.weeklyCost ?? null;
    const openItems = items.filter(isOpen).length;
    const spoken = weekly === null ? null : shortMoney(Math.round(weekly), currency);
    const waiting = doNothingText(spoken, doNothing?.known ?? 0, openItems);
    return rankedRows(shown, order, { kind: "nothing", rank: doNothing?.rank ?? 1, waiting });
  }, [items, shown, order, doNothing, currency]);
  const isFixed = useIsFixed();
  const isByHand = order === "hand" && sort === null && !isFixed;
  const bands = useMemo(() => (isByHand ? bandsOf(rows) : nothingMovable), [isByHand, rows]);
  const movable = useMemo(() => [...bands.demanded, ...bands.free], [bands]);
  const lanes = useMemo(() => Object.entries(bands).map(([id, keys]) => ({ id, label: "the list", keys })), [bands]);
  useItemCommands(lanes);
  const { targets, onDropOn } = useDropTargets();
  const columns = useMemo(
    () => rankedColumns({ method, currency, hasProducts: productId === null, hrefOf }),
    [method, currency, productId, hrefOf],
  );
  const onMove = useCallback(
    ({ keys, beside }: CardMove) => {
      const place = beside === null ? null : withinBand(bands, keys, beside);
      return send(keys, { position: place === null ? undefined : { at: place.at, id: place.key } });
    },
    [send, bands],
  );
  const actions = useRef<TableActions | null>(null);
  useEffect(() => {
    focusRef.current = (id) => actions.current?.focus(id);
  }, [focusRef]);
  const onSelect = (chosen: ReadonlySet<string>) =>
    backlog.onSelect(new Set([...chosen].filter((key) => key !== nothingKey)));

  const different = useMemo(() => standElsewhere(priorities?.ranked.map(withRank) ?? []), [priorities]);
  const apply = () => {
    if (priorities === null) return;
    const ids = [...priorities.mandated, ...priorities.ranked.map(({ item }) => item)].map(({ id }) => id);
    commitAndTell(applyOrder(productId, ids, scoreMethodWords[method].short));
    setOrder("hand");
  };
  return (
    <div className={styles.rankedView}>
      <Toolbar label="Order of the list">
        <SegmentedControl
          label="Order"
          options={orders}
          value={order}
          onChange={(wanted) => {
            setOrder(wanted);
            setSort(null);
          }}
        />
        {sort !== null && (
          <>
            <Muted>{sortedByColumnText}</Muted>
            <Button size="small" variant="quiet" onPress={() => setSort(null)}>
              Undo sorting
            </Button>
          </>
        )}
        {priorities !== null && priorities.ranked.length > 1 && (
          <span className={styles.agreement}>
            {isRefused(priorities.agreement) ? null : agreementText(priorities.agreement, different)}
            {different > 0 && (
              <>
                {order === "hand" && (
                  <Button size="small" variant="quiet" onPress={() => setOrder("score")}>
                    Show
                  </Button>
                )}
                <Button size="small" variant="quiet" isDisabled={isFixed} onPress={apply}>
                  Apply score order
                </Button>
              </>
            )}
          </span>
        )}
      </Toolbar>
      <RankedTable<RankedRow>
        laneId={laneId}
        caption="Ranked items"
        height="fill"
        rows={rows}
        columns={columns}
        rowKey={keyOfRow}
        rowText={titleOfRow}
        groupOf={sort === null ? (order === "hand" ? handBand : scoreBand) : undefined}
        groupCount={itemsIn}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onSelect={onSelect}
        onActivate={(row) => row.kind === "item" && open(row.item.id)}
        rowMenu={(row) => (row.kind === "item" ? itemMenu(row, { lanes, backlog, isFixed }) : [])}
        rowMenuLabel="Item"
        onFocusRow={backlog.onCurrent}
        actionsRef={actions}
        movable={movable}
        words={backlogDragWords}
        onMove={onMove}
        targets={targets}
        onDropOn={onDropOn}
        empty={null}
      />
    </div>
  );
}

const itemsIn = (rows: readonly RankedRow[]) => count(rows.filter(({ kind }) => kind === "item").length);
const handBand = (row: RankedRow) => bandOf(row, "hand");
const scoreBand = (row: RankedRow) => bandOf(row, "score");
const titleOfRow = (row: RankedRow) => (row.kind === "item" ? row.item.title : "Do nothing");
function withRank<T extends { readonly rank: number | null }>(entry: T) {
  return { ...entry, rank: entry.rank ?? 0 };
}
