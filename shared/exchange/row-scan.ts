import type { Pull } from "./bytes.ts";
import type { Reading } from "./reading.ts";
import type { RowScanner } from "./usage-events-csv.ts";
import { ok, type Result } from "../result.ts";

/** Gives a scanner the bytes of a file as they come; refuses what stops the bytes or the scanner. */
export async function scanBytes(bytes: Pull<Uint8Array>, scanner: RowScanner): Promise<Result<null>> {
  for (;;) {
    const piece = await bytes();
    if (!piece.ok) return piece;
    const problem = scanner(piece.value ?? new Uint8Array(), piece.value === null);
    if (problem !== null) return { ok: false, problem };
    if (piece.value === null) return ok(null);
  }
}

/** The keys of a record that a reading looks at: for its fields and its filters, each once. */
export function keysRead({ columns, leaveOut, keepOnly }: Reading): readonly string[] {
  const filtered = [...leaveOut, ...keepOnly].map(({ column }) => column);
  return [...new Set([...Object.values(columns).flat(), ...filtered])];
}
