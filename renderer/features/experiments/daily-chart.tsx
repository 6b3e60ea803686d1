import { useMemo } from "react";
import { dailyEffects } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { plannedArms } from "#shared/domain/experiment-figures.ts";
import { readingOf } from "#shared/domain/experiment-card.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { effectRange, effectText } from "#shared/words/effects.ts";
import { dailyAnswer, dailyNote } from "#shared/words/experiment-result.ts";
import { dayText } from "#shared/words/format.ts";
import { LineChart } from "#ui/chart-line.tsx";
import { gainOf, lineOf } from "./gains.ts";

type DailyChartProps = { readonly experiment: Experiment };

/** What was known at the end of each day, with its interval: by sequential bounds where the card asks for them. */
export function DailyChart({ experiment }: DailyChartProps) {
  const { card } = experiment;
  const lines = useMemo(() => dailyLines(experiment), [experiment]);
  const [first] = lines;
  if (first === undefined || first.days.length < 2) return null;
  const last = first.known.at(-1) ?? null;
  const line = lineOf(experiment);
  return (
    <LineChart
      question="How did it come about, day by day?"
      answer={
        last === null
          ? dailyNote.tooEarly
          : dailyAnswer(
              dayText(first.days.at(-1) ?? ""),
              effectText(card, last.estimate),
              effectRange(card, last.low, last.high),
            )
      }
      note={card.interval === "sequential" ? dailyNote.sequential : dailyNote.fixed}
      height={260}
      x={first.days.map(dayText)}
      xHeader="Day"
      lines={lines.map(({ name, known }) => ({
        id: name,
        label: name,
        values: known.map((read) => read?.estimate ?? null),
        low: known.map((read) => read?.low ?? null),
        high: known.map((read) => read?.high ?? null),
      }))}
      marks={[
        ...(readingOf(card.method) === "share" ? [] : [{ value: 0, label: "none" }]),
        ...(line === null
          ? []
          : [{ value: line, label: experiment.purpose === "removal" ? "tolerated" : "worthwhile" }]),
      ]}
      format={(value) => effectText(card, value)}
    />
  );
}

type Known = { readonly estimate: number; readonly low: number; readonly high: number };
type Line = { readonly name: string; readonly days: readonly string[]; readonly known: readonly (Known | null)[] };

function dailyLines(experiment: Experiment): readonly Line[] {
  const { card } = experiment;
  const reading = readingOf(card.method);
  const arms = reading === "arms" || reading === "did" ? plannedArms(card).filter((arm) => arm > 0) : [0];
  if (reading === "none") return [];
  return arms.map((arm) => {
    const daily = dailyEffects(experiment, arm);
    return {
      name: card.arms[arm]?.name ?? card.metric.name,
      days: daily.map(({ day }) => day),
      known: daily.map(({ effect }) => {
        // Before it may be read, a sequential test has nothing honest to show.
        const { sequential } = effect;
        if (sequential !== null && !isRefused(sequential) && sequential.tooEarly) return null;
        return isRefused(effect.effect) ? null : gainOf(card, effect.effect);
      }),
    };
  });
}
