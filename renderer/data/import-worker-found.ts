import type { ByteSource } from "#shared/exchange/byte-source.ts";
import { placesOf, unknownColumn } from "#shared/exchange/header.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { eachRecord } from "#shared/exchange/records.ts";
import type { Watch } from "#shared/exchange/watch.ts";
import { ok, type Result } from "#shared/result.ts";
import type { FoundValues } from "./import-worker-messages.ts";

const mostListed = 500;
const mostCounted = 100_000;

type Asked = { readonly reading: Reading; readonly column: string; readonly tag: string | null };

/** The values that a column of some tables has, or those of one tag in it ("" asks for the names of the tags). */
export async function foundValues(
  sources: readonly ByteSource[],
  { reading, column, tag }: Asked,
  watch: Watch,
): Promise<Result<FoundValues>> {
  const counts = new Map<string, number>();
  const headers = new Map<readonly string[], number>();
  const walked = await eachRecord({ sources, reading, watch }, ({ header, cells }) => {
    let at = headers.get(header);
    if (at === undefined) headers.set(header, (at = placesOf(header, column)[0] ?? -1));
    const cell = cells[at] ?? "";
    for (const value of tag === null ? [cell.trim()] : tagged(cell, tag)) {
      if (counts.size < mostCounted || counts.has(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return at < 0;
  });
  if (!walked.ok) return walked;
  const without = [...headers].find(([, at]) => at < 0);
  if (without !== undefined) return unknownColumn(column, without[0]);
  const values = [...counts].map(([value, rows]) => ({ value, rows })).sort((one, other) => other.rows - one.rows);
  return ok({ values: values.slice(0, mostListed), isCut: values.length > mostListed });
}

function tagged(cell: string, tag: string): readonly string[] {
  let tags: unknown;
  try {
    tags = JSON.parse(cell);
  } catch {
    return [];
  }
  if (typeof tags !== "object" || tags === null || Array.isArray(tags)) return [];
  if (tag === "") return Object.keys(tags);
  const value: unknown = Object.hasOwn(tags, tag) ? (tags as Record<string, unknown>)[tag] : undefined;
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}
