import type { ChartLook } from "./chart-look.ts";

export type NumberFormat = (value: number) => string;

const plainNumber = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

export const formatPlainly: NumberFormat = (value) => plainNumber.format(value);

export function formatKnown(value: number | null | undefined, format: NumberFormat, unknown: string): string {
  return value === null || value === undefined ? unknown : format(value);
}

type AxisWords = {
  readonly title?: string | undefined;
  readonly format?: NumberFormat | undefined;
  readonly hasGrid?: boolean | undefined;
  readonly isWhole?: boolean | undefined;
};

/** Whether a scale marks whole figures only: nothing on it is a part of one, and it is not the scale of a share. */
export function isWholeScale(values: readonly (number | null)[], most?: number): boolean {
  return (most === undefined || most > 1) && values.every((value) => value === null || Number.isInteger(value));
}

export function axis(look: ChartLook, { title, format, hasGrid = false, isWhole = false }: AxisWords) {
  return {
    title: {
      display: title !== undefined && title !== "",
      text: title ?? "",
      color: look.muted,
      font: { size: 12, family: look.font },
    },
    border: { display: !hasGrid, color: look.control },
    grid: { display: hasGrid, color: look.line, drawTicks: false },
    ticks: {
      color: look.muted,
      padding: 6,
      font: { size: 12, family: look.font },
      maxRotation: 0,
      autoSkipPadding: 12,
      ...(isWhole && { precision: 0 }),
      ...(format && { callback: (value: string | number) => format(Number(value)) }),
    },
  };
}

export function tooltip(look: ChartLook) {
  return {
    backgroundColor: look.text,
    titleColor: look.panel,
    bodyColor: look.panel,
    titleFont: { size: 12, family: look.font },
    bodyFont: { size: 12, family: look.font },
    cornerRadius: 6,
    padding: 8,
    displayColors: false,
  };
}

// Still pictures only: no kind animates, so nothing has to be switched off for a reader who asks for less motion.
export const stillPicture = { responsive: true, maintainAspectRatio: false, animation: false } as const;
