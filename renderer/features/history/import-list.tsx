import { useMemo } from "react";
import { tellUndone } from "#data/notices.ts";
import { useIsFixed, usePortfolio, usePortfolioState } from "#data/portfolio.ts";
import { undoEntry } from "#data/undo.ts";
import type { ImportBatch } from "#shared/domain/import-batch.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { byteSize, count, instantText } from "#shared/words/format.ts";
import { historyScreenWords } from "#shared/words/history.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { FileUp } from "#ui/icons.ts";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import styles from "./history.module.css";

/** Every file that was brought in, with its counts; each can be taken back as one, also weeks later. */
export function ImportList() {
  const batches = usePortfolio((portfolio) => portfolio.batches);
  const envelopes = usePortfolioState((state) => state.envelopes);
  const isFixed = useIsFixed();
  const rows = useMemo(() => [...onShelf(batches, "").values()].sort((a, b) => b.createdAt - a.createdAt), [batches]);
  const entries = useMemo(() => entriesByBatch(envelopes), [envelopes]);
  const columns = useColumns(entries, isFixed);
  return (
    <div className={styles.imports}>
      <Table
        caption="Imports"
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        height="fill"
        empty={
          <EmptyState title={historyScreenWords.noImport} icon={FileUp} actions={<a href="#/import">Import files</a>}>
            <p>Each import will stand here with its counts, and can be undone as one, also weeks later.</p>
          </EmptyState>
        }
      />
    </div>
  );
}

function useColumns(entries: ReadonlyMap<string, Envelope>, isFixed: boolean): readonly Column<ImportBatch>[] {
  return useMemo(
    () => [
      {
        id: "file",
        header: "File",
        kind: "text",
        text: ({ fileName }) => fileName,
        sortBy: (batch) => batch.fileName,
        width: 192,
      },
      {
        id: "at",
        header: "Brought in",
        kind: "text",
        text: (batch) => instantText(batch.createdAt),
        sortBy: (batch) => batch.createdAt,
        width: 160,
      },
      { id: "by", header: "Who", kind: "text", text: ({ by }) => by, sortBy: ({ by }) => by, width: 100 },
      {
        id: "rows",
        header: "Rows",
        kind: "number",
        text: (batch) => count(batch.rows),
        sortBy: (batch) => batch.rows,
        width: 76,
      },
      { id: "new", header: "New", kind: "number", text: ({ added }) => count(added), width: 72 },
      { id: "updated", header: "Updated", kind: "number", text: ({ updated }) => count(updated), width: 84 },
      { id: "unchanged", header: "Unchanged", kind: "number", text: ({ unchanged }) => count(unchanged), width: 96 },
      { id: "stopped", header: "Stopped", kind: "number", text: ({ stopped }) => count(stopped), width: 84 },
      { id: "size", header: "Size", kind: "number", text: ({ fileSize }) => byteSize(fileSize), width: 76 },
      {
        id: "undo",
        header: "",
        kind: "custom",
        text: () => "",
        width: 124,
        cell: (batch) => <UndoImport batch={batch} entry={entries.get(batch.id)} isFixed={isFixed} />,
      },
    ],
    [entries, isFixed],
  );
}

function entriesByBatch(envelopes: readonly Envelope[]): ReadonlyMap<string, Envelope> {
  const entries = new Map<string, Envelope>();
  for (const envelope of envelopes) {
    if (envelope.batchId !== undefined && !entries.has(envelope.batchId)) entries.set(envelope.batchId, envelope);
  }
  return entries;
}

type UndoImportProps = {
  readonly batch: ImportBatch;
  readonly entry: Envelope | undefined;
  readonly isFixed: boolean;
};

function UndoImport({ batch, entry, isFixed }: UndoImportProps) {
  if (entry === undefined) return <span className={styles.nothing}>Not in this journal</span>;
  return (
    <Button
      size="small"
      isDisabled={isFixed}
      label={`Undo the import of ${batch.fileName}`}
      onPress={() => void undoEntry(entry).then(tellUndone)}
    >
      Undo import
    </Button>
  );
}
