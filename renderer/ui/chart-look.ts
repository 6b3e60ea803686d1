// A canvas knows no custom properties: the tokens are resolved to plain colours before each drawing.
export type ChartLook = {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly control: string;
  readonly panel: string;
  readonly accent: string;
  readonly bad: string;
  readonly good: string;
  readonly other: string;
  readonly categories: readonly string[];
  readonly ramp: readonly string[];
  readonly font: string;
};

const steps = [1, 2, 3, 4, 5, 6];

export function readLook(host: HTMLElement): ChartLook {
  const probe = document.createElement("span");
  host.append(probe);
  const resolve = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const look: ChartLook = {
    text: resolve("text"),
    muted: resolve("muted"),
    line: resolve("line"),
    control: resolve("control"),
    panel: resolve("panel"),
    accent: resolve("accent"),
    bad: resolve("bad"),
    good: resolve("good"),
    other: resolve("category-other"),
    categories: steps.map((step) => resolve(`category-${step}`)),
    ramp: steps.map((step) => resolve(`ramp-${step}`)),
    font: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return look;
}

export function faded(color: string, share: number): string {
  return `color-mix(in srgb, ${color} ${Math.round(share * 100)}%, transparent)`;
}

export function categoryColor(look: ChartLook, index: number): string {
  return look.categories[index] ?? look.other;
}

export function categoryToken(index: number): string {
  return index < steps.length ? `var(--category-${index + 1})` : "var(--category-other)";
}

export const pointShapes = ["circle", "rect", "triangle", "rectRot", "star", "crossRot"] as const;

// What is not known is hatched, never a colour of the scale.
export function hatch(look: ChartLook): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = 6;
  tile.height = 6;
  const pen = tile.getContext("2d");
  if (pen === null) return look.line;
  pen.strokeStyle = look.control;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(-1, 7);
  pen.lineTo(7, -1);
  pen.moveTo(-1, 1);
  pen.lineTo(1, -1);
  pen.moveTo(5, 7);
  pen.lineTo(7, 5);
  pen.stroke();
  return pen.createPattern(tile, "repeat") ?? look.line;
}
