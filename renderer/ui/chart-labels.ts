import type { Chart, Element, Plugin } from "chart.js";

export type TextLabel = {
  readonly dataset: number;
  readonly index: number;
  readonly text: string;
  readonly color: string;
  readonly place: "right" | "center";
};

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Placed = Element & { readonly getCenterPoint?: () => { readonly x: number; readonly y: number } };

const gap = 6;
const lineHeight = 14;

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function radiusOf(element: Element): number {
  const { radius } = element.options as { readonly radius?: unknown };
  return typeof radius === "number" ? radius : 0;
}

// Labels come in order of importance: one that would cover an earlier one is left out, and stays in the table.
function draw(chart: Chart, labels: readonly TextLabel[], font: string): void {
  const pen = chart.ctx;
  const drawn: Box[] = [];
  pen.save();
  pen.font = `12px ${font}`;
  pen.textBaseline = "middle";
  for (const label of labels) {
    const element: Placed | undefined = chart.getDatasetMeta(label.dataset).data[label.index];
    const center = element?.getCenterPoint?.();
    if (element === undefined || center === undefined || !chart.isDatasetVisible(label.dataset)) continue;
    const width = pen.measureText(label.text).width;
    const away = radiusOf(element) + gap;
    const fitsRight = center.x + away + width <= chart.width;
    const left =
      label.place === "center" ? center.x - width / 2 : fitsRight ? center.x + away : center.x - away - width;
    const top = center.y - lineHeight / 2;
    const box = { left, right: left + width, top, bottom: top + lineHeight };
    if (label.place === "right" && drawn.some((other) => overlaps(box, other))) continue;
    drawn.push(box);
    pen.fillStyle = label.color;
    pen.fillText(label.text, left, center.y);
  }
  pen.restore();
}

export function textLabels(labels: readonly TextLabel[], font: string): Plugin {
  return { id: "text-labels", afterDatasetsDraw: (chart) => draw(chart, labels, font) };
}
