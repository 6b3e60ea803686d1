import { useEffect, useMemo, useState } from "react";
import { inSlices } from "#data/slices.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { experimentRows, readingRows, unreadCount, type ExperimentRow } from "./experiment-rows.ts";

const readAtOnce = 300;

/** The rows of a product's experiments, or of all; null while many are read for the first time, so that the window stays quick. */
export function useExperimentRows(
  portfolio: Portfolio,
  productId: Id | null,
  today: string,
): readonly ExperimentRow[] | null {
  const { experiments, products } = portfolio;
  const [reads, setReads] = useState(0);
  const rows = useMemo(
    () => (unreadCount(portfolio, productId, today) > readAtOnce ? null : experimentRows(portfolio, productId, today)),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [experiments, products, productId, today, reads],
  );
  useEffect(() => {
    if (rows !== null) return undefined;
    let isWanted = true;
    void inSlices(readingRows(portfolio, productId, today), () => isWanted).then((read) => {
      if (read !== null) setReads((before) => before + 1);
    });
    return () => {
      isWanted = false;
    };
    // As above.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, experiments, products, productId, today]);
  return rows;
}
