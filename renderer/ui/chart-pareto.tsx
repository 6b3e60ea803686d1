import type { ChartConfiguration } from "chart.js";
import {
  axis,
  formatKnown,
  formatPlainly,
  isWholeScale,
  type NumberFormat,
  stillPicture,
  tooltip,
} from "./chart-axes.ts";
import { categoryColor, categoryToken, type ChartLook } from "./chart-look.ts";
import { ChartFigure, type ChartFrame } from "./chart.tsx";
import { controlWords } from "./control-words.ts";

type ParetoBar = {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly group?: string | undefined;
};

type ParetoChartProps = ChartFrame & {
  readonly bars: readonly ParetoBar[];
  readonly labelHeader: string;
  readonly valueHeader: string;
  readonly shareHeader: string;
  readonly mark?: number | undefined;
  readonly groups?: readonly { readonly id: string; readonly label: string }[] | undefined;
  readonly format?: NumberFormat | undefined;
  readonly onOpen?: ((id: string) => void) | undefined;
};

const asShare = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

// Unknown bars are listed in the table only: a bar of height zero would claim a count.
function withShares(bars: readonly ParetoBar[]) {
  const known = bars
    .flatMap((bar) => (bar.value === null ? [] : [{ ...bar, value: bar.value }]))
    .sort((left, right) => right.value - left.value);
  const total = known.reduce((sum, bar) => sum + bar.value, 0);
  let running = 0;
  return known.map((bar) => {
    running += bar.value;
    return { ...bar, share: total > 0 ? running / total : null };
  });
}

export function ParetoChart(props: ParetoChartProps) {
  const {
    bars,
    labelHeader,
    valueHeader,
    shareHeader,
    mark = 0.8,
    groups = [],
    format = formatPlainly,
    onOpen,
  } = props;
  const sorted = withShares(bars);
  const groupIndex = (bar: ParetoBar) =>
    Math.max(
      0,
      groups.findIndex(({ id }) => id === bar.group),
    );

  const draw = (look: ChartLook, hidden: ReadonlySet<string>) => {
    const visible = sorted.filter((bar) => bar.group === undefined || !hidden.has(bar.group));
    const configuration: ChartConfiguration<"bar" | "line"> = {
      type: "bar",
      data: {
        labels: visible.map((bar) => bar.label),
        datasets: [
          {
            type: "line",
            label: shareHeader,
            data: visible.map((bar) => bar.share),
            yAxisID: "share",
            borderColor: look.text,
            backgroundColor: look.text,
            borderWidth: 1.5,
            pointRadius: 0,
            stepped: false,
          },
          {
            type: "bar",
            label: valueHeader,
            data: visible.map((bar) => bar.value),
            backgroundColor: visible.map((bar) => categoryColor(look, groupIndex(bar))),
            categoryPercentage: 0.9,
            barPercentage: 1,
            maxBarThickness: 36,
          },
        ],
      },
      options: {
        ...stillPicture,
        interaction: { mode: "index", intersect: false },
        onClick: (_event, elements) => {
          const bar = visible[elements[0]?.index ?? -1];
          if (bar) onOpen?.(bar.id);
        },
        scales: {
          x: {
            ...axis(look, { title: labelHeader }),
            ticks: { display: visible.length <= 12, ...axis(look, {}).ticks },
          },
          y: {
            ...axis(look, {
              title: valueHeader,
              format,
              hasGrid: true,
              isWhole: isWholeScale(visible.map(({ value }) => value)),
            }),
            beginAtZero: true,
          },
          share: {
            ...axis(look, { title: shareHeader, format: (value) => asShare.format(value) }),
            position: "right",
            min: 0,
            max: 1,
          },
        },
        plugins: {
          annotation: {
            annotations: [
              {
                type: "line",
                yScaleID: "share",
                yMin: mark,
                yMax: mark,
                borderColor: look.muted,
                borderWidth: 1,
                borderDash: [4, 4],
              },
            ],
          },
          tooltip: {
            ...tooltip(look),
            callbacks: {
              label: ({ datasetIndex, dataIndex }) => {
                const bar = visible[dataIndex];
                if (bar === undefined) return "";
                return datasetIndex === 0
                  ? `${shareHeader}: ${bar.share === null ? controlWords.unknown : asShare.format(bar.share)}`
                  : `${valueHeader}: ${format(bar.value)}`;
              },
            },
          },
        },
      },
    };
    return configuration as ChartConfiguration;
  };

  const shares = new Map(sorted.map((bar) => [bar.id, bar.share]));
  const unknown = bars.filter((bar) => bar.value === null);
  return (
    <ChartFigure
      {...props}
      legend={groups.map(({ id, label }, index) => ({ id, label, color: categoryToken(index), shape: "square" }))}
      rows={[...sorted, ...unknown]}
      columns={[
        { id: "label", header: labelHeader, kind: "text", text: (bar) => bar.label, sortBy: (bar) => bar.label },
        {
          id: "value",
          header: valueHeader,
          kind: "number",
          text: (bar) => formatKnown(bar.value, format, controlWords.unknown),
          sortBy: (bar) => bar.value,
        },
        {
          id: "share",
          header: shareHeader,
          kind: "number",
          text: (bar) => formatKnown(shares.get(bar.id), (value) => asShare.format(value), controlWords.unknown),
          sortBy: (bar) => shares.get(bar.id) ?? null,
        },
      ]}
      draw={draw}
      signature={JSON.stringify([bars, groups, mark])}
    />
  );
}
