import type { ChartConfiguration } from "chart.js";
import type { AnnotationOptions } from "chartjs-plugin-annotation";
import {
  axis,
  formatKnown,
  formatPlainly,
  isWholeScale,
  type NumberFormat,
  stillPicture,
  tooltip,
} from "./chart-axes.ts";
import { textLabels } from "./chart-labels.ts";
import { categoryColor, categoryToken, type ChartLook, faded, pointShapes } from "./chart-look.ts";
import { ChartFigure, type ChartFrame } from "./chart.tsx";
import { controlWords } from "./control-words.ts";

type ChartPoint = {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number | undefined;
  readonly isHollow?: boolean | undefined;
  readonly group?: string | undefined;
};

type PointAxis = {
  readonly label: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly split?: number | undefined;
  readonly format?: NumberFormat | undefined;
};

type Corner = "topLeft" | "topRight" | "bottomLeft" | "bottomRight";

type BubbleChartProps = ChartFrame & {
  readonly points: readonly ChartPoint[];
  readonly xAxis: PointAxis;
  readonly yAxis: PointAxis;
  readonly labelHeader: string;
  readonly sizeHeader?: string | undefined;
  readonly sizeFormat?: NumberFormat | undefined;
  readonly quadrants?: Readonly<Record<Corner, string>> | undefined;
  readonly groups?: readonly { readonly id: string; readonly label: string }[] | undefined;
  readonly hollowLabel?: string | undefined;
  readonly onOpen?: ((id: string) => void) | undefined;
};

const smallestRadius = 5;
const largestRadius = 26;

// Area, not radius, carries the size: a point of twice the size covers twice the surface.
function radiusOf(point: ChartPoint, largest: number): number {
  if (point.size === undefined || largest <= 0) return smallestRadius + 1;
  return Math.max(smallestRadius, largestRadius * Math.sqrt(Math.max(0, point.size) / largest));
}

function splitLines(look: ChartLook, { xAxis, yAxis }: Pick<BubbleChartProps, "xAxis" | "yAxis">): AnnotationOptions[] {
  const line = { type: "line" as const, borderColor: look.control, borderWidth: 1, borderDash: [4, 4] };
  return [
    ...(xAxis.split === undefined ? [] : [{ ...line, xMin: xAxis.split, xMax: xAxis.split }]),
    ...(yAxis.split === undefined ? [] : [{ ...line, yMin: yAxis.split, yMax: yAxis.split }]),
  ];
}

function cornerLabels(look: ChartLook, quadrants: Readonly<Record<Corner, string>> | undefined): AnnotationOptions[] {
  if (quadrants === undefined) return [];
  const corners: readonly Corner[] = ["topLeft", "topRight", "bottomLeft", "bottomRight"];
  return corners.map((corner) => {
    const isLeft = corner === "topLeft" || corner === "bottomLeft";
    const isTop = corner === "topLeft" || corner === "topRight";
    return {
      type: "label",
      content: quadrants[corner],
      color: look.muted,
      font: { size: 12, family: look.font, weight: 600 },
      xValue: ({ chart }) => (isLeft ? chart.scales["x"]?.min : chart.scales["x"]?.max) ?? 0,
      yValue: ({ chart }) => (isTop ? chart.scales["y"]?.max : chart.scales["y"]?.min) ?? 0,
      position: { x: isLeft ? "start" : "end", y: isTop ? "start" : "end" },
      padding: 6,
    };
  });
}

