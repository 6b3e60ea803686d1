import type { Safekeeping } from "#shared/bridge.ts";
import type { Head } from "#shared/domain/journal.ts";
import { emptyPortfolio, tableNames, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { fitsMark, readEnvelopes, readTables } from "./database.ts";
import { writeEntry, type Database } from "./database-tables.ts";
import type { Opening, OpenNotice } from "./opening.ts";
import { attachStore, receiveEnvelopes, receiveTables } from "./portfolio.ts";
import { replay } from "./replaying.ts";

/** What the first picture of the window shows: read before everything else. */
const firstSeen: readonly TableName[] = ["settings", "teams", "products"];
const later = tableNames.filter((table) => !firstSeen.includes(table));
const envelopesKept = 100_000;

/** What the mark of a working copy says, and who shows its first tables: the rest is read once they are seen. */
type Known = {
  readonly lastSeq: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly readOnly: boolean;
  readonly onReadable: () => Promise<void>;
};

/** Reads a working copy into the store, level with the journal; null when records of it are missing. */
export async function load(database: Database, safekeeping: Safekeeping, known: Known): Promise<Opening | null> {
  const { installation, head } = safekeeping;
  const { lastSeq, counts, readOnly } = known;
  const [newest] = await readEnvelopes(database, 1);
  const own: Head | null = lastSeq === 0 ? null : { seq: lastSeq, hash: newest?.hash ?? "" };
  const isLevel = (newest?.seq ?? 0) === lastSeq && head?.seq === own?.seq;
  if (isLevel && head?.hash !== own?.hash) {
    const message = "The journal is not the one that the working copy was written with.";
    return { phase: "recovery", safekeeping, reason: { code: "OTHER_JOURNAL", message } };
  }
  const first: Portfolio = { ...emptyPortfolio, ...(await readTables(database, firstSeen)) };
  const isShown = isLevel && fitsMark(first, counts, firstSeen);
  if (isShown) {
    attachStore({ database, installation, head, envelopes: newest === undefined ? [] : [newest], readOnly });
    receiveTables(pick(first, firstSeen));
    await known.onReadable();
  }
  const portfolio: Portfolio = { ...first, ...(await readTables(database, later)) };
  const envelopes = await readEnvelopes(database, envelopesKept);
  const isWhole = (envelopes.at(-1)?.seq ?? 0) === lastSeq && isUnbroken(envelopes);
  if (!isWhole || !fitsMark(portfolio, counts)) return null;
  if (isShown) {
    receiveEnvelopes(envelopes);
    receiveTables(pick(portfolio, later));
    return { phase: "open", notice: noticeOf(safekeeping, { replayed: 0, rebuilt: false }) };
  }
  const replayed = await replay(portfolio, own, async (step) => {
    if (!readOnly) await writeEntry(database, step.portfolio, step);
  });
  if (!replayed.ok) return { phase: "recovery", safekeeping, reason: replayed.problem };
  const all = [...envelopes, ...replayed.value.envelopes];
  attachStore({ database, installation, head: replayed.value.head, envelopes: all, readOnly });
  receiveTables(replayed.value.portfolio);
  return {
    phase: "open",
    notice: noticeOf(safekeeping, { replayed: replayed.value.envelopes.length, rebuilt: false }),
  };
}

/** What the start check did, where there is something to tell. */
export function noticeOf(safekeeping: Safekeeping, did: Omit<OpenNotice, "cut">): OpenNotice | null {
  const cut = safekeeping.cut !== null;
  return did.replayed > 0 || did.rebuilt || cut ? { ...did, cut } : null;
}

function isUnbroken(envelopes: readonly { readonly seq: number }[]): boolean {
  const first = envelopes[0]?.seq ?? 0;
  return envelopes.every(({ seq }, place) => seq === first + place);
}

function pick(portfolio: Portfolio, tables: readonly TableName[]): Partial<Portfolio> {
  return Object.fromEntries(tables.map((table) => [table, portfolio[table]]));
}
