import { folded } from "./cells.ts";
import { placesOf, unknownColumn } from "./header.ts";
import type { Reading, RowFilter } from "./reading.ts";
import { ok, type Result } from "../result.ts";

/** A filter of a reading, found in a header: the place of its column, and why a cell there leaves its record out, or null. */
export type FoundFilter = { readonly at: number; readonly whyLeftOut: (cell: string) => string | null };

/** The filters of a reading under a header, those that leave out first; refuses UNKNOWN_COLUMN. */
export function filtersIn({ leaveOut, keepOnly }: Reading, header: readonly string[]): Result<readonly FoundFilter[]> {
  const found: FoundFilter[] = [];
  for (const [filters, whyFor] of [
    [leaveOut, unwanted],
    [keepOnly, wanted],
  ] as const) {
    for (const filter of filters) {
      const at = placesOf(header, filter.column)[0];
      if (at === undefined) return unknownColumn(filter.column, header);
      found.push({ at, whyLeftOut: whyFor(filter) });
    }
  }
  return ok(found);
}

function unwanted({ column, values }: RowFilter): FoundFilter["whyLeftOut"] {
  const spelled = new Map(values.map((value) => [folded(value), value]));
  return (cell) => {
    const value = spelled.get(folded(cell));
    return value === undefined ? null : `${column} is ${value.trim() === "" ? "empty" : value}`;
  };
}

function wanted({ column, values }: RowFilter): FoundFilter["whyLeftOut"] {
  const kept = new Set(values.map(folded));
  const why = `${column} is not ${values.join(" or ")}`;
  return (cell) => (kept.has(folded(cell)) ? null : why);
}
