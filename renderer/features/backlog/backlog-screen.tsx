import { useIsRead, usePortfolio } from "#data/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { SquareKanban } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { BacklogBody } from "./backlog-body.tsx";
import { usePlace } from "./use-place.ts";

/** What is proposed, being done and still to be proved, of one product or of all. */
export function BacklogScreen() {
  const isReady = useIsRead();
  const products = usePortfolio((portfolio) => countOf(portfolio.products));
  const place = usePlace();
  const named = usePortfolio((portfolio) =>
    place.productId === null ? undefined : find(portfolio, "products", place.productId)?.name,
  );
  const portfolioName = usePortfolio((portfolio) => settingsOf(portfolio).portfolioName);
  const isGone = isReady && place.productId !== null && named === undefined;
  const title = named === undefined ? "Backlog" : `Backlog · ${named}`;
  const empty = isGone ? "gone" : products === 0 ? "none" : null;

  if (isReady && empty === null) return <BacklogBody title={title} place={place} />;
  return (
    <Screen title={title} subtitle={portfolioName}>
      {!isReady && <Skeleton label="Reading the backlog" rows={12} />}
      {isReady && empty === "none" && (
        <EmptyState
          title="No products yet."
          icon={SquareKanban}
          actions={
            <>
              <a href="#/?open=add">Add a product</a>
              <a href="#/import">Import files</a>
            </>
          }
        >
          <p>Backlog items belong to a product or service: add one, or bring a file with issues.</p>
        </EmptyState>
      )}
      {isReady && empty === "gone" && (
        <EmptyState
          title="This product is not here."
          actions={<a href="#/backlog">Show the backlog of all products</a>}
        >
          <p>It may have been removed or undone; History knows.</p>
        </EmptyState>
      )}
    </Screen>
  );
}