export function BubbleChart(props: BubbleChartProps) {
  const { points, xAxis, yAxis, labelHeader, sizeHeader, quadrants, groups = [], hollowLabel, onOpen } = props;
  const largest = Math.max(0, ...points.map((point) => point.size ?? 0));
  const ordered = [...points].sort((left, right) => (right.size ?? 0) - (left.size ?? 0));
  const formatX = xAxis.format ?? formatPlainly;
  const formatY = yAxis.format ?? formatPlainly;
  const formatSize = props.sizeFormat ?? formatPlainly;
  const groupIndex = (point: ChartPoint) =>
    Math.max(
      0,
      groups.findIndex(({ id }) => id === point.group),
    );

  const draw = (look: ChartLook, hidden: ReadonlySet<string>) => {
    const visible = ordered.filter((point) => point.group === undefined || !hidden.has(point.group));
    const color = (point: ChartPoint) => categoryColor(look, groupIndex(point));
    const scale = (along: "x" | "y", { label, min, max }: PointAxis, format: NumberFormat) => ({
      ...axis(look, {
        title: label,
        format,
        hasGrid: true,
        isWhole: isWholeScale(
          visible.map((point) => point[along]),
          max,
        ),
      }),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      grace: "8%",
    });
    const configuration: ChartConfiguration<"bubble"> = {
      type: "bubble",
      data: {
        datasets: [
          {
            data: visible.map((point) => ({ x: point.x, y: point.y, r: radiusOf(point, largest) })),
            backgroundColor: visible.map((point) =>
              point.isHollow === true ? "transparent" : faded(color(point), 0.72),
            ),
            hoverBackgroundColor: visible.map((point) => (point.isHollow === true ? "transparent" : color(point))),
            borderColor: visible.map(color),
            hoverBorderColor: visible.map(color),
            borderWidth: 1.5,
            hoverRadius: 2,
            pointStyle: visible.map((point) => pointShapes[groupIndex(point) % pointShapes.length] ?? "circle"),
            clip: false,
          },
        ],
      },
      options: {
        ...stillPicture,
        onClick: (_event, elements) => {
          const point = visible[elements[0]?.index ?? -1];
          if (point) onOpen?.(point.id);
        },
        scales: { x: scale("x", xAxis, formatX), y: scale("y", yAxis, formatY) },
        plugins: {
          annotation: { annotations: [...splitLines(look, props), ...cornerLabels(look, quadrants)] },
          tooltip: {
            ...tooltip(look),
            callbacks: {
              title: (entries) => visible[entries[0]?.dataIndex ?? -1]?.label ?? "",
              label: ({ dataIndex }) => {
                const point = visible[dataIndex];
                if (point === undefined) return "";
                const size = point.size === undefined ? [] : [`${sizeHeader ?? ""}: ${formatSize(point.size)}`];
                return [`${xAxis.label}: ${formatX(point.x)}`, `${yAxis.label}: ${formatY(point.y)}`, ...size];
              },
            },
          },
        },
      },
    };
    const labels = visible.map(({ label }, index) => ({
      dataset: 0,
      index,
      text: label,
      color: look.text,
      place: "right" as const,
    }));
    return { ...configuration, plugins: [textLabels(labels, look.font)] } as ChartConfiguration;
  };

  const hollow = hollowLabel !== undefined && points.some((point) => point.isHollow);
  return (
    <ChartFigure
      {...props}
      height={props.height ?? 380}
      legend={[
        ...groups.map(({ id, label }, index) => ({ id, label, color: categoryToken(index), shape: "dot" as const })),
        ...(hollow
          ? [{ id: "hollow", label: hollowLabel, color: "var(--muted)", shape: "hollow" as const, isStill: true }]
          : []),
      ]}
      rows={ordered}
      columns={[
        {
          id: "label",
          header: labelHeader,
          kind: "text",
          text: (point) => point.label,
          sortBy: (point) => point.label,
        },
        { id: "x", header: xAxis.label, kind: "number", text: (point) => formatX(point.x), sortBy: (point) => point.x },
        { id: "y", header: yAxis.label, kind: "number", text: (point) => formatY(point.y), sortBy: (point) => point.y },
        ...(sizeHeader === undefined
          ? []
          : [
              {
                id: "size",
                header: sizeHeader,
                kind: "number" as const,
                text: (point: ChartPoint) => formatKnown(point.size, formatSize, controlWords.unknown),
                sortBy: (point: ChartPoint) => point.size ?? null,
              },
            ]),
      ]}
      draw={draw}
      signature={JSON.stringify([points, xAxis, yAxis, quadrants, groups])}
    />
  );
}
