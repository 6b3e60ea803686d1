import { useMemo } from "react";
import { clock } from "#data/clock.ts";
import { backlogFlow, type BacklogFlow } from "#shared/domain/backlog-flow.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { expeditedText, flowWords, littleText, throughputWarningWords } from "#shared/words/backlog-flow.ts";
import { count, daySpan, dayText, decimal, notKnown } from "#shared/words/format.ts";
import { Banner } from "#ui/banner.tsx";
import { LineChart } from "#ui/chart-line.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { Stat, StatRow } from "#ui/stat.tsx";
import { AgedTable, DefectTable, UnprovenTable } from "./flow-tables.tsx";
import { ForecastPanel } from "./forecast-panel.tsx";
import { useBacklog } from "./backlog-state.ts";
import { ViewPage } from "./view-page.tsx";

const minute = 60 * 1000;
const week = 7 * 24 * 60 * minute;

/** How the work of a backlog flows, when the rest will be released, and what was released and never proved. */
export function FlowView() {
  const { items, settings } = useBacklog();
  const weeks = settings.backlog.throughputWeeks;
  // By the minute that ends next, so that what was just moved counts already.
  const now = Math.ceil(clock.now() / minute) * minute;
  const flow = useMemo(() => backlogFlow(items, weeks, now), [items, weeks, now]);
  return (
    <ViewPage>
      <Muted>{flowWords.window(weeks)}</Muted>
      <FlowFigures flow={flow} />
      {flow.warnings.length > 0 && flow.weekly.length > 0 && (
        <Banner tone="warn">{flow.warnings.map((warning) => throughputWarningWords[warning]).join(" ")}</Banner>
      )}
      <p>{littleText(flow.little)}</p>
      {flow.expedited !== null && flow.expedited > 0 && (
        <p>{expeditedText(flow.expedited, settings.backlog.expediteShare)}</p>
      )}
      <Panel title="Throughput">
        <LineChart
          question={flowWords.throughputQuestion}
          answer={throughputAnswer(flow)}
          x={flow.weekly.map((_, at) => weekEnd(now, flow.weekly.length - 1 - at))}
          xHeader={flowWords.weekHeader}
          lines={[{ id: "released", label: flowWords.releasesHeader, values: flow.weekly }]}
          isFromZero
          height={220}
        />
      </Panel>
      <ForecastPanel history={flow.weekly} now={now} />
      <UnprovenTable items={flow.unproven} />
      <AgedTable items={flow.inProgress} />
      {flow.dark.length > 0 && <p>{flowWords.dark(flow.dark.length)}</p>}
      {flow.defects.length > 0 && <DefectTable defects={flow.defects} />}
    </ViewPage>
  );
}

function FlowFigures({ flow: { flow, cycle, inProgress, dark, unproven, weekly } }: { readonly flow: BacklogFlow }) {
  const known = isRefused(flow) ? null : flow;
  const times = isRefused(cycle) ? null : cycle;
  const days = (value: number | undefined) =>
    value === undefined ? { value: notKnown } : { value: decimal(value, 0), unit: "days" };
  return (
    <StatRow>
      <Stat label="Released" value={known === null ? notKnown : count(known.throughput)} caption={paceText(weekly)} />
      <Stat label="Half within" {...days(times?.p50)} caption="from start to release" />
      <Stat label="85 in 100 within" {...days(times?.p85)} />
      <Stat label="In progress" value={count(inProgress.length)} />
      <Stat label="Deployed, not released" value={count(dark.length)} tone={dark.length > 0 ? "warn" : undefined} />
      <Stat
        label="To be proved"
        value={count(unproven.length)}
        tone={unproven.length > 0 ? "warn" : undefined}
        caption={unproven[0] === undefined ? undefined : `oldest ${daySpan(unproven[0].days)}`}
      />
    </StatRow>
  );
}

function paceText(weekly: readonly number[]): string | undefined {
  if (weekly.length === 0) return undefined;
  const released = weekly.reduce((sum, releases) => sum + releases, 0);
  return `${decimal(released / weekly.length, 1)} a week`;
}

function throughputAnswer({ weekly }: BacklogFlow): string {
  if (weekly.length === 0) return "Nothing is known yet.";
  const empty = weekly.filter((releases) => releases === 0).length;
  return `${paceText(weekly) ?? ""}; ${empty} of ${weekly.length} weeks without a release.`;
}

function weekEnd(now: number, weeksAgo: number): string {
  return dayText(new Date(now - weeksAgo * week).toISOString().slice(0, 10));
}
