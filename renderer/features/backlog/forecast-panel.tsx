import { useMemo, useState } from "react";
import { scopeGrowth } from "#shared/domain/backlog-flow.ts";
import { chanceBy, forecastItems, forecastReleases, type ItemForecast } from "#shared/domain/backlog-forecast.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { dueText, flowWords, forecastText } from "#shared/words/backlog-flow.ts";
import { refusalWords } from "#shared/words/codes.ts";
import { count } from "#shared/words/format.ts";
import { DayField } from "#ui/day-field.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import { useBacklog } from "./backlog-state.ts";
import { GrowthPanel } from "./growth-panel.tsx";

type Line = ItemForecast & {
  readonly title: string;
  readonly due: string | null;
};

const columns: readonly Column<Line>[] = [
  { id: "position", header: "#", kind: "number", text: ({ position }) => count(position), width: 56 },
  { id: "title", header: "Item", kind: "text", text: ({ title }) => title },
  { id: "half", header: "50%", kind: "text", text: ({ by }) => forecastText(by[0] ?? null), width: 112 },
  { id: "likely", header: "85%", kind: "text", text: ({ by }) => forecastText(by[1] ?? null), width: 112 },
  { id: "sure", header: "95%", kind: "text", text: ({ by }) => forecastText(by[2] ?? null), width: 112 },
];

/** How likely each due date is kept, worked out for what is seen: a long backlog has many. */
function dueColumn(history: readonly number[], now: number): Column<Line> {
  const known = new Map<Line, string>();
  const textOf = ({ due, grown }: Line) =>
    // The whole day of the date counts.
    due === null ? "" : dueText(due, chanceBy(history, grown, Date.parse(due) + day, now));
  return {
    id: "due",
    header: flowWords.dueHeader,
    kind: "text",
    width: 208,
    text: (line) => {
      const text = known.get(line) ?? textOf(line);
      known.set(line, text);
      return text;
    },
  };
}

const day = 24 * 60 * 60 * 1000;
const quarter = 91 * day;

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
  const lines = useMemo(() => {
    if (isRefused(forecast)) return [];
    const known = new Map(items.map((item) => [item.id, item]));
    return forecast.map((line): Line => {
      const { title = "", due = null } = known.get(line.id) ?? {};
      return { ...line, title, due };
    });
  }, [forecast, items]);
  const shown = useMemo(() => [...columns, dueColumn(history, now)], [history, now]);
  const counts = until === null ? null : forecastReleases(history, Date.parse(until), now);
  return (
    <Panel title={flowWords.forecastTitle}>
      <Muted>{flowWords.forecastNote}</Muted>
      <p>{growth === null ? flowWords.noGrowth : flowWords.growth(growth)}</p>
      <Table
        caption={flowWords.forecastTable}
        isCaptionHidden
        rows={lines}
        columns={shown}
        rowKey={({ id }) => id}
        onActivate={({ id }) => open(id)}
        height={300}
        empty={<EmptyState title={isRefused(forecast) ? refusalWords(forecast.reason) : flowWords.nothingToForecast} />}
      />
      {lines.length > 0 && <GrowthPanel history={history} items={lines.length} seen={growth ?? 0} now={now} />}
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
