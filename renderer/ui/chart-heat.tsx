import type { ChartConfiguration } from "chart.js";
import type { MatrixDataPoint } from "chartjs-chart-matrix";
import { axis, formatKnown, formatPlainly, type NumberFormat, stillPicture, tooltip } from "./chart-axes.ts";
import { type TextLabel, textLabels } from "./chart-labels.ts";
import { type ChartLook, hatch } from "./chart-look.ts";
import { ChartFigure, type ChartFrame } from "./chart.tsx";
import type { Column } from "./table-lines.ts";

type HeatMapProps = ChartFrame & {
  readonly rows: readonly { readonly id: string; readonly label: string }[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
  readonly rowHeader: string;
  readonly unknownLabel: string;
  readonly unit?: string | undefined;
  readonly format?: NumberFormat | undefined;
  /** The shorter form that stands in the cells of the picture. */
  readonly printed?: NumberFormat | undefined;
  readonly onOpen?: ((rowId: string) => void) | undefined;
};

type HeatCell = { readonly x: string; readonly y: string; readonly value: number | null; readonly row: number };

const rampLength = 6;
const whiteInkFrom = 4;
const mostPrintedColumns = 24;

function stepOf(value: number, low: number, high: number): number {
  if (high <= low) return 0;
  return Math.min(rampLength - 1, Math.floor(((value - low) / (high - low)) * rampLength));
}

export function HeatMap(props: HeatMapProps) {
  const {
    rows,
    columns,
    values,
    rowHeader,
    unknownLabel,
    unit,
    format = formatPlainly,
    printed = format,
    onOpen,
  } = props;
  const known = values.flat().filter((value) => value !== null);
  const low = Math.min(...known, 0);
  const high = Math.max(...known, 0);
  const shown = (value: number | null | undefined) => formatKnown(value, format, unknownLabel);

  const draw = (look: ChartLook) => {
    const cells = rows.flatMap(({ id }, row) =>
      columns.map((x, column): HeatCell => ({ x, y: id, value: values[row]?.[column] ?? null, row })),
    );
    const pattern = hatch(look);
    const cellAt = (index: number) => cells[index];
    const fill = (index: number) => {
      const value = cellAt(index)?.value ?? null;
      return value === null ? pattern : (look.ramp[stepOf(value, low, high)] ?? look.line);
    };
    const ink = (value: number) => (stepOf(value, low, high) >= whiteInkFrom ? "#ffffff" : "#000000");
    const configuration: ChartConfiguration<"matrix", (HeatCell & MatrixDataPoint)[], string> = {
      type: "matrix",
      data: {
        datasets: [
          {
            data: cells,
            backgroundColor: ({ dataIndex }) => fill(dataIndex),
            borderColor: look.control,
            borderWidth: 1,
            hoverBackgroundColor: ({ dataIndex }) => fill(dataIndex),
            hoverBorderColor: look.text,
            width: ({ chart }) => Math.max(1, (chart.chartArea?.width ?? 0) / columns.length - 2),
            height: ({ chart }) => Math.max(1, (chart.chartArea?.height ?? 0) / rows.length - 2),
          },
        ],
      },
      options: {
        ...stillPicture,
        onClick: (_event, elements) => {
          const cell = cellAt(elements[0]?.index ?? -1);
          if (cell) onOpen?.(cell.y);
        },
        scales: {
          x: { ...axis(look, {}), type: "category", labels: [...columns], offset: true, border: { display: false } },
          y: {
            ...axis(look, {}),
            type: "category",
            labels: rows.map(({ id }) => id),
            offset: true,
            reverse: false,
            border: { display: false },
            ticks: { ...axis(look, {}).ticks, autoSkip: false, callback: (_value, index) => rows[index]?.label ?? "" },
          },
        },
        plugins: {
          tooltip: {
            ...tooltip(look),
            callbacks: {
              title: (entries) => {
                const cell = cellAt(entries[0]?.dataIndex ?? -1);
                return cell ? `${rows[cell.row]?.label ?? ""}, ${cell.x}` : "";
              },
              label: ({ dataIndex }) => `${shown(cellAt(dataIndex)?.value)}${unit === undefined ? "" : ` ${unit}`}`,
            },
          },
        },
      },
    };
    const isPrinted = columns.length <= mostPrintedColumns;
    const labels = cells.flatMap(({ value }, index): readonly TextLabel[] =>
      value === null || !isPrinted
        ? []
        : [{ dataset: 0, index, text: printed(value), color: ink(value), place: "center" }],
    );
    return { ...configuration, plugins: [textLabels(labels, look.font)] } as unknown as ChartConfiguration;
  };

  type Row = { readonly id: string; readonly at: number; readonly label: string };
  const cellColumn = (header: string, column: number): Column<Row> => ({
    id: `${column} ${header}`,
    header,
    kind: "number",
    width: 112,
    text: (row) => shown(values[row.at]?.[column]),
    sortBy: (row) => values[row.at]?.[column] ?? null,
  });
  return (
    <ChartFigure
      {...props}
      height={props.height ?? 48 + rows.length * 28}
      legend={[
        ...(known.length > 0
          ? [1, 2, 3, 4, 5, 6].map((step) => ({
              id: `step ${step}`,
              label: step === 1 ? format(low) : step === rampLength ? format(high) : "",
              color: `var(--ramp-${step})`,
              shape: "square" as const,
              isStill: true,
            }))
          : []),
        { id: "unknown", label: unknownLabel, color: "var(--control)", shape: "hatch", isStill: true },
      ]}
      rows={rows.map(({ id, label }, at) => ({ id, label, at }))}
      columns={[
        { id: "row", header: rowHeader, kind: "text", text: (row) => row.label, sortBy: (row) => row.label },
        ...columns.map(cellColumn),
      ]}
      draw={draw}
      signature={JSON.stringify([rows, columns, values, unit])}
    />
  );
}
