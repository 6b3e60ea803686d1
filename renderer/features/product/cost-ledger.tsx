import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { CostEntry } from "#shared/domain/ledger.ts";
import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import { removeEntry } from "#shared/domain/ledger-commands.ts";
import { shelfOf } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { categoryWords, provenanceWords } from "#shared/words/codes.ts";
import { money, monthSpan, monthText, orNotKnown, share } from "#shared/words/format.ts";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { List, Pencil, Plus, Table2, Trash2 } from "#ui/icons.ts";
import { Panel, Row } from "#ui/layout.tsx";
import type { Column } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { bookedCost } from "./booked.ts";
import { CostForm } from "./cost-form.tsx";
import { CostGrid } from "./cost-grid.tsx";
import type { LedgerOf } from "./ledger-drafts.ts";

/** The two ways to work on a ledger. */
export const ledgerShapes = [
  { value: "table", label: "Rows", icon: List },
  { value: "grid", label: "Type or paste", icon: Table2 },
] as const;

/** One of the two ways to work on a ledger. */
export type LedgerShape = (typeof ledgerShapes)[number]["value"];

type CostLedgerProps = {
  readonly title: string;
  readonly ledger: LedgerOf;
  readonly window: LedgerWindow;
  readonly level?: 2 | 3;
};

/** The cost entries of a product or pool, row by row. */
export function CostLedger({ title, ledger, window, level = 2 }: CostLedgerProps) {
  const shelf = shelfOf.costs(ledger as CostEntry);
  const entries = usePortfolio((portfolio) => onShelf(portfolio.costs, shelf));
  const features = usePortfolio((portfolio) => onShelf(portfolio.features, ledger.productId ?? ""));
  const [shape, setShape] = useState<LedgerShape>("table");
  const [opened, setOpened] = useState<CostEntry | "new" | null>(null);
  const rows = useMemo(() => [...entries.values()], [entries]);
  const columns = useMemo(
    () => costColumns(window, (id) => (id === null ? "" : (features.get(id)?.name ?? ""))),
    [window, features],
  );
  const defaults = { currency: window.currency, from: window.from, to: window.to };
  return (
    <Panel
      title={title}
      level={level}
      actions={
        <Row>
          <SegmentedControl label={`How to show ${title}`} options={ledgerShapes} value={shape} onChange={setShape} />
          <Button size="small" icon={Plus} onPress={() => setOpened("new")}>
            Add cost
          </Button>
        </Row>
      }
    >
      {shape === "grid" ? (
        <CostGrid ledger={ledger} entries={rows} defaults={defaults} />
      ) : (
        <Table
          caption={`${title}, row by row`}
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
              onAction: () => void commitAndTell(removeEntry("costs", entry.id, shelf)),
            },
          ]}
          empty="No cost is recorded. Not known is not zero: add a row, paste a sheet, or import a file."
        />
      )}
      {opened !== null && (
        <CostForm
          ledger={ledger}
          entry={opened === "new" ? null : opened}
          defaults={defaults}
          onClose={() => setOpened(null)}
        />
      )}
    </Panel>
  );
}

function costColumns(window: LedgerWindow, featureName: (id: string | null) => string): readonly Column<CostEntry>[] {
  const booked = (entry: CostEntry) => bookedCost(window, entry);
  return [
    {
      id: "label",
      header: "What for",
      kind: "text",
      width: 200,
      text: ({ label }) => label,
      sortBy: ({ label }) => label,
    },
    {
      id: "category",
      header: "Category",
      kind: "text",
      width: 112,
      text: ({ category }) => categoryWords[category],
      sortBy: ({ category }) => categoryWords[category],
    },
    {
      id: "amount",
      header: "Amount",
      kind: "number",
      width: 150,
      text: ({ amount, currency, recurrence }) =>
        `${money(amount, currency)}${recurrence === "recurring" ? " a month" : " once"}`,
      sortBy: ({ amount }) => amount,
    },
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
      id: "avoidable",
      header: "Avoidable",
      kind: "text",
      width: 140,
      text: ({ avoidableShare, avoidableFrom }) =>
        `${share(avoidableShare)}${avoidableFrom === null ? "" : ` from ${monthText(avoidableFrom)}`}`,
      sortBy: ({ avoidableShare }) => avoidableShare,
    },
    {
      id: "feature",
      header: "Feature",
      kind: "text",
      width: 130,
      text: ({ featureId }) => featureName(featureId),
      sortBy: ({ featureId }) => featureName(featureId) || null,
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
