import type { ChartConfiguration } from "chart.js";
import { axis, formatKnown, formatPlainly, type NumberFormat, stillPicture, tooltip } from "./chart-axes.ts";
import { categoryColor, categoryToken, type ChartLook } from "./chart-look.ts";
import { ChartFigure, type ChartFrame } from "./chart.tsx";
import { controlWords } from "./control-words.ts";

type BarSeries = { readonly id: string; readonly label: string; readonly values: readonly (number | null)[] };

type BarChartProps = ChartFrame & {
  readonly labels: readonly string[];
  readonly labelHeader: string;
  readonly series: readonly BarSeries[];
  readonly unit?: string | undefined;
  readonly isStacked?: boolean | undefined;
  readonly isHorizontal?: boolean | undefined;
  readonly format?: NumberFormat | undefined;
};

export function BarChart(props: BarChartProps) {
  const { labels, labelHeader, series, unit, isStacked = false, isHorizontal = false, format = formatPlainly } = props;
  const shown = (value: number | null | undefined) => formatKnown(value, format, controlWords.unknown);

  const draw = (look: ChartLook, hidden: ReadonlySet<string>) => {
    const names = { ...axis(look, {}), stacked: isStacked };
    const amounts = { ...axis(look, { title: unit, format, hasGrid: true }), stacked: isStacked, beginAtZero: true };
    const configuration: ChartConfiguration<"bar"> = {
      type: "bar",
      data: {
        labels: [...labels],
        datasets: series
          .map((one, index) => ({
            id: one.id,
            label: one.label,
            data: [...one.values],
            backgroundColor: categoryColor(look, index),
            borderColor: look.panel,
            borderWidth: isStacked ? 1 : 0,
            borderRadius: 2,
            maxBarThickness: 36,
          }))
          .filter(({ id }) => !hidden.has(id)),
      },
      options: {
        ...stillPicture,
        indexAxis: isHorizontal ? "y" : "x",
        interaction: { mode: "index", axis: isHorizontal ? "y" : "x", intersect: false },
        scales: isHorizontal ? { x: amounts, y: names } : { x: names, y: amounts },
        plugins: {
          tooltip: {
            ...tooltip(look),
            callbacks: {
              label: ({ dataset, dataIndex }) =>
                `${dataset.label ?? ""}: ${shown(dataset.data[dataIndex] as number | null)}`,
            },
          },
        },
      },
    };
    return configuration as ChartConfiguration;
  };

  return (
    <ChartFigure
      {...props}
      legend={series.map(({ id, label }, index) => ({
        id,
        label,
        color: categoryToken(index),
        shape: "square",
        isStill: series.length === 1,
      }))}
      rows={labels.map((label, at) => ({ id: `${at} ${label}`, at, label }))}
      columns={[
        { id: "label", header: labelHeader, kind: "text", text: (row) => row.label, sortBy: (row) => row.label },
        ...series.map((one) => ({
          id: one.id,
          header: one.label,
          unit,
          kind: "number" as const,
          text: (row: { readonly at: number }) => shown(one.values[row.at]),
          sortBy: (row: { readonly at: number }) => one.values[row.at] ?? null,
        })),
      ]}
      draw={draw}
      signature={JSON.stringify([labels, series, unit, isStacked, isHorizontal])}
    />
  );
}
