import type { Safekeeping } from "#shared/bridge.ts";
import { emptyPortfolio, tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { unfitRecord } from "#shared/domain/unfit-record.ts";
import { writePortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { clock } from "./clock.ts";
import { fitsMark, readEnvelopes, readMark, readTables, storedSchema } from "./database.ts";
import type { Database } from "./database-tables.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";
import { replay, type Replayed } from "./replaying.ts";
import { recordTotal } from "./safekeeping.ts";

const envelopesKept = 100_000;

/**
 * What a working copy of an older schema holds, in the present form and level with the journal, after a snapshot was taken
 * of it as it stands. Changes nothing in it. Refuses STORE_DAMAGED when records are missing, MIGRATION_FAILED when one
 * does not fit the present schema, and what the desktop refuses of the snapshot.
 */
export async function olderCopy(database: Database, safekeeping: Safekeeping): Promise<Result<Replayed>> {
  const mark = await readMark(database);
  const envelopes = await readEnvelopes(database, envelopesKept);
  const last = envelopes.at(-1);
  const asItStands: Portfolio = { ...emptyPortfolio, ...(await readTables(database, tableNames, true)) };
  if (mark === null || last?.seq !== mark.lastSeq || !fitsMark(asItStands, mark.counts)) {
    return refuse("STORE_DAMAGED", "The working copy of the version before lost records.");
  }
  const portfolio: Portfolio = { ...emptyPortfolio, ...(await readTables(database, tableNames)) };
  const unfit = unfitRecord(portfolio);
  if (unfit !== null) {
    const { table, id, reason } = unfit;
    const message = `A record of '${table}' (${id}) does not fit this version of Winnow: ${reason}.`;
    return refuse("MIGRATION_FAILED", message, "Go on with the version before, and report this.");
  }
  const head = { seq: last.seq, hash: last.hash };
  const about = await desktop.about();
  const bytes = await writePortfolioFile(
    asItStands,
    {
      appVersion: about.ok ? about.value.appVersion : "",
      installation: safekeeping.installation,
      at: clock.now(),
      head,
      schema: storedSchema(database),
    },
    breathe,
  );
  const kept = await desktop.saveSnapshot({ reason: "beforeMigration", records: recordTotal(asItStands), bytes });
  if (!kept.ok) return kept;
  const level = await replay(portfolio, head);
  return level.ok ? ok({ ...level.value, envelopes: [...envelopes, ...level.value.envelopes] }) : level;
}
