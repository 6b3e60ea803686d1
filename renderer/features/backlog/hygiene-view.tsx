import { useMemo } from "react";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { backlogHygiene, type HygieneFinding } from "#shared/domain/backlog-hygiene.ts";
import type { Product } from "#shared/domain/product.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { findingText, hygieneReasonWords, hygieneWords } from "#shared/words/backlog-hygiene.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Muted } from "#ui/layout.tsx";
import type { MenuEntry } from "#ui/menu.tsx";
import { Table } from "#ui/table.tsx";
import type { Column, RowGroup } from "#ui/table-lines.ts";
import { useBacklog, type BacklogState } from "./backlog-state.ts";
import { TablePage } from "./view-page.tsx";

const columns: readonly Column<HygieneFinding>[] = [
  { id: "title", header: "Item", kind: "text", text: ({ item }) => item.title },
  { id: "finding", header: "What was found", kind: "text", text: findingText },
];

/** Whose item it is stands beside it where all products are shown. */
function withProducts(products: ReadonlyMap<string, Product>): readonly Column<HygieneFinding>[] {
  const nameOf = ({ item }: HygieneFinding) => products.get(item.productId)?.name ?? "";
  const [title, ...rest] = columns;
  const product = { id: "product", header: "Product", kind: "text", width: 170, text: nameOf } as const;
  return title === undefined ? columns : [title, product, ...rest];
}

function keyOf(finding: HygieneFinding): string {
  const other = finding.reason === "ALIKE" ? finding.other.id : "needed" in finding ? finding.needed.id : "";
  return `${finding.reason}/${finding.item.id}/${other}`;
}

function groupOf({ reason }: HygieneFinding): RowGroup {
  const { name, remedy } = hygieneReasonWords[reason];
  return { key: reason, label: `${name}: ${remedy}` };
}

function entriesFor(finding: HygieneFinding, { open, ask }: BacklogState, isFixed: boolean): readonly MenuEntry[] {
  const { item } = finding;
  const other =
    finding.reason === "ALIKE" ? finding.other : finding.reason === "WAITS_FOR_DROPPED" ? finding.needed : null;
  return [
    { id: "open", label: "Open", onAction: () => open(item.id) },
    ...(other === null ? [] : [{ id: "other", label: `Open '${other.title}'`, onAction: () => open(other.id) }]),
    {
      id: "drop",
      label: "Drop…",
      tone: "bad",
      isDisabled: isFixed,
      onAction: () => ask({ kind: "drop", ids: [item.id] }),
    },
  ];
}

/** What in a backlog deserves a look, and why; what becomes of it is decided by hand. */
export function HygieneView() {
  const backlog = useBacklog();
  const isFixed = useIsFixed();
  const { items, around, settings, productId } = backlog;
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const shown = useMemo(() => (productId === null ? withProducts(products) : columns), [productId, products]);
  const findings = useMemo(
    () => backlogHygiene(items, settings.backlog, around.now),
    [items, settings.backlog, around.now],
  );
  return (
    <TablePage>
      <Table
        caption={hygieneWords.title}
        rows={findings}
        columns={shown}
        rowKey={keyOf}
        groupOf={groupOf}
        onActivate={({ item }) => backlog.open(item.id)}
        rowMenu={(finding) => entriesFor(finding, backlog, isFixed)}
        rowMenuLabel="What to do"
        height="fill"
        empty={
          <EmptyState title={hygieneWords.clean}>
            <Muted>{hygieneWords.cleanNote}</Muted>
          </EmptyState>
        }
      />
    </TablePage>
  );
}
