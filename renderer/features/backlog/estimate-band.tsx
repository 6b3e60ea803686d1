import { useMemo } from "react";
import type { RankedItem } from "#shared/domain/priority.ts";
import { missingText, possibleText, priorityWords } from "#shared/words/backlog-priority.ts";
import { notKnown } from "#shared/words/format.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import { useBacklog } from "./backlog-state.ts";
import { useInputName } from "./use-input-name.ts";

/** Items that have no place in the ranking yet, with what is missing and how high they could come. */
export function EstimateBand() {
  const { priorities, open } = useBacklog();
  const inputName = useInputName();
  const columns = useMemo(
    (): readonly Column<RankedItem>[] => [
      { id: "title", header: "Item", kind: "text", text: ({ item }) => item.title, width: 320 },
      {
        id: "missing",
        header: "Missing",
        kind: "text",
        text: ({ missing }) => missingText(missing.map((input) => inputName(input))),
        width: 360,
      },
      {
        id: "possible",
        header: "Where it could come",
        kind: "text",
        text: ({ possible }) => (possible === null ? notKnown : possibleText(possible)),
        sortBy: ({ possible }) => possible?.best ?? null,
      },
    ],
    [inputName],
  );
  const rows = priorities?.needsEstimate ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={priorityWords.bandTitle}>
      <Muted>{priorityWords.bandNote}</Muted>
      <Table
        caption={priorityWords.bandTable}
        isCaptionHidden
        rows={rows}
        columns={columns}
        rowKey={({ item }) => item.id}
        onActivate={({ item }) => open(item.id)}
        height={Math.min(10, rows.length) * 36 + 54}
        empty={null}
      />
    </Panel>
  );
}
