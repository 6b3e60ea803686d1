import { useCallback, useMemo, useState, type RefObject } from "react";
import { useLocation } from "wouter";
import { exportTable } from "#data/csv-export.ts";
import { useJudgement } from "#data/judgement.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { remember, useSession, useView } from "#data/session.ts";
import { retirementTabWords } from "#shared/words/retirement.ts";
import { SplitView } from "#ui/split-view.tsx";
import { sortRows } from "#ui/sorted-rows.ts";
import type { SortBy } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { openProposal, propose } from "./propose.ts";
import { exportedColumns, retirementColumns } from "./retirement-columns.tsx";
import { NoRows } from "./retirement-empty.tsx";
import { byProduct, filteredRows, tabCounts, tabIds, wholeView, type RetirementRow } from "./retirement-rows.ts";
import { RetirementToolbar } from "./retirement-toolbar.tsx";
import styles from "./retirement.module.css";
import { ReviewDialog } from "./review-dialog.tsx";
import { usePlace } from "./use-place.ts";
import { WhyPanel } from "./why-panel.tsx";

const byVerdict: SortBy = { column: "verdict", direction: "ascending" };
const elsewise: readonly SortBy[] = [
  { column: "score", direction: "descending" },
  { column: "verdict", direction: "ascending" },
];

type RetirementBodyProps = {
  readonly rows: readonly RetirementRow[];
  readonly currency: string;
  readonly isWorking: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

type Reviewing = { readonly row: RetirementRow; readonly kind: "keep" | "snooze" };

/** The tabs with their table, and beside it why. */
export function RetirementBody({ rows, currency, isWorking, searchRef }: RetirementBodyProps) {
  const isFixed = useIsFixed();
  const { tab, productId, opened, go } = usePlace(rows);
  const products = useJudgement(({ overview }) => overview.lines);
  const [view, setView] = useView("retirement", wholeView);
  const [sort, setSort] = useView<SortBy | null>("retirement.sort", byVerdict);
  const [reviewing, setReviewing] = useState<Reviewing | null>(null);
  const width = useSession((session) => session.inspectorWidth);
  const [, navigate] = useLocation();
  const counts = useMemo(() => tabCounts(rows), [rows]);
  const shown = useMemo(() => filteredRows(rows, tab, view, productId), [rows, tab, view, productId]);
  const columns = useMemo(() => retirementColumns(currency, tab), [currency, tab]);
  const canSort = (wanted: SortBy | null) => wanted === null || columns.some(({ id }) => id === wanted.column);
  const sorted = [sort, ...elsewise].find(canSort) ?? null;
  const selection = useMemo(() => new Set(opened === null ? [] : [opened.key]), [opened]);

  const proposeOrOpen = useCallback(
    (row: RetirementRow) => {
      const id = openProposal(row.candidate) ?? propose(row.candidate);
      if (id !== null) navigate(`/proposals/${encodeURIComponent(id)}`);
    },
    [navigate],
  );
  const commands = useMemo(() => {
    const none = opened === null;
    return [
      { id: "retirement.filter", label: "Filter candidates", keys: "/", run: () => searchRef.current?.focus() },
      {
        id: "retirement.keep",
        label: "Keep…",
        keys: "K",
        isDisabled: none || isFixed,
        run: () => opened && setReviewing({ row: opened, kind: "keep" }),
      },
      {
        id: "retirement.snooze",
        label: "Snooze…",
        keys: "S",
        isDisabled: none || isFixed,
        run: () => opened && setReviewing({ row: opened, kind: "snooze" }),
      },
      {
        id: "retirement.propose",
        label: "Propose retirement…",
        keys: "P",
        isDisabled: none || (isFixed && opened.candidate.proposal === null),
        run: () => opened && proposeOrOpen(opened),
      },
    ];
  }, [opened, searchRef, proposeOrOpen, isFixed]);
  useScreenCommands(commands);

  return (
    <div className={styles.body}>
      <SplitView
        paneLabel="Why"
        resizeLabel="Width of the reasons"
        paneWidth={width}
        onPaneWidth={(inspectorWidth) => remember({ inspectorWidth })}
        pane={
          opened && (
            <WhyPanel
              key={opened.key}
              row={opened}
              currency={currency}
              onClose={() => go({ subject: null })}
              onReview={(kind) => setReviewing({ row: opened, kind })}
              onPropose={() => proposeOrOpen(opened)}
            />
          )
        }
      >
        <div className={styles.list}>
          <Tabs
            label="Parts of the retirement screen"
            tabs={tabIds.map((id) => ({ id, label: retirementTabWords[id].name, count: counts[id] }))}
            selected={tab}
            onSelect={(id) => go({ tab: id, subject: null })}
          >
            <RetirementToolbar
              tab={tab}
              view={view}
              onView={setView}
              productId={productId}
              onProduct={(product) => go({ product, subject: null })}
              lines={products}
              shown={shown.length}
              all={counts[tab]}
              isWorking={isWorking}
              searchRef={searchRef}
              onExport={() =>
                void exportTable(
                  retirementTabWords[tab].name,
                  sortRows(shown, columns, sorted),
                  exportedColumns(currency, tab),
                )
              }
            />
            <div className={styles.rows}>
              <Table
                caption={retirementTabWords[tab].name}
                height="fill"
                rows={shown}
                columns={columns}
                rowKey={keyOfRow}
                sort={sorted}
                onSort={setSort}
                selectionMode="single"
                selection={selection}
                onSelect={(keys) => go({ subject: [...keys][0] ?? null })}
                onActivate={(row) => go({ subject: row.key })}
                groupOf={view.isGrouped ? byProduct : undefined}
                rowMenu={(row) => [
                  { id: "why", label: "Why", keyHint: "Enter", onAction: () => go({ subject: row.key }) },
                  { id: "product", label: "Open product", onAction: () => navigate(productPlace(row)) },
                  { id: "rule", separator: true },
                  {
                    id: "keep",
                    label: "Keep…",
                    keyHint: "K",
                    isDisabled: isFixed,
                    onAction: () => setReviewing({ row, kind: "keep" }),
                  },
                  {
                    id: "snooze",
                    label: "Snooze…",
                    keyHint: "S",
                    isDisabled: isFixed,
                    onAction: () => setReviewing({ row, kind: "snooze" }),
                  },
                  {
                    id: "propose",
                    label: row.candidate.proposal === null ? "Propose retirement…" : "Open proposal",
                    keyHint: "P",
                    isDisabled: isFixed && row.candidate.proposal === null,
                    onAction: () => proposeOrOpen(row),
                  },
                ]}
                empty={
                  <NoRows
                    tab={tab}
                    hasOthers={counts[tab] > 0}
                    onClear={() => {
                      setView({ ...wholeView, isGrouped: view.isGrouped });
                      go({ product: null });
                    }}
                  />
                }
              />
            </div>
          </Tabs>
        </div>
      </SplitView>
      {reviewing !== null && (
        <ReviewDialog candidate={reviewing.row.candidate} kind={reviewing.kind} onClose={() => setReviewing(null)} />
      )}
    </div>
  );
}

function keyOfRow({ key }: RetirementRow): string {
  return key;
}

function productPlace({ candidate }: RetirementRow): string {
  return `/product/${encodeURIComponent(candidate.subject.productId)}`;
}
