import { reachedMonth } from "#shared/domain/as-of.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";
import { addMonths, type Month } from "#shared/domain/month.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { contentHash } from "#shared/exchange/content-hash.ts";
import { readRows } from "#shared/exchange/read.ts";
import { recordAt } from "#shared/exchange/records.ts";
import { writeStoppedCsv } from "#shared/exchange/stopped-csv.ts";
import type { Watch } from "#shared/exchange/watch.ts";
import { ok, refuse } from "#shared/result.ts";
import { foundValues } from "./import-worker-found.ts";
import { look, lookAgain } from "./import-worker-look.ts";
import type { ImportAnswers, ImportQuestion, ImportQuestions, ReadSummary } from "./import-worker-messages.ts";
import { sourceOfFile, unreadable } from "./import-worker-sources.ts";

/** What the worker keeps between questions: what was read last, the plan made of it, and what planning needs. */
export type Desk = { portfolio: Portfolio; read: ReadRows | null; plan: ImportPlan | null };

/** A desk with nothing on it. */
export function emptyDesk(): Desk {
  return { portfolio: emptyPortfolio, read: null, plan: null };
}

type Answering = {
  readonly [K in ImportQuestion]: (desk: Desk, question: ImportQuestions[K], watch: Watch) => Promise<ImportAnswers[K]>;
};

/** How each question is answered. */
export const answering: Answering = {
  look: async (_, { files }) => ok(await Promise.all(files.map((file) => orUnreadable(look(sourceOfFile(file)))))),

  lookAgain: async (_, { file, reading }) => lookAgain(sourceOfFile(file), reading),

  found: async (_, { files, ...asked }, watch) => foundValues(files.map(sourceOfFile), asked, watch),

  read: async (desk, { files, reading }, watch) => {
    const sources = files.map(sourceOfFile);
    desk.plan = null;
    desk.read = null;
    const read = await readRows(sources, reading, watch);
    if (!read.ok) return read;
    desk.read = read.value;
    return ok(summaryOf(read.value, await contentHash(sources, watch)));
  },

  plan: async (desk, { file, choices }) => {
    if (desk.read === null) return refuse("NOT_READ_YET", "The file has to be read first.", "Check it again.");
    const planned = planImport(desk.portfolio, desk.read, choices, file);
    desk.plan = planned.ok ? planned.value : null;
    return planned;
  },

  record: async (_, { files, reading, row }, watch) =>
    recordAt({ sources: files.map(sourceOfFile), reading, watch }, row),

  stopped: async (_, { files, reading, stops }) => writeStoppedCsv(files.map(sourceOfFile), reading, stops),
};

async function orUnreadable(looking: ReturnType<typeof look>): ReturnType<typeof look> {
  try {
    return await looking;
  } catch (error) {
    const refused = unreadable(error);
    if (refused === null) throw error;
    return refused;
  }
}

const mostWords = 500;

function summaryOf(read: ReadRows, hash: string): ReadSummary {
  const words = new Map<string, { column: string; found: string; rows: number }>();
  for (const { code, column, found } of read.stops) {
    if (code !== "UNKNOWN_CHOICE") continue;
    const key = `${column}\0${found.trim().toLowerCase()}`;
    const word = words.get(key);
    if (word !== undefined) word.rows += 1;
    else if (words.size < mostWords) words.set(key, { column, found, rows: 1 });
  }
  const ends = new Map<string, Month>();
  for (const { product, feature, month, span } of read.usage) {
    const subject = `${product}\0${feature ?? ""}`;
    const last = span === 1 ? month : addMonths(month, span - 1);
    if (last > (ends.get(subject) ?? "")) ends.set(subject, last);
  }
  const newestUsage = reachedMonth([...ends.values()]);
  const { total, notices, leftOut } = read;
  return { hash, total, notices, leftOut, unknownWords: [...words.values()], newestUsage };
}
