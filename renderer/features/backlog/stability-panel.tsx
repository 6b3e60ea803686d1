import { useMemo } from "react";
import type { RankedItem } from "#shared/domain/priority.ts";
import { valueOf } from "#shared/domain/priority.ts";
import type { ScoreMethod } from "#shared/domain/settings.ts";
import { isRefused, type Answer } from "#shared/maths/answer.ts";
import { firmness, type RankSpread, type RankStability } from "#shared/maths/rank-stability.ts";
import { scoreText } from "#shared/words/backlog.ts";
import { firmnessWords, priorityWords, refineText } from "#shared/words/backlog-priority.ts";
import { refusalWords } from "#shared/words/codes.ts";
import { count, decimal, share } from "#shared/words/format.ts";
import { StatusPill } from "#ui/badge.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { IntervalBar } from "#ui/interval-bar.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import { Skeleton } from "#ui/waiting.tsx";
import { useBacklog } from "./backlog-state.ts";
import { useInputName } from "./use-input-name.ts";

type Line = { readonly entry: RankedItem; readonly spread: RankSpread };

/** How the rank of each item spreads over its ranges, how firm the first place is, and which estimate is worth refining. */
export function StabilityPanel({ outlook }: { readonly outlook: Answer<RankStability> | null }) {
  const { priorities, settings, open } = useBacklog();
  const inputName = useInputName();
  const { method, robust, contested, top, draws, seed } = settings.backlog;
  const drawn = outlook === null || isRefused(outlook) ? null : outlook;
  const lines = useMemo((): readonly Line[] => {
    const spreads = new Map(drawn?.candidates.map((spread) => [spread.id, spread]));
    return (priorities?.ranked ?? []).flatMap((entry) => {
      const spread = spreads.get(entry.item.id);
      return spread === undefined ? [] : [{ entry, spread }];
    });
  }, [drawn, priorities]);
  const columns = useMemo(
    () => columnsFor({ method, currency: settings.currency, top, count: lines.length, terms: { robust, contested } }),
    [method, settings.currency, top, lines.length, robust, contested],
  );
  if (outlook !== null && isRefused(outlook)) {
    return (
      <Panel title={priorityWords.stabilityTitle}>
        <EmptyState title={priorityWords.nothingScored}>
          <Muted>{refusalWords(outlook.reason)}</Muted>
        </EmptyState>
      </Panel>
    );
  }
  const refine = drawn?.refine ?? null;
  const refined =
    refine === null ? undefined : lines.find(({ entry }) => entry.item.id === drawn?.candidates[refine.at]?.id);
  const input = refine === null ? undefined : priorities?.rule.inputs[refine.field];
  return (
    <Panel title={priorityWords.stabilityTitle}>
      <Muted>{drawn === null ? priorityWords.drawing : priorityWords.stabilityNote(draws, seed)}</Muted>
      {refine !== null && refined !== undefined && input !== undefined && (
        <p>{refineText(refined.entry.item.title, inputName(input), refine.pFirst)}</p>
      )}
      <Table
        caption={priorityWords.stabilityTable}
        isCaptionHidden
        rows={lines}
        columns={columns}
        rowKey={({ entry }) => entry.item.id}
        onActivate={({ entry }) => open(entry.item.id)}
        height={380}
        empty={
          drawn === null ? (
            <Skeleton label={priorityWords.drawing} rows={6} />
          ) : (
            <EmptyState title={priorityWords.nothingScored} />
          )
        }
      />
    </Panel>
  );
}

type Terms = {
  readonly method: ScoreMethod;
  readonly currency: string;
  readonly top: number;
  readonly count: number;
  readonly terms: { readonly robust: number; readonly contested: number };
};

function columnsFor({ method, currency, top, count: items, terms }: Terms): readonly Column<Line>[] {
  return [
    { id: "rank", header: "#", kind: "number", text: ({ entry }) => count(entry.rank ?? 0), width: 48 },
    { id: "title", header: "Item", kind: "text", text: ({ entry }) => entry.item.title, width: 240 },
    {
      id: "score",
      header: "Score",
      kind: "number",
      text: ({ entry }) => {
        const value = valueOf(entry.score);
        return value === null ? "" : scoreText(value, method, currency);
      },
    },
    {
      id: "band",
      header: "Rank, 5–95%",
      kind: "custom",
      text: ({ spread }) => `${spread.low}–${spread.high}`,
      sortBy: ({ spread }) => spread.expectedRank,
      cell: ({ spread }) => (
        <IntervalBar
          label={`Rank ${spread.low} to ${spread.high}, ${decimal(spread.expectedRank, 1)} on average`}
          low={spread.low}
          value={spread.expectedRank}
          high={spread.high}
          min={1}
          max={Math.max(2, items)}
          width={110}
        />
      ),
    },
    {
      id: "top",
      header: `In the first ${top}`,
      kind: "number",
      text: ({ spread }) => share(spread.pTop),
      sortBy: ({ spread }) => spread.pTop,
    },
    {
      id: "first",
      header: "First",
      kind: "custom",
      text: ({ spread }) => share(spread.pFirst),
      sortBy: ({ spread }) => spread.pFirst,
      cell: ({ entry, spread }) => {
        if (entry.rank !== 1) return share(spread.pFirst);
        const firm = firmness(spread.pFirst, terms);
        const tone = firm === "robust" ? "good" : firm === "contested" ? "warn" : "neutral";
        return <StatusPill tone={tone}>{`${firmnessWords[firm]}, ${share(spread.pFirst)}`}</StatusPill>;
      },
    },
  ];
}
