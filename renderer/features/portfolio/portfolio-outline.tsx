import { useEffect, useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { currentSession, remember, useSession, useView } from "#data/session.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { Table } from "#ui/table.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { outlineColumns, type NamedRow } from "./portfolio-columns.tsx";
import { wholeView, type PortfolioRow } from "./portfolio-rows.ts";
import styles from "./portfolio.module.css";

const topView = "portfolio.top";
const mostOnTop = 24;
const none: readonly string[] = [];

/** Remembers which products stand on top, so that the next start begins with them in their places. */
export function useRememberedTop(sorted: readonly PortfolioRow[]): void {
  useEffect(() => {
    const top = sorted.slice(0, mostOnTop).map(({ id }) => id);
    const { views } = currentSession();
    if (String(views[topView]) !== String(top)) remember({ views: { ...views, [topView]: top } });
  }, [sorted]);
}

/** The products that stood on top last, with what is known of them before the figures are. */
export function PortfolioOutline() {
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const teams = usePortfolio((portfolio) => onShelf(portfolio.teams, ""));
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const top = useSession((session) => session.views[topView] as readonly string[] | undefined) ?? none;
  const [view] = useView("portfolio", wholeView);
  const columns = useMemo(() => outlineColumns(currency), [currency]);
  const rows = useMemo(() => {
    const ids = top.length > 0 ? top : [...products.keys()].slice(0, mostOnTop);
    return ids.flatMap((id): readonly NamedRow[] => {
      const product = products.get(id);
      if (product === undefined) return [];
      return [{ id, line: { product, owner: teams.get(product.ownerTeamId ?? "") ?? null } }];
    });
  }, [products, teams, top]);
  return (
    <>
      <div className={styles.figuresToCome}>
        <Skeleton label="Reading the portfolio" rows={2} />
      </div>
      {view.hasPicture && <div className={styles.pictureToCome} />}
      <section aria-label="All products" className={styles.products}>
        <div className={styles.toolbarToCome} />
        <Table caption="Products and services" rows={rows} columns={columns} rowKey={idOf} empty={null} />
      </section>
    </>
  );
}

function idOf({ id }: NamedRow): string {
  return id;
}
