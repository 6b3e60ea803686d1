import { addMonths, type Month } from "../domain/month.ts";
import type { RecordFields } from "../domain/record.ts";

const author = "Sample";

/** What every record of the sample carries: a readable, stable id and the first instant after the as-of month. */
export function recorded(id: string, asOf: Month): RecordFields {
  const at = Date.parse(`${addMonths(asOf, 1)}-01T00:00:00Z`);
  return { id, createdAt: at, updatedAt: at, by: author };
}

/** A name as part of an id: lower case, words joined by hyphens. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("'", "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The id of a feature of the sample. */
export function featureId(productId: string, name: string): string {
  return `${productId}.${slug(name)}`;
}

/** A day so many months after a month, on its fifteenth. */
export function dayAfter(asOf: Month, months: number): string {
  return `${addMonths(asOf, months)}-15`;
}
