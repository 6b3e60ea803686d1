import { dayLength } from "#shared/domain/ids.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import type { TableName } from "#shared/domain/portfolio.ts";

/** What part of the history is looked at; null and "" leave a part open. */
export type EntryFilter = {
  readonly text: string;
  readonly table: TableName | null;
  readonly person: string | null;
  /** Days back from now. */
  readonly days: number | null;
  /** Records by "table/id": of one product, or just one. */
  readonly records: ReadonlySet<string> | null;
};

/** An envelope names at most so many records; larger changes are always shown when records are asked for. */
const mostNamed = 20;

/** The entries that fit a filter, newest first. */
export function filteredEntries(envelopes: readonly Envelope[], filter: EntryFilter, now: number): readonly Envelope[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const since = filter.days === null ? 0 : now - filter.days * dayLength;
  const found: Envelope[] = [];
  for (let at = envelopes.length - 1; at >= 0; at -= 1) {
    const envelope = envelopes[at];
    if (envelope !== undefined && envelope.at >= since && fits(envelope, filter, words)) found.push(envelope);
  }
  return found;
}

function fits(envelope: Envelope, filter: EntryFilter, words: readonly string[]): boolean {
  if (filter.person !== null && envelope.by !== filter.person) return false;
  if (filter.table !== null && !envelope.touches.includes(filter.table)) return false;
  if (filter.records !== null && !touchesAny(envelope, filter.records)) return false;
  if (words.length === 0) return true;
  const text = `${envelope.label} ${envelope.by} ${envelope.reason ?? ""} ${envelope.seq}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function touchesAny({ touches }: Envelope, records: ReadonlySet<string>): boolean {
  const named = touches.filter((touched) => touched.includes("/"));
  if (named.some((touched) => records.has(touched))) return true;
  const tables = new Set(Array.from(records, (record) => record.slice(0, record.indexOf("/"))));
  return named.length >= mostNamed && touches.some((touched) => tables.has(touched));
}

/** Whoever made an entry, each once, in the order of the alphabet. */
export function authorsOf(envelopes: readonly Envelope[]): readonly string[] {
  return [...new Set(envelopes.map(({ by }) => by))].filter((by) => by !== "").sort((a, b) => a.localeCompare(b));
}
