import type { ChartConfiguration } from "chart.js";
import { axis, formatPlainly, type NumberFormat, stillPicture, tooltip } from "./chart-axes.ts";
import type { ChartLook } from "./chart-look.ts";
import { ChartFigure, type ChartFrame } from "./chart.tsx";

type TornadoBar = { readonly id: string; readonly label: string; readonly low: number; readonly high: number };

type TornadoChartProps = ChartFrame & {
  readonly bars: readonly TornadoBar[];
  readonly base: number;
  readonly baseLabel: string;
  readonly labelHeader: string;
  readonly lowHeader: string;
  readonly highHeader: string;
  readonly unit?: string | undefined;
  readonly format?: NumberFormat | undefined;
};

const roomForLabel = 20;

function reach(bar: TornadoBar): number {
  return Math.abs(bar.high - bar.low);
}

export function TornadoChart(props: TornadoChartProps) {
  const { bars, base, baseLabel, labelHeader, lowHeader, highHeader, unit, format = formatPlainly } = props;
  const sorted = [...bars].sort((left, right) => reach(right) - reach(left));

  const draw = (look: ChartLook) => {
    const side = (label: string, end: (bar: TornadoBar) => number, color: string) => ({
      label,
      data: sorted.map((bar): [number, number] => [base, end(bar)]),
      backgroundColor: color,
      borderRadius: 2,
      maxBarThickness: 22,
      grouped: false,
    });
    const configuration: ChartConfiguration<"bar"> = {
      type: "bar",
      data: {
        labels: sorted.map((bar) => bar.label),
        datasets: [
          side(lowHeader, (bar) => bar.low, look.categories[3] ?? look.accent),
          side(highHeader, (bar) => bar.high, look.categories[0] ?? look.accent),
        ],
      },
      options: {
        ...stillPicture,
        layout: { padding: { top: roomForLabel } },
        indexAxis: "y",
        interaction: { mode: "index", axis: "y", intersect: false },
        scales: { x: { ...axis(look, { title: unit, format, hasGrid: true }), grace: "5%" }, y: axis(look, {}) },
        plugins: {
          annotation: {
            clip: false,
            annotations: [
              {
                type: "line",
                xMin: base,
                xMax: base,
                borderColor: look.text,
                borderWidth: 1.5,
                label: {
                  display: true,
                  content: baseLabel,
                  position: "end",
                  yAdjust: -roomForLabel,
                  backgroundColor: look.panel,
                  color: look.muted,
                  font: { size: 12, family: look.font, weight: "normal" },
                  padding: 2,
                },
              },
            ],
          },
          tooltip: {
            ...tooltip(look),
            callbacks: {
              label: ({ dataset, datasetIndex, dataIndex }) => {
                const bar = sorted[dataIndex];
                return bar ? `${dataset.label ?? ""}: ${format(datasetIndex === 0 ? bar.low : bar.high)}` : "";
              },
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
      height={props.height ?? 72 + sorted.length * 30}
      legend={[
        { id: "low", label: lowHeader, color: "var(--category-4)", shape: "square", isStill: true },
        { id: "high", label: highHeader, color: "var(--category-1)", shape: "square", isStill: true },
      ]}
      rows={sorted}
      columns={[
        { id: "label", header: labelHeader, kind: "text", text: (bar) => bar.label, sortBy: (bar) => bar.label },
        {
          id: "low",
          header: lowHeader,
          unit,
          kind: "number",
          text: (bar) => format(bar.low),
          sortBy: (bar) => bar.low,
        },
        {
          id: "high",
          header: highHeader,
          unit,
          kind: "number",
          text: (bar) => format(bar.high),
          sortBy: (bar) => bar.high,
        },
      ]}
      draw={draw}
      signature={JSON.stringify([bars, base, baseLabel, unit])}
    />
  );
}
