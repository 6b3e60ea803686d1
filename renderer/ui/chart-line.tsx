import type { ChartConfiguration, ChartDataset } from "chart.js";
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
import { categoryColor, categoryToken, type ChartLook, faded, pointShapes } from "./chart-look.ts";
import { ChartFigure, type ChartFrame } from "./chart.tsx";
import { controlWords } from "./control-words.ts";
import type { Column } from "./table-lines.ts";

const mostPoints = 60;
/** The room above and below the values, as a share of their range. */
const room = 0.05;

type Values = readonly (number | null)[];

type ChartLine = {
  readonly id: string;
  readonly label: string;
  readonly values: Values;
  readonly low?: Values | undefined;
  readonly high?: Values | undefined;
  readonly isDashed?: boolean | undefined;
};

type LineChartProps = ChartFrame & {
  readonly x: readonly string[];
  readonly xHeader: string;
  readonly lines: readonly ChartLine[];
  readonly unit?: string | undefined;
  readonly marks?: readonly { readonly value: number; readonly label: string }[] | undefined;
  readonly format?: NumberFormat | undefined;
  /** Starts the scale at zero, so that heights may be compared. */
  readonly isFromZero?: boolean | undefined;
  /** What no value can exceed, so that the scale does not either: 1 for a share. */
  readonly most?: number | undefined;
};

function datasetsOf(line: ChartLine, color: string, index: number): readonly ChartDataset<"line">[] {
  const bare = { pointRadius: 0, pointHitRadius: 0, borderWidth: 0, spanGaps: false };
  const own: ChartDataset<"line"> = {
    label: line.label,
    data: [...line.values],
    borderColor: color,
    backgroundColor: color,
    borderWidth: 2,
    borderDash: line.isDashed === true ? [6, 4] : [],
    pointStyle: pointShapes[index % pointShapes.length] ?? "circle",
    pointRadius: line.values.length > mostPoints ? 0 : 3,
    pointHoverRadius: 5,
    spanGaps: false,
    tension: 0,
  };
  if (line.low === undefined || line.high === undefined) return [own];
  const band = faded(color, 0.16);
  return [
    own,
    { ...bare, label: "", data: [...line.low], borderColor: band, backgroundColor: band },
    { ...bare, label: "", data: [...line.high], borderColor: band, backgroundColor: band, fill: "-1" },
  ];
}

export function LineChart(props: LineChartProps) {
  const { x, xHeader, lines, unit, marks = [], format = formatPlainly, isFromZero = false, most } = props;
  const shown = (value: number | null | undefined) => formatKnown(value, format, controlWords.unknown);

  const draw = (look: ChartLook, hidden: ReadonlySet<string>) => {
    const values = lines.flatMap((line) => [...line.values, ...(line.low ?? [])]).filter((value) => value !== null);
    const highest = Math.max(...values, 0);
    const lowest = Math.min(...values);
    const isAtZero = lowest >= 0 && (isFromZero || lowest < (highest - lowest) * room);
    const visible = lines.map((line, index) => ({ line, index })).filter(({ line }) => !hidden.has(line.id));
    const rows = marks.map(({ value, label }): AnnotationOptions => ({
      type: "line",
      yMin: value,
      yMax: value,
      borderColor: look.muted,
      borderWidth: 1,
      borderDash: [4, 4],
      label: {
        display: true,
        content: label,
        position: "start",
        backgroundColor: look.panel,
        color: look.muted,
        font: { size: 12, family: look.font, weight: "normal" },
        padding: 2,
      },
    }));
    const configuration: ChartConfiguration<"line"> = {
      type: "line",
      data: {
        labels: [...x],
        datasets: visible.flatMap(({ line, index }) => datasetsOf(line, categoryColor(look, index), index)),
      },
      options: {
        ...stillPicture,
        interaction: { mode: "index", intersect: false },
        scales: {
          x: axis(look, {}),
          y: {
            ...axis(look, { title: unit, format, hasGrid: true, isWhole: isWholeScale(values, most) }),
            grace: `${room * 100}%`,
            beginAtZero: isFromZero,
            // Room below the lowest value never shows figures below zero that cannot be.
            ...(isAtZero ? { min: 0 } : {}),
            ...(most !== undefined && highest * (1 + room) > most ? { max: most } : {}),
          },
        },
        plugins: {
          annotation: { annotations: rows },
          tooltip: {
            ...tooltip(look),
            filter: (entry) => entry.dataset.label !== "",
            callbacks: { label: (entry) => `${entry.dataset.label ?? ""}: ${shown(entry.parsed.y)}` },
          },
        },
      },
    };
    return configuration as ChartConfiguration;
  };

  type Row = { readonly id: string; readonly at: number };
  const number = (id: string, header: string, values: Values): Column<Row> => ({
    id,
    header,
    unit,
    kind: "number",
    text: (row) => shown(values[row.at]),
    sortBy: (row) => values[row.at] ?? null,
  });
  const columns: readonly Column<Row>[] = [
    { id: "x", header: xHeader, kind: "text", text: (row) => x[row.at] ?? "", sortBy: (row) => x[row.at] ?? null },
    ...lines.flatMap((line) => [
      number(line.id, line.label, line.values),
      ...(line.low ? [number(`${line.id} low`, `${line.label} ${controlWords.low}`, line.low)] : []),
      ...(line.high ? [number(`${line.id} high`, `${line.label} ${controlWords.high}`, line.high)] : []),
    ]),
  ];
  return (
    <ChartFigure
      {...props}
      legend={lines.map((line, index) => ({
        id: line.id,
        label: line.label,
        color: categoryToken(index),
        shape: line.isDashed === true ? "dashed" : "line",
        isStill: lines.length === 1,
      }))}
      rows={x.map((label, at) => ({ id: `${at} ${label}`, at }))}
      columns={columns}
      draw={draw}
      signature={JSON.stringify([x, lines, marks, unit, isFromZero, most])}
    />
  );
}
