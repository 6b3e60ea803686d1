import { useMemo } from "react";
import { tellUndone } from "#data/notices.ts";
import { useIsFixed, usePortfolio, usePortfolioState } from "#data/portfolio.ts";
import { undoEntry } from "#data/undo.ts";
import type { ImportBatch } from "#shared/domain/import-batch.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { instantText } from "#shared/words/format.ts";
import { batchCountsText, formatWords } from "#shared/words/import.ts";
import { Button } from "#ui/button.tsx";
import styles from "./file.module.css";

const shown = 8;

/** The files that were brought in before, newest first; each can be taken back as one, whenever. */
export function EarlierImports() {
  const shelves = usePortfolio((portfolio) => portfolio.batches);
  const batches = useMemo(
    () => [...onShelf(shelves, "").values()].sort((one, other) => other.createdAt - one.createdAt),
    [shelves],
  );
  if (batches.length === 0) return null;
  return (
    <section aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">Earlier imports</h2>
      <ul className={styles.earlier}>
        {batches.slice(0, shown).map((batch) => (
          <EarlierImport key={batch.id} batch={batch} />
        ))}
      </ul>
      {batches.length > shown && <a href="#/history?view=imports">All {batches.length} imports in History</a>}
    </section>
  );
}

function EarlierImport({ batch }: { readonly batch: ImportBatch }) {
  const entry = usePortfolioState((state) => state.envelopes.find(({ batchId }) => batchId === batch.id));
  const isFixed = useIsFixed();
  return (
    <li>
      <div>
        <strong>{batch.fileName}</strong>
        <span>{formatWords[batch.format].name}</span>
        <span>
          {instantText(batch.createdAt)}, {batch.by}
        </span>
        <span>{batchCountsText(batch)}</span>
      </div>
      {entry !== undefined && (
        <Button
          size="small"
          isDisabled={isFixed}
          label={`Undo the import of ${batch.fileName}`}
          onPress={() => void undoEntry(entry).then(tellUndone)}
        >
          Undo import
        </Button>
      )}
    </li>
  );
}
