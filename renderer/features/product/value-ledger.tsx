import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { ValueEntry } from "#shared/domain/ledger.ts";
import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import { removeEntry } from "#shared/domain/ledger-commands.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { monthlyValue } from "#shared/domain/value-ledger.ts";
import { provenanceWords } from "#shared/words/codes.ts";
import { money, monthSpan, orNotKnown, share } from "#shared/words/format.ts";
import { valueKindWords } from "#shared/words/product.ts";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { Pencil, Plus, Trash2 } from "#ui/icons.ts";
import { Panel, Row } from "#ui/layout.tsx";
import type { Column } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { bookedValue } from "./booked.ts";
import { ledgerShapes, type LedgerShape } from "./cost-ledger.tsx";
import { ValueForm } from "./value-form.tsx";
import { ValueGrid } from "./value-grid.tsx";

type ValueLedgerProps = { readonly productId: Id; readonly window: LedgerWindow };

/** The value entries of a product, row by row. */
export function ValueLedger({ productId, window }: ValueLedgerProps) {
  const entries = usePortfolio((portfolio) => onShelf(portfolio.values, productId));
  const [shape, setShape] = useState<LedgerShape>("table");
  const [opened, setOpened] = useState<ValueEntry | "new" | null>(null);
  const rows = useMemo(() => [...entries.values()], [entries]);
  const columns = useMemo(() => valueColumns(window), [window]);
  const defaults = { currency: window.currency, from: window.from, to: window.to };
  return (
    <Panel
      title="Value ledger"
      actions={
        <Row>
          <SegmentedControl
            label="How to show the value ledger"
            options={ledgerShapes}
            value={shape}
            onChange={setShape}
          />
          <Button size="small" icon={Plus} onPress={() => setOpened("new")}>
            Add value
          </Button>
        </Row>
      }
    >
      {shape === "grid" ? (
        <ValueGrid productId={productId} entries={rows} defaults={defaults} />
      ) : (
        <Table
          caption="Value ledger, row by row"
          height={420}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          defaultSort={{ column: "booked", direction: "descending" }}
          onActivate={setOpened}
          rowMenu={(entry) => [
            { id: "edit", label: "Edit…", icon: Pencil, keyHint: "Enter", onAction: () => setOpened(entry) },
            {
              id: "remove",
              label: "Remove",
              icon: Trash2,
              tone: "bad",
              onAction: () => void commitAndTell(removeEntry("values", entry.id, productId)),
            },
          ]}
          empty="No value is recorded. Not known is not zero: say what it earns, saves or protects."
        />
      )}
      {opened !== null && (
        <ValueForm
          productId={productId}
          entry={opened === "new" ? null : opened}
          defaults={defaults}
          onClose={() => setOpened(null)}
        />
      )}
    </Panel>
  );
}

function rangeText({ range }: ValueEntry): string {
  return range === null ? "No range given" : `${share(range.low)} to ${share(range.high)}`;
}

function valueColumns(window: LedgerWindow): readonly Column<ValueEntry>[] {
  const booked = (entry: ValueEntry) => bookedValue(window, entry);
  return [
    {
      id: "label",
      header: "Where from",
      kind: "text",
      width: 200,
      text: ({ label }) => label,
      sortBy: ({ label }) => label,
    },
    {
      id: "kind",
      header: "How",
      kind: "text",
      width: 180,
      text: ({ value }) => valueKindWords[value.kind],
      sortBy: ({ value }) => valueKindWords[value.kind],
    },
    {
      id: "monthly",
      header: "Claimed",
      kind: "number",
      width: 150,
      text: (entry) =>
        `${money(Math.round(monthlyValue(entry)), entry.currency)}${entry.recurrence === "recurring" ? " a month" : " once"}`,
      sortBy: monthlyValue,
    },
    {
      id: "attribution",
      header: "Share claimed",
      kind: "number",
      width: 120,
      text: ({ attribution }) => share(attribution),
      sortBy: ({ attribution }) => attribution,
    },
    { id: "range", header: "Range", kind: "text", width: 130, text: rangeText },
    {
      id: "period",
      header: "Period",
      kind: "text",
      width: 170,
      text: ({ from, to }) => monthSpan(from, to),
      sortBy: ({ from }) => from,
    },
    {
      id: "booked",
      header: "In the window",
      kind: "number",
      width: 124,
      text: (entry) => orNotKnown(booked(entry), (minor) => money(Math.round(minor), window.currency)),
      sortBy: booked,
      total: (rows) => money(Math.round(rows.reduce((sum, entry) => sum + (booked(entry) ?? 0), 0)), window.currency),
    },
    {
      id: "provenance",
      header: "Known by",
      kind: "text",
      width: 150,
      text: ({ provenance }) => provenanceWords[provenance],
      sortBy: ({ provenance }) => provenanceWords[provenance],
    },
  ];
}
