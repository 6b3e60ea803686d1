import { canonicalJson } from "./canonical.ts";
import type { RecordChange, UsageChange } from "./change.ts";
import { partLimit } from "./journal.ts";
import { migratedChanges, schemaVersion } from "./migrations.ts";
import type { UsageCells, UsagePatch } from "./usage.ts";

const charactersPerCell = 40;

function rowsOf(cells: UsageCells | null, months: number, from: number, to: number): UsageCells | null {
  if (cells === null) return null;
  const cut = (column: readonly number[]) => column.slice(from * months, to * months);
  return {
    eligible: cut(cells.eligible),
    users: cut(cells.users),
    uses: cut(cells.uses),
    state: cut(cells.state),
    span: cut(cells.span),
    source: cut(cells.source),
    sources: cells.sources,
  };
}

/** A change of a very large block of usage as several of some rows each, so that no part of a body grows too long. */
function dividedUsage(change: UsageChange): readonly UsageChange[] {
  const { patch } = change;
  const rows = Math.max(1, Math.floor(partLimit / (charactersPerCell * Math.max(1, patch.months))));
  if (patch.subjects.length <= rows) return [change];
  const divided: UsageChange[] = [];
  for (let from = 0; from < patch.subjects.length; from += rows) {
    const to = from + rows;
    const part: UsagePatch = {
      ...patch,
      subjects: patch.subjects.slice(from, to),
      before: rowsOf(patch.before, patch.months, from, to),
      after: rowsOf(patch.after, patch.months, from, to),
    };
    divided.push({ ...change, patch: part });
  }
  return divided;
}

/** The body of a journal entry, part by part: canonical JSON of at most about a million characters each. */
export function* writeBody(changes: readonly RecordChange[]): Generator<string> {
  let texts: string[] = [];
  let length = 0;
  for (const change of changes) {
    for (const piece of change.table === "usage" ? dividedUsage(change) : [change]) {
      const text = canonicalJson(piece);
      if (length > 0 && length + text.length > partLimit) {
        yield partOf(texts);
        texts = [];
        length = 0;
      }
      texts.push(text);
      length += text.length;
    }
  }
  yield partOf(texts);
}

function partOf(changes: readonly string[]): string {
  return `{"changes":[${changes.join(",")}],"schema":${schemaVersion}}`;
}

type Part = { readonly changes: readonly RecordChange[]; readonly schema?: number };

/**
 * The changes that a body holds, their records in the present form; throws on a text that writeBody did not write (the
 * chain is checked before) and on a body of a newer schema.
 */
export function readBody(parts: readonly string[]): readonly RecordChange[] {
  return parts.flatMap((part) => {
    const { changes, schema = 1 } = JSON.parse(part) as Part;
    if (schema > schemaVersion) throw new Error("A newer version of Winnow wrote this entry of the journal.");
    return migratedChanges(changes, schema);
  });
}
