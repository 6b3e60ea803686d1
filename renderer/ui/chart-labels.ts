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

function boxAt(left: number, middle: number, width: number): Box {
  return { left, right: left + width, top: middle - lineHeight / 2, bottom: middle + lineHeight / 2 };
}

function placesAround({ x, y }: Readonly<Record<"x" | "y", number>>, away: number, width: number): readonly Box[] {
  const raised = away + lineHeight / 2;
  return [
    boxAt(x + away, y, width),
    boxAt(x - away - width, y, width),
    boxAt(x - width / 2, y - raised, width),
    boxAt(x - width / 2, y + raised, width),
  ];
}

function marksOf(chart: Chart): readonly (Box & { readonly element: Element })[] {
  return chart.getSortedVisibleDatasetMetas().flatMap((meta) =>
    meta.data.map((element) => {
      const radius = radiusOf(element);
      const { x, y } = element;
      return { element, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
    }),
  );
}

// Labels come in order of importance, beside, above or below their point: one that would cover a point or an earlier label is left out,
// and stays in the table.
function draw(chart: Chart, labels: readonly TextLabel[], font: string): void {
  const pen = chart.ctx;
  const drawn: Box[] = [];
  const marks = marksOf(chart);
  pen.save();
  pen.font = `12px ${font}`;
  pen.textBaseline = "middle";
  for (const label of labels) {
    const element: Placed | undefined = chart.getDatasetMeta(label.dataset).data[label.index];
    const center = element?.getCenterPoint?.();
    if (element === undefined || center === undefined) continue;
    const width = pen.measureText(label.text).width;
    const away = radiusOf(element) + gap;
    const isFree = (box: Box) =>
      box.left >= chart.chartArea.left &&
      box.right <= chart.width &&
      box.top >= chart.chartArea.top &&
      box.bottom <= chart.chartArea.bottom + lineHeight / 2 &&
      !drawn.some((other) => overlaps(box, other)) &&
      !marks.some((mark) => mark.element !== element && overlaps(box, mark));
    const box =
      label.place === "center"
        ? boxAt(center.x - width / 2, center.y, width)
        : placesAround(center, away, width).find(isFree);
    if (box === undefined) continue;
    drawn.push(box);
    pen.fillStyle = label.color;
    pen.fillText(label.text, box.left, (box.top + box.bottom) / 2);
  }
  pen.restore();
}

export function textLabels(labels: readonly TextLabel[], font: string): Plugin {
  return { id: "text-labels", afterDatasetsDraw: (chart) => draw(chart, labels, font) };
}
