import { useMemo, useState } from "react";
import { useJudgement } from "#data/judgement.ts";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { removeDependency, type Dependency } from "#shared/domain/dependency.ts";
import { dependentsOf } from "#shared/domain/dependents-of.ts";
import type { Product } from "#shared/domain/product.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { counted } from "#shared/words/format.ts";
import { Badge } from "#ui/badge.tsx";
import { Button, IconButton } from "#ui/button.tsx";
import { Pencil, Plus, Trash2 } from "#ui/icons.ts";
import { Muted, Panel, Stack } from "#ui/layout.tsx";
import { DependencyForm, type Direction } from "./dependency-form.tsx";
import styles from "./product.module.css";

type Opened = { readonly direction: Direction; readonly dependency: Dependency | null };

/** What needs this product, and what it needs. */
export function Dependencies({ product }: { readonly product: Product }) {
  const dependencies = usePortfolio((portfolio) => portfolio.dependencies);
  const portfolio = useJudgement((judgement) => judgement.portfolio);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { needing, needed } = useMemo(() => {
    const all = [...allOf(dependencies)];
    return {
      needing: all.filter(({ toProductId }) => toProductId === product.id),
      needed: all.filter(({ fromProductId }) => fromProductId === product.id),
    };
  }, [dependencies, product.id]);
  const { blockers } = useMemo(() => dependentsOf(portfolio, product.id), [portfolio, product.id]);
  return (
    <Panel title="Dependencies">
      <Stack gap={4}>
        <Side direction="dependents" dependencies={needing} onOpen={setOpened} />
        {blockers.length > 0 && (
          <Muted>
            {counted(blockers.length, "product", "products")} directly or through others would stop working without it
            and
            {blockers.length === 1 ? " has" : " have"} no plan to move away.
          </Muted>
        )}
        <Side direction="needs" dependencies={needed} onOpen={setOpened} />
      </Stack>
      {opened !== null && <DependencyForm product={product} {...opened} onClose={() => setOpened(null)} />}
    </Panel>
  );
}

type SideProps = {
  readonly direction: Direction;
  readonly dependencies: readonly Dependency[];
  readonly onOpen: (opened: Opened) => void;
};

function Side({ direction, dependencies, onOpen }: SideProps) {
  const isFixed = useIsFixed();
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const isNeeded = direction === "dependents";
  return (
    <section aria-label={isNeeded ? "Products that need it" : "Products it needs"}>
      <div className={styles.sideHead}>
        <h3>{isNeeded ? "Needed by" : "Needs"}</h3>
        <Button
          size="small"
          variant="quiet"
          icon={Plus}
          isDisabled={isFixed}
          onPress={() => onOpen({ direction, dependency: null })}
        >
          Add
        </Button>
      </div>
      {dependencies.length === 0 && <Muted>None recorded.</Muted>}
      <ul className={styles.lines}>
        {dependencies.map((dependency) => {
          const other = isNeeded ? dependency.fromProductId : dependency.toProductId;
          const name = products.get(other)?.name ?? "A product that is gone";
          return (
            <li key={dependency.id}>
              <span className={styles.lineText}>
                <a href={`#/product/${encodeURIComponent(other)}`}>{name}</a>{" "}
                <Badge tone={dependency.kind === "hard" ? "warn" : "neutral"}>{dependency.kind}</Badge>{" "}
                {dependency.migration !== "" && <Muted>plan: {dependency.migration}</Muted>}
              </span>
              <IconButton
                size="small"
                variant="quiet"
                icon={Pencil}
                isDisabled={isFixed}
                label={`Edit the dependency with ${name}`}
                onPress={() => onOpen({ direction, dependency })}
              />
              <IconButton
                size="small"
                variant="quiet"
                icon={Trash2}
                isDisabled={isFixed}
                label={`Remove the dependency with ${name}`}
                onPress={() => commitAndTell(removeDependency(dependency.id))}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
