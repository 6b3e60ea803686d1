import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { Id } from "#shared/domain/ids.ts";
import { innovationAccounting } from "#shared/domain/innovation-accounting.ts";
import { AccountingPanel } from "./accounting-panel.tsx";
import { Cohorts } from "./cohorts.tsx";
import { LearningCockpit } from "./learning-cockpit.tsx";
import styles from "./product.module.css";
import { WithInspector } from "./with-inspector.tsx";

/** What a product's team bets on and tests, and whether it learns. */
export function ExperimentsTab({ productId }: { readonly productId: Id }) {
  const portfolio = usePortfolio((known) => known);
  const { experiments, cohorts, accounting } = portfolio;
  const known = useMemo(
    () => innovationAccounting(portfolio, productId),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [experiments, cohorts, accounting, productId],
  );
  const id = encodeURIComponent(productId);
  return (
    <WithInspector beside={null} onClose={() => undefined}>
      <p className={styles.ways}>
        <a href={`#/experiments?product=${id}`}>All experiments of this product</a>
        <a href={`#/experiments?product=${id}&new=change`}>New experiment</a>
        <a href="#/learnings">Learnings</a>
        <a href="#/learnings/accounting">Accounting of all products</a>
      </p>
      <LearningCockpit productId={productId} />
      <AccountingPanel productId={productId} accounting={known} />
      <Cohorts productId={productId} accounting={known} />
    </WithInspector>
  );
}
