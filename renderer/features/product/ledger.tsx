import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { shelfFor } from "#shared/domain/change.ts";
import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import { removeEntry } from "#shared/domain/ledger-commands.ts";
import type { Tables } from "#shared/domain/portfolio.ts";
import { onShelf, type Shelves } from "#shared/domain/shelves.ts";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { List, Pencil, Plus, Table2, Trash2 } from "#ui/icons.ts";
import { Panel, Row } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import { EntryForm } from "./entry-form.tsx";
import type { LedgerOf } from "./ledger-drafts.ts";
import { LedgerGrid } from "./ledger-grid.tsx";
import type { LedgerKind, LedgerTable } from "./ledger-kind.ts";

const shapes = [
  { value: "table", label: "Rows", icon: List },
  { value: "grid", label: "Type or paste", icon: Table2 },
] as const;

type LedgerProps<T extends LedgerTable> = {
  readonly title: string;
  readonly kind: LedgerKind<T>;
  readonly ledger: LedgerOf;
  readonly window: LedgerWindow;
  readonly level?: 2 | 3;
};

/** The entries of a product or pool: looked at row by row, or typed and pasted as a sheet. */
export function Ledger<T extends LedgerTable>({ title, kind, ledger, window, level = 2 }: LedgerProps<T>) {
  const isFixed = useIsFixed();
  const { table, words } = kind;
  const shelf = shelfFor(table, ledger);
  const entries = usePortfolio((portfolio) => onShelf<Tables[T]>(portfolio[table] as Shelves<Tables[T]>, shelf));
  const features = usePortfolio((portfolio) => onShelf(portfolio.features, ledger.productId ?? ""));
  const [shape, setShape] = useState<(typeof shapes)[number]["value"]>("table");
  const [opened, setOpened] = useState<Tables[T] | "new" | null>(null);
  const rows = useMemo(() => [...entries.values()], [entries]);
  const columns = useMemo(
    () => kind.columns(window, (id) => (id === null ? "" : (features.get(id)?.name ?? ""))),
    [kind, window, features],
  );
  const defaults = { currency: window.currency, from: window.from, to: window.to };
  return (
    <Panel
      title={title}
      level={level}
      actions={
        <Row>
          <SegmentedControl label={`How to show ${title}`} options={shapes} value={shape} onChange={setShape} />
          <Button size="small" icon={Plus} isDisabled={isFixed} onPress={() => setOpened("new")}>
            Add {words.one}
          </Button>
        </Row>
      }
    >
      {shape === "grid" ? (
        <LedgerGrid kind={kind} ledger={ledger} entries={rows} defaults={defaults} />
      ) : (
        <Table
          caption={`${title}, row by row`}
          height={420}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          defaultSort={{ column: "booked", direction: "descending" }}
          onActivate={isFixed ? undefined : setOpened}
          rowMenu={(entry) => [
            {
              id: "edit",
              label: "Edit…",
              icon: Pencil,
              keyHint: "Enter",
              isDisabled: isFixed,
              onAction: () => setOpened(entry),
            },
            {
              id: "remove",
              label: "Remove",
              icon: Trash2,
              tone: "bad",
              isDisabled: isFixed,
              onAction: () => void commitAndTell(removeEntry(table, entry.id, shelf)),
            },
          ]}
          empty={words.empty}
        />
      )}
      {opened !== null && (
        <EntryForm
          kind={kind}
          ledger={ledger}
          entry={opened === "new" ? null : opened}
          defaults={defaults}
          onClose={() => setOpened(null)}
        />
      )}
    </Panel>
  );
}
