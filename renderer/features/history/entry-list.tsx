import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { clock } from "#data/clock.ts";
import { exportTable } from "#data/csv-export.ts";
import { usePortfolio, usePortfolioState } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { remember, useSession } from "#data/session.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { counted, count, instantText } from "#shared/words/format.ts";
import { historyScreenWords, touchedText } from "#shared/words/history.ts";
import { Badge } from "#ui/badge.tsx";
import { LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { History } from "#ui/icons.ts";
import { SplitView } from "#ui/split-view.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import { EntryInspector } from "./entry-inspector.tsx";
import { authorsOf, filteredEntries, type EntryFilter } from "./entry-filter.ts";
import { FilterBar, type ChosenFilter } from "./filter-bar.tsx";
import styles from "./history.module.css";
import { recordsOfProduct, useValueContext } from "./names.ts";

const open: ChosenFilter = { text: "", table: null, person: null, days: null, productId: null };

/** Every entry of the journal, newest first, with what it changed beside it. */
export function EntryList() {
  const envelopes = usePortfolioState((state) => state.envelopes);
  const [parameters, setParameters] = useSearchParams();
  const [chosen, setChosen] = useState<ChosenFilter>(open);
  const filter = useFilter(chosen, parameters.get("record"));
  const entries = useMemo(() => filteredEntries(envelopes, filter, clock.now()), [envelopes, filter]);
  const authors = useMemo(() => authorsOf(envelopes), [envelopes]);
  const columns = useColumns();
  const search = useRef<HTMLInputElement>(null);
  const inspectorWidth = useSession((session) => session.inspectorWidth);
  const selected = entries.find(({ id }) => id === parameters.get("entry")) ?? null;
  const select = (entry: string | null) => setParameters(withEntry(parameters, entry), { replace: true });
  useScreenCommands(
    useMemo(
      () => [{ id: "history.search", label: "Search the history", keys: "/", run: () => search.current?.focus() }],
      [],
    ),
  );
  const clear = () => {
    setChosen(open);
    setParameters({});
  };

  return (
    <SplitView
      pane={
        selected === null ? null : <EntryInspector key={selected.id} envelope={selected} onClose={() => select(null)} />
      }
      paneLabel="Entry"
      paneWidth={inspectorWidth}
      onPaneWidth={(width) => remember({ inspectorWidth: width })}
      resizeLabel="Width of the entry"
    >
      <div className={styles.list}>
        <FilterBar
          chosen={chosen}
          onChange={setChosen}
          authors={authors}
          searchRef={search}
          hasRecord={parameters.has("record")}
          onClear={clear}
          countText={countText(entries.length, envelopes.length)}
          onExport={() => void exportTable("Entries of the journal", entries, columns)}
        />
        <Table
          caption="Entries of the journal"
          rows={entries}
          columns={columns}
          rowKey={({ id }) => id}
          selectionMode="single"
          selection={new Set(selected === null ? [] : [selected.id])}
          onSelect={(ids) => select([...ids][0] ?? null)}
          onActivate={({ id }) => select(id)}
          height="fill"
          empty={
            envelopes.length === 0 ? (
              <EmptyState title={historyScreenWords.nothingYet} icon={History}>
                <p>{historyScreenWords.whatStands}</p>
              </EmptyState>
            ) : (
              <EmptyState
                isFiltered
                title={`0 of ${counted(envelopes.length, "entry", "entries")} match.`}
                actions={<LinkButton onPress={clear}>Clear filter</LinkButton>}
              />
            )
          }
        />
      </div>
    </SplitView>
  );
}

function countText(shown: number, all: number): string {
  return shown === all ? counted(all, "entry", "entries") : `${count(shown)} of ${counted(all, "entry", "entries")}`;
}

function withEntry(parameters: URLSearchParams, entry: string | null): URLSearchParams {
  const next = new URLSearchParams(parameters);
  if (entry === null) next.delete("entry");
  else next.set("entry", entry);
  return next;
}

function useFilter(chosen: ChosenFilter, record: string | null): EntryFilter {
  const text = useDeferredValue(chosen.text);
  const portfolio = usePortfolio((value) => value);
  const { table, person, days, productId } = chosen;
  const records = useMemo(() => {
    if (record !== null) return new Set([record]);
    return productId === null ? null : recordsOfProduct(portfolio, productId);
  }, [record, productId, portfolio]);
  return useMemo(() => ({ text, table, person, days, records }), [text, table, person, days, records]);
}

function useColumns(): readonly Column<Envelope>[] {
  const { nameOf } = useValueContext();
  return useMemo(
    () => [
      {
        id: "what",
        header: "What",
        kind: "custom",
        text: ({ label }) => label,
        cell: (entry) => <What entry={entry} />,
        width: 380,
      },
      { id: "at", header: "When", kind: "text", text: ({ at }) => instantText(at), width: 176 },
      { id: "by", header: "Who", kind: "text", text: ({ by }) => by, width: 140 },
      { id: "on", header: "On", kind: "text", text: (entry) => touchedText(entry, nameOf), width: 240 },
      { id: "seq", header: "Entry", kind: "number", text: ({ seq }) => count(seq), width: 80 },
    ],
    [nameOf],
  );
}

function What({ entry }: { readonly entry: Envelope }) {
  const { label, reason, binding, automatic, erases } = entry;
  return (
    <span className={styles.what} title={reason === undefined ? label : `${label}: ${reason}`}>
      <span className={styles.label}>{label}</span>
      {reason !== undefined && <span className={styles.reason}>{reason}</span>}
      {binding === true && <Badge tone="note">Binding</Badge>}
      {automatic === true && <Badge>Automatic</Badge>}
      {erases !== undefined && <Badge tone="warn">Erasure</Badge>}
    </span>
  );
}
