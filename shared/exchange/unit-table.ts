import type { ByteSource } from "./byte-source.ts";
import { openTable } from "./table.ts";
import { unitTaker, type UnitFile } from "./unit-take.ts";
import type { UnitTally } from "./unit-tally.ts";
import type { ByteCells } from "./usage-events-names.ts";
import type { Watch } from "./watch.ts";
import { ok, type Result } from "../result.ts";

type OneFile = { readonly file: UnitFile; readonly watch: Watch };

/** Counts the units of a table that is held in memory as a whole, such as a JSON list of them. */
export async function readUnitTable(
  source: ByteSource,
  tally: UnitTally,
  { file, watch }: OneFile,
): Promise<Result<null>> {
  const table = await openTable(source, tally.reading, watch);
  if (!table.ok) return table;
  const { header, next } = table.value;
  const taker = unitTaker(tally, header, file);
  if (!taker.ok) return taker;
  for (;;) {
    const rows = await next();
    if (!rows.ok) return rows;
    if (rows.value === null) return ok(null);
    for (const { cells, line, isBroken } of rows.value) {
      const problem = taker.value(asBytes(cells), { line, isBroken });
      if (problem !== null) return { ok: false, problem };
    }
  }
}

const encoder = new TextEncoder();

function asBytes(texts: readonly string[]): ByteCells {
  const parts = texts.map((text) => encoder.encode(text));
  const starts = new Int32Array(parts.length);
  const ends = new Int32Array(parts.length);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [cell, part] of parts.entries()) {
    bytes.set(part, at);
    starts[cell] = at;
    at += part.length;
    ends[cell] = at;
  }
  return { bytes, count: parts.length, starts, ends };
}
