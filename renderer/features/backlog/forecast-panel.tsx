import { useMemo, useState } from "react";
import { scopeGrowth } from "#shared/domain/backlog-flow.ts";
import { forecastItems, forecastReleases, type ItemForecast } from "#shared/domain/backlog-forecast.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { flowWords, forecastText } from "#shared/words/backlog-flow.ts";
import { refusalWords } from "#shared/words/codes.ts";
import { count } from "#shared/words/format.ts";
import { DayField } from "#ui/day-field.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import { useBacklog } from "./backlog-state.ts";

type Line = ItemForecast & { readonly title: string };

const columns: readonly Column<Line>[] = [
  { id: "position", header: "#", kind: "number", text: ({ position }) => count(position), width: 56 },
  { id: "title", header: "Item", kind: "text", text: ({ title }) => title, width: 260 },
  { id: "half", header: "50%", kind: "text", text: ({ by }) => forecastText(by[0] ?? null) },
  { id: "likely", header: "85%", kind: "text", text: ({ by }) => forecastText(by[1] ?? null) },
  { id: "sure", header: "95%", kind: "text", text: ({ by }) => forecastText(by[2] ?? null) },
];

const quarter = 91 * 24 * 60 * 60 * 1000;

/** When each item of the order made by hand is released, and how many are by a day. */
export function ForecastPanel({ history, now }: { readonly history: readonly number[]; readonly now: number }) {
  const { items, settings, open } = useBacklog();
  const [until, setUntil] = useState<string | null>(() => new Date(now + quarter).toISOString().slice(0, 10));
  const growth = useMemo(
    () => scopeGrowth(items, settings.backlog.throughputWeeks, now),
    [items, settings.backlog.throughputWeeks, now],
  );
  const forecast = useMemo(
    () => forecastItems(items, history, { growth: growth ?? 0, now }),
    [items, history, growth, now],
  );
  const titles = useMemo(() => new Map(items.map(({ id, title }) => [id, title])), [items]);
  const lines = isRefused(forecast) ? [] : forecast.map((line) => ({ ...line, title: titles.get(line.id) ?? "" }));
  const counts = until === null ? null : forecastReleases(history, Date.parse(until), now);
  return (
    <Panel title={flowWords.forecastTitle}>
      <Muted>{flowWords.forecastNote}</Muted>
      <p>{growth === null ? flowWords.noGrowth : flowWords.growth(growth)}</p>
      <Table
        caption={flowWords.forecastTable}
        isCaptionHidden
        rows={lines}
        columns={columns}
        rowKey={({ id }) => id}
        onActivate={({ id }) => open(id)}
        height={300}
        empty={<EmptyState title={isRefused(forecast) ? refusalWords(forecast.reason) : flowWords.nothingToForecast} />}
      />
      <DayField label={flowWords.howMany} value={until} onChange={setUntil} />
      {counts !== null && (
        <p>
          {isRefused(counts)
            ? refusalWords(counts.reason)
            : flowWords.howManyAnswer(counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0)}
        </p>
      )}
    </Panel>
  );
}
