import { minorToExact } from "./minor.ts";
import * as v from "valibot";
import { estimateNames, type EstimateName } from "../domain/backlog-item.ts";
import type { BacklogField } from "../domain/backlog-field.ts";
import { minorDigits } from "../domain/money.ts";
import { fixed, listOf, NameSchema, TextSchema } from "../domain/record.ts";

/** Figures of an item that are amounts of money. */
export const moneyFigures: ReadonlySet<EstimateName> = new Set(["costOfDelay", "value", "cost"]);

/** The columns of an item that are texts, by the name of their field. */
export const textColumns = ["description", "hypothesis", "mandate", "owner", "dropReason"] as const;

/** The columns of moments, by the name of their field. */
export const momentColumns = ["openedAt", "stageSince", "startedAt", "deployedAt", "releasedAt", "droppedAt"] as const;

/** What a list of figures is called in the columns: the likely figure under the name itself. */
export function figureColumns(name: EstimateName): readonly string[] {
  return [name, `${name} low`, `${name} high`, `${name} source`, `${name} on`];
}

/** Every figure that can be estimated. */
export const figures: readonly EstimateName[] = estimateNames;

const FieldColumnSchema = fixed({
  name: NameSchema,
  kind: v.picklist(["number", "choice", "day"]),
  unit: TextSchema,
  choices: listOf(NameSchema),
  rubric: TextSchema,
  onCard: v.boolean(),
});

/** What a field of the team's own is, as its column says it. */
export type FieldColumn = v.InferOutput<typeof FieldColumnSchema>;

const fieldMark = "field ";

/** What is known of a field of the team's own wherever it is, without its identity here. */
export function fieldOfPortfolio({ name, kind, unit, choices, rubric, onCard }: Omit<BacklogField, "id">): FieldColumn {
  return { name, kind, unit, choices, rubric, onCard };
}

/** The column of a field of the team's own: all that is known of it, so that it can be made where it is not. */
export function fieldColumn(field: Omit<BacklogField, "id">): string {
  // Headers are compared without control characters and repeated blanks.
  const json = JSON.stringify(fieldOfPortfolio(field)).replaceAll(/[^\x20-\x7e]| (?= )/g, escaped);
  return fieldMark + json;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The field that a column speaks of; null when it is no such column. */
export function fieldOfColumn(column: string): FieldColumn | null {
  if (!column.startsWith(fieldMark)) return null;
  try {
    const checked = v.safeParse(FieldColumnSchema, JSON.parse(column.slice(fieldMark.length)));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

/** An amount in minor units as exact major units; one that is no whole number keeps its digits and moves by an exponent. */
export function writeAmount(minor: number, currency: string): string {
  if (Number.isSafeInteger(minor)) return minorToExact(minor, currency);
  const [mantissa = "", exponent = "0"] = String(minor).split("e");
  return `${mantissa}e${Number(exponent) - minorDigits(currency)}`;
}

/** The minor units that `writeAmount` was given; null when the text is no amount. */
export function readAmount(text: string, currency: string): number | null {
  const [, mantissa, exponent = "0"] = /^(-?\d+(?:\.\d+)?)(?:e([+-]?\d{1,3}))?$/i.exec(text.trim()) ?? [];
  return mantissa === undefined ? null : Number(`${mantissa}e${Number(exponent) + minorDigits(currency)}`);
}
