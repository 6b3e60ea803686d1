import { useMemo } from "react";
import { useIsFixed } from "#data/portfolio.ts";
import type { AgedItem, EscapedDefects, UnprovenItem } from "#shared/domain/backlog-flow.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { backlogKindWords } from "#shared/words/backlog-codes.ts";
import { shortStageWords } from "#shared/words/backlog.ts";
import { ageBandWords, daysText, flowWords } from "#shared/words/backlog-flow.ts";
import { workStageWords } from "#shared/words/backlog-item.ts";
import { count, notKnown } from "#shared/words/format.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";
import { useBacklog, type BacklogState } from "./backlog-state.ts";

const rowHeight = 36;
const mostRows = 10;

function heightFor(rows: number): number {
  return (Math.min(rows, mostRows) + 1.5) * rowHeight;
}

const bandTones: Readonly<Record<keyof typeof ageBandWords, Tone>> = {
  ok: "good",
  "p50+": "neutral",
  "p85+": "warn",
  "p95+": "bad",
};

const agedColumns: readonly Column<AgedItem>[] = [
  { id: "title", header: "Item", kind: "text", text: ({ item }) => item.title, width: 360 },
  { id: "stage", header: "Stage", kind: "text", text: ({ item }) => shortStageWords[item.stage] },
  { id: "kind", header: "Kind", kind: "text", text: ({ item }) => backlogKindWords[item.kind] },
  {
    id: "days",
    header: "Age",
    unit: "days",
    kind: "number",
    text: ({ days }) => daysText(days),
    sortBy: ({ days }) => days,
  },
  {
    id: "band",
    header: "Against its kind",
    kind: "custom",
    text: bandText,
    cell: (aged) =>
      isRefused(aged.ageing) ? (
        <Muted>{bandText(aged)}</Muted>
      ) : (
        <StatusPill tone={bandTones[aged.ageing.band]}>{bandText(aged)}</StatusPill>
      ),
  },
  {
    id: "rest",
    header: "85% of such took at most",
    unit: "days",
    kind: "number",
    text: ({ ageing }) =>
      isRefused(ageing) || ageing.conditionalP85 === null ? notKnown : daysText(ageing.conditionalP85),
  },
];

function bandText({ ageing }: AgedItem): string {
  return isRefused(ageing) ? "No history of its kind" : ageBandWords[ageing.band];
}

/** Work in progress with its age against the team's own history. */
export function AgedTable({ items }: { readonly items: readonly AgedItem[] }) {
  const { open } = useBacklog();
  return (
    <Panel title={flowWords.agedTitle}>
      <Table
        caption={flowWords.agedTable}
        isCaptionHidden
        rows={items}
        columns={agedColumns}
        rowKey={({ item }) => item.id}
        onActivate={({ item }) => open(item.id)}
        height={heightFor(items.length)}
        empty={<EmptyState title={flowWords.nothingInProgress} />}
      />
    </Panel>
  );
}

function unprovenColumns(ask: BacklogState["ask"], isFixed: boolean): readonly Column<UnprovenItem>[] {
  return [
    { id: "title", header: "Item", kind: "text", text: ({ item }) => item.title, width: 360 },
    { id: "kind", header: "Kind", kind: "text", text: ({ item }) => backlogKindWords[item.kind] },
    {
      id: "days",
      header: "Since release",
      unit: "days",
      kind: "number",
      text: ({ days }) => daysText(days),
      sortBy: ({ days }) => days,
    },
    {
      id: "measure",
      header: "Was it worth it?",
      kind: "custom",
      text: () => "",
      cell: ({ item }) => (
        <Button
          size="small"
          label={`Measure '${item.title}'`}
          isDisabled={isFixed}
          onPress={() => ask({ kind: "measure", ids: [item.id] })}
        >
          Measure…
        </Button>
      ),
    },
  ];
}

/** The queue of releases that nobody proved, with what it takes to prove them. */
export function UnprovenTable({ items }: { readonly items: readonly UnprovenItem[] }) {
  const { open, ask } = useBacklog();
  const isFixed = useIsFixed();
  const columns = useMemo(() => unprovenColumns(ask, isFixed), [ask, isFixed]);
  return (
    <Panel title={flowWords.unprovenTitle}>
      {items.length > 0 && <Muted>{flowWords.unprovenNote}</Muted>}
      <Table
        caption={flowWords.unprovenTable}
        isCaptionHidden
        rows={items}
        columns={columns}
        rowKey={({ item }) => item.id}
        onActivate={({ item }) => open(item.id)}
        height={heightFor(items.length)}
        empty={<EmptyState title={flowWords.allProved} />}
      />
    </Panel>
  );
}

const defectColumns: readonly Column<EscapedDefects>[] = [
  { id: "made", header: "Made in", kind: "text", text: ({ madeIn }) => workStageWords[madeIn] },
  { id: "found", header: "Found in", kind: "text", text: ({ foundIn }) => workStageWords[foundIn] },
  {
    id: "count",
    header: "Defects",
    kind: "number",
    text: (defects) => count(defects.count),
    sortBy: (one) => one.count,
  },
];

/** How far defects travel from where they are made to where they are found. */
export function DefectTable({ defects }: { readonly defects: readonly EscapedDefects[] }) {
  return (
    <Panel title={flowWords.defectsTitle}>
      <Table
        caption={flowWords.defectsTable}
        isCaptionHidden
        rows={defects}
        columns={defectColumns}
        rowKey={({ madeIn, foundIn }) => `${madeIn}/${foundIn}`}
        height={heightFor(defects.length)}
        empty={null}
      />
    </Panel>
  );
}
