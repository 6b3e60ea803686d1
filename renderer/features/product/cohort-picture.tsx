import { cohortStages } from "#shared/domain/cohort.ts";
import type { InnovationAccounting } from "#shared/domain/innovation-accounting.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { wilson } from "#shared/maths/wilson.ts";
import { cohortStageWords, trendText } from "#shared/words/accounting.ts";
import { share } from "#shared/words/format.ts";
import { LineChart } from "#ui/chart-line.tsx";

/** The share of those acquired who reach each stage, cohort by cohort, with its interval. */
export function CohortPicture({ accounting: { cohorts, trends } }: { readonly accounting: InnovationAccounting }) {
  if (cohorts.length < 2) return null;
  const lines = cohortStages.flatMap((stage) => {
    if (stage === "acquired" || cohorts.every(({ cohort }) => cohort[stage] === null)) return [];
    const shares = cohorts.map(({ cohort }) => {
      const people = cohort[stage];
      const interval = people === null ? null : wilson(people, cohort.acquired);
      if (people === null || interval === null || isRefused(interval)) return null;
      return { value: people / cohort.acquired, ...interval };
    });
    return [
      {
        id: stage,
        label: cohortStageWords[stage].name,
        values: shares.map((known) => known?.value ?? null),
        low: shares.map((known) => known?.low ?? null),
        high: shares.map((known) => known?.high ?? null),
      },
    ];
  });
  const clearest = trends
    .filter(({ trend }) => !isRefused(trend))
    .toSorted((a, b) => (isRefused(a.trend) || isRefused(b.trend) ? 0 : a.trend.p - b.trend.p))[0];
  if (lines.length === 0) return null;
  return (
    <LineChart
      question="Does every cohort go further than the one before?"
      answer={clearest === undefined ? "Too few cohorts to tell." : trendText(clearest)}
      xHeader="Cohort"
      x={cohorts.map(({ cohort }) => cohort.name)}
      lines={lines}
      format={share}
      isFromZero
      most={1}
      height={260}
    />
  );
}
