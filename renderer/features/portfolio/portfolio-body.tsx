import { useCallback, useMemo, useState, type RefObject } from "react";
import { useLocation } from "wouter";
import { exportTable } from "#data/csv-export.ts";
import { useJudgement } from "#data/judgement.ts";
import { commitAndTell } from "#data/notices.ts";
import { currentPortfolio, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { useView } from "#data/session.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { editProduct, lifecycleStages, removeProduct } from "#shared/domain/product.ts";
import { referencesTo, type Mention } from "#shared/domain/references.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { lifecycleWords } from "#shared/words/codes.ts";
import { costSumText, noneMatch } from "#shared/words/portfolio.ts";
import { whatGoes } from "#shared/words/product.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { ConfirmDialog } from "#ui/dialog.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Check, Trash2 } from "#ui/icons.ts";
import type { MenuEntry } from "#ui/menu.tsx";
import { sortRows } from "#ui/sorted-rows.ts";
import type { SortBy } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { BreakEven } from "./break-even.tsx";
import { ChangedPanel } from "./changed-panel.tsx";
import { portfolioColumns, TableLegend } from "./portfolio-columns.tsx";
import { filteredRows, groupOf, portfolioRows, sumOf, wholeView, type PortfolioRow } from "./portfolio-rows.ts";
import { useRememberedTop } from "./portfolio-outline.tsx";
import { PortfolioStats, type OpenedRows } from "./portfolio-stats.tsx";
import { PortfolioToolbar } from "./portfolio-toolbar.tsx";
import styles from "./portfolio.module.css";
import { UnassignedDialog } from "./unassigned-dialog.tsx";

const byCost: SortBy = { column: "cost", direction: "descending" };

type Leaving = { readonly id: string; readonly name: string; readonly mentions: readonly Mention[] };

/** The portfolio once it has products: figures, picture, changes and the table. */
export function PortfolioBody({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) {
  const isFixed = useIsFixed();
  const { portfolio, overview, candidates, working } = useJudgement((judgement) => judgement);
  const currency = usePortfolio((now) => settingsOf(now).currency);
  const [view, setView] = useView("portfolio", wholeView);
  const [sort, setSort] = useView<SortBy | null>("portfolio.sort", byCost);
  const [isAssigning, setIsAssigning] = useState(false);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [, navigate] = useLocation();

  const rows = useMemo(() => portfolioRows(portfolio, overview, candidates), [portfolio, overview, candidates]);
  const shown = useMemo(() => filteredRows(rows, view), [rows, view]);
  const columns = useMemo(() => portfolioColumns(currency), [currency]);
  const sorted = useMemo(() => sortRows(shown, columns, sort), [shown, columns, sort]);
  const cost = sumOf(rows, (line) => line.money.cost);
  useRememberedTop(sorted);
  const owners = useMemo(
    () => [...onShelf(portfolio.teams, "").values()].sort((a, b) => a.name.localeCompare(b.name)),
    [portfolio.teams],
  );
  const open = useCallback((id: string) => navigate(`/product/${encodeURIComponent(id)}`), [navigate]);
  const openRows = ({ column, flag }: OpenedRows) => {
    setView({ ...wholeView, flag, group: view.group, hasPicture: view.hasPicture });
    setSort({ column, direction: column === "name" ? "ascending" : "descending" });
    document.getElementById("products")?.scrollIntoView({ block: "start" });
  };
  const remove = ({ id, line }: PortfolioRow) =>
    setLeaving({ id, name: line.product.name, mentions: referencesTo(currentPortfolio(), "products", id) });

  return (
    <>
      <PortfolioStats rows={rows} overview={overview} currency={currency} isWorking={working} onOpen={openRows} />
      {view.hasPicture && (
        <div className={styles.picture}>
          <BreakEven rows={shown} currency={currency} onOpen={open} />
          <ChangedPanel />
        </div>
      )}
      <section id="products" aria-label="All products" className={styles.products}>
        <PortfolioToolbar
          view={view}
          onView={setView}
          owners={owners}
          shown={shown.length}
          all={rows.length}
          searchRef={searchRef}
          onExport={() => void exportTable("Products and services", sorted, columns)}
        />
        <Table
          caption="Products and services"
          rows={shown}
          columns={columns}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={setSort}
          groupOf={groupOf(view.group)}
          onActivate={({ id }) => open(id)}
          rowMenu={(row) => rowMenu(row, { isFixed, navigate, onRemove: () => remove(row) })}
          empty={
            <EmptyState
              isFiltered
              title={noneMatch(rows.length)}
              actions={<Button onPress={() => setView({ ...wholeView, group: view.group })}>Clear filter</Button>}
            />
          }
        />
        <p className={styles.sum}>
          <TableLegend />
          {(cost.known > 0 || overview.money.total > 0) &&
            costSumText(
              {
                products: cost.sum,
                unassigned: overview.money.unassigned.total ?? 0,
                unallocated: overview.money.unallocated,
              },
              currency,
            )}
          {overview.money.unassigned.entries > 0 && (
            <LinkButton onPress={() => setIsAssigning(true)}>
              {isFixed ? "Show the unassigned…" : "Assign the unassigned…"}
            </LinkButton>
          )}
        </p>
      </section>
      {isAssigning && <UnassignedDialog onClose={() => setIsAssigning(false)} />}
      {leaving !== null && (
        <ConfirmDialog
          title={`Remove '${leaving.name}'?`}
          isOpen
          onClose={() => setLeaving(null)}
          onConfirm={() => commitAndTell(removeProduct(leaving.id))}
          confirmLabel={`Remove '${leaving.name}'`}
          cancelLabel="Keep it"
          isDestructive
        >
          {whatGoes(leaving.mentions)} You can undo it.
        </ConfirmDialog>
      )}
    </>
  );
}

type RowActions = {
  readonly isFixed: boolean;
  readonly navigate: (place: string) => void;
  readonly onRemove: () => void;
};

function rowMenu({ id, line }: PortfolioRow, { isFixed, navigate, onRemove }: RowActions): readonly MenuEntry[] {
  const place = `/product/${encodeURIComponent(id)}`;
  const goTo = (tab: string) => () => navigate(`${place}?tab=${tab}`);
  return [
    { id: "open", label: "Open", keyHint: "Enter", onAction: () => navigate(place) },
    { id: "features", label: "Features", onAction: goTo("features") },
    { id: "usage", label: "Usage", onAction: goTo("usage") },
    { id: "money", label: "Money", onAction: goTo("money") },
    { id: "rule", separator: true },
    {
      id: "lifecycle",
      label: "Lifecycle",
      entries: lifecycleStages.map((lifecycle) => ({
        id: lifecycle,
        label: lifecycleWords[lifecycle],
        isDisabled: isFixed || lifecycle === line.product.lifecycle,
        ...(lifecycle === line.product.lifecycle ? { icon: Check } : {}),
        onAction: () => void commitAndTell(editProduct(id, { lifecycle })),
      })),
    },
    { id: "history", label: "History", onAction: () => navigate(`/history?record=products/${encodeURIComponent(id)}`) },
    { id: "rule 2", separator: true },
    { id: "remove", label: "Remove…", icon: Trash2, tone: "bad", isDisabled: isFixed, onAction: onRemove },
  ];
}
