import { lazy, Suspense, useMemo, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { exportOwnCsv } from "#data/csv-export.ts";
import { useJudgement } from "#data/judgement.ts";
import { useIsFixed, useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { isOpen } from "#shared/domain/backlog-item.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import { find } from "#shared/domain/change.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { lifecycleWords, productKindWords } from "#shared/words/codes.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { ownExports } from "#shared/words/product.ts";
import { Breadcrumbs } from "#ui/breadcrumbs.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Download, Ellipsis, History, Pencil, SquareKanban, Sunset, Trash2, Users } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { MenuButton } from "#ui/menu.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { FeaturesTab } from "./features-tab.tsx";
import { MoneyTab } from "./money-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { ProductForm } from "./product-form.tsx";
import { RemoveProduct } from "./remove-dialogs.tsx";
import styles from "./product.module.css";
import { UsageTab } from "./usage-tab.tsx";

const ExperimentsTab = lazy(async () => ({ default: (await import("./experiments-tab.tsx")).ExperimentsTab }));

const tabIds = ["overview", "features", "experiments", "usage", "money"] as const;
type TabId = (typeof tabIds)[number];

/** One product or service: who stands around it, how it is used, what it costs and is worth. */
export function ProductScreen({ productId }: { readonly productId: string }) {
  const isReady = useIsRead();
  const product = usePortfolio((portfolio) => find(portfolio, "products", productId));
  const judged = useJudgement(({ overview }) => overview.lines.find((line) => line.product.id === productId));
  if (isReady && product === undefined) return <NoProduct />;
  if (judged === undefined || product === undefined) {
    return (
      <Screen title={product?.name ?? "Product"}>
        <Skeleton label="Reading the product" rows={12} />
      </Screen>
    );
  }
  return <Product line={judged} />;
}

function NoProduct() {
  return (
    <Screen title="No such product">
      <EmptyState title={productScreenWords.gone} actions={<a href="#/">Go to the portfolio</a>}>
        <p>{productScreenWords.goneWhere}</p>
      </EmptyState>
    </Screen>
  );
}

function Product({ line }: { readonly line: ProductLine }) {
  const isFixed = useIsFixed();
  const { product, owner, features } = line;
  const [parameters, setParameters] = useSearchParams();
  const [opened, setOpened] = useState<"edit" | "remove" | null>(null);
  const [, navigate] = useLocation();
  const tab = tabIds.find((id) => id === parameters.get("tab")) ?? "overview";
  const select = (id: TabId) => setParameters(id === "overview" ? {} : { tab: id }, { replace: true });
  const id = encodeURIComponent(product.id);
  const openItems = usePortfolio((portfolio) => backlogOf(portfolio, product.id).filter(isOpen).length);
  const experiments = usePortfolio((portfolio) => onShelf(portfolio.experiments, product.id).size);
  const commands = useMemo(
    () => [
      {
        id: "product.edit",
        label: `Edit '${product.name}'`,
        keys: "E",
        isDisabled: isFixed,
        run: () => setOpened("edit"),
      },
      ...ownExports.map(({ kind, label }) => ({
        id: `product.export.${kind}`,
        label: `Export ${label.toLowerCase()} of '${product.name}' as CSV`,
        run: () => void exportOwnCsv(kind, product.id),
      })),
    ],
    [product.id, product.name, isFixed],
  );
  useScreenCommands(commands);

  return (
    <Screen
      title={product.name}
      above={
        <Breadcrumbs
          label="Where this is"
          crumbs={[
            { id: "portfolio", label: "Portfolio", href: "#/" },
            { id: "product", label: product.name },
          ]}
        />
      }
      subtitle={`${productKindWords[product.kind]} · ${lifecycleWords[product.lifecycle].toLowerCase()} · ${owner === null ? "no owner" : `owner ${owner.name}`}`}
      actions={
        <>
          <Button icon={SquareKanban} onPress={() => navigate(`/backlog?product=${id}`)}>
            Backlog ({openItems})
          </Button>
          <Button icon={Pencil} isDisabled={isFixed} onPress={() => setOpened("edit")}>
            Edit…
          </Button>
          <MenuButton
            label="More about this product"
            icon={Ellipsis}
            isLabelHidden
            entries={[
              {
                id: "retirement",
                label: "Retirement",
                icon: Sunset,
                onAction: () => navigate(`/retirement?product=${id}`),
              },
              {
                id: "history",
                label: "History",
                icon: History,
                onAction: () => navigate(`/history?record=products/${id}`),
              },
              { id: "teams", label: "Teams…", icon: Users, onAction: () => navigate("/?open=teams") },
              {
                id: "export",
                label: "Export CSV",
                icon: Download,
                entries: ownExports.map(({ kind, label }) => ({
                  id: kind,
                  label,
                  onAction: () => void exportOwnCsv(kind, product.id),
                })),
              },
              { id: "rule", separator: true },
              {
                id: "remove",
                label: "Remove…",
                icon: Trash2,
                tone: "bad",
                isDisabled: isFixed,
                onAction: () => setOpened("remove"),
              },
            ]}
          />
        </>
      }
      isFilled
    >
      <div className={styles.tabbed}>
        <Tabs
          label={`Views of ${product.name}`}
          tabs={[
            { id: "overview", label: "Overview" },
            { id: "features", label: "Features", count: features },
            { id: "experiments", label: "Experiments", count: experiments },
            { id: "usage", label: "Usage" },
            { id: "money", label: "Money", count: line.money.costs.entries + line.money.values.entries },
          ]}
          selected={tab}
          onSelect={select}
        >
          <TabBody tab={tab} line={line} />
        </Tabs>
      </div>
      {opened === "edit" && <ProductForm product={product} onClose={() => setOpened(null)} />}
      {opened === "remove" && <RemoveProduct product={product} onClose={() => setOpened(null)} />}
    </Screen>
  );
}

function TabBody({ tab, line }: { readonly tab: TabId; readonly line: ProductLine }) {
  switch (tab) {
    case "overview":
      return <OverviewTab line={line} />;
    case "features":
      return <FeaturesTab line={line} />;
    case "experiments":
      return (
        <Suspense fallback={<Skeleton label="Reading the experiments" rows={8} />}>
          <ExperimentsTab productId={line.product.id} />
        </Suspense>
      );
    case "usage":
      return <UsageTab line={line} />;
    case "money":
      return <MoneyTab line={line} />;
  }
}
