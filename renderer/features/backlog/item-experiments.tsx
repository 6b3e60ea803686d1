import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { boardColumnWords, decisionWords } from "#shared/words/experiments.ts";
import { Muted } from "#ui/layout.tsx";
import { ItemSection } from "./item-section.tsx";
import styles from "./item.module.css";

/** The experiments that test an item, or that it follows from. */
export function ItemExperiments({ item: { id, productId } }: { readonly item: BacklogItem }) {
  const experiments = usePortfolio((portfolio) => onShelf(portfolio.experiments, productId));
  const own = useMemo(
    () => [...experiments.values()].filter(({ itemId, nextItemId }) => itemId === id || nextItemId === id),
    [experiments, id],
  );
  return (
    <ItemSection title="Experiments">
      {own.length > 0 && (
        <ul aria-label="Experiments" className={styles.lines}>
          {own.map(({ id: experimentId, title, status, decision, nextItemId }) => (
            <li key={experimentId}>
              <span className={styles.lineText}>
                <a href={`#/experiments/${encodeURIComponent(experimentId)}`}>{title}</a>{" "}
                <Muted>
                  {decision === null ? boardColumnWords[status] : decisionWords[decision.decision].name}
                  {nextItemId === id && ", this follows from it"}
                </Muted>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`#/experiments?new=change&product=${encodeURIComponent(productId)}&item=${encodeURIComponent(id)}`}>
          {own.length === 0 ? "Test it first" : "Another experiment"}
        </a>
      </p>
    </ItemSection>
  );
}
