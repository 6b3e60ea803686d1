import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { Portfolio, TableName } from "#shared/domain/portfolio.ts";
import { cancelled } from "#shared/exchange/watch.ts";
import type { Result } from "#shared/result.ts";
import {
  planLists,
  type FromWorker,
  type ImportAnswers,
  type ImportQuestion,
  type ImportQuestions,
  type PlanList,
  type ToWorker,
} from "./import-worker-messages.ts";
import { breathe } from "./journal-writer.ts";

type Lists = Record<PlanList, unknown[]>;

type Waiting = {
  readonly lists: Lists;
  readonly onProgress: (share: number) => void;
  readonly resolve: (answer: ImportAnswers[ImportQuestion]) => void;
  readonly reject: (error: Error) => void;
};

type Running = { readonly worker: Worker; readonly sent: Map<TableName, unknown> };

/** Records that cross at once, so that copying them does not hold up the window. */
const recordsAtOnce = 1000;

let running: Running | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function start(): Running {
  const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<FromWorker>) => receive(event.data));
  worker.addEventListener("error", (event) => failAll(new Error(event.message || "The import worker did not start.")));
  return { worker, sent: new Map() };
}

function receive(message: FromWorker): void {
  const question = waiting.get(message.id);
  if (question === undefined) return;
  switch (message.kind) {
    case "progress":
      question.onProgress(message.share);
      return;
    case "members":
      question.lists[message.list].push(...message.members);
      return;
    case "answer":
      waiting.delete(message.id);
      question.resolve(withLists(message.answer, question.lists));
      return;
    case "bug":
      waiting.delete(message.id);
      question.reject(message.error);
  }
}

function withLists(answer: ImportAnswers[ImportQuestion], lists: Lists): ImportAnswers[ImportQuestion] {
  if (!answer.ok || typeof answer.value !== "object" || !("stableKey" in answer.value)) return answer;
  return { ok: true, value: { ...answer.value, ...lists } };
}

function failAll(error: Error): void {
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}

/** Asks the import worker, which is started when it is first needed; a cancelled question is refused with CANCELLED. */
export async function askWorker<K extends ImportQuestion>(
  kind: K,
  question: ImportQuestions[K],
  onProgress: (share: number) => void = () => undefined,
): Promise<ImportAnswers[K]> {
  running ??= start();
  const { worker } = running;
  lastId += 1;
  const id = lastId;
  const lists = Object.fromEntries(planLists.map((list) => [list, []])) as unknown as Lists;
  return new Promise<ImportAnswers[K]>((resolve, reject) => {
    waiting.set(id, { lists, onProgress, resolve: resolve as Waiting["resolve"], reject });
    worker.postMessage({ kind, id, question });
  });
}

/** Asks for a plan; it comes back whole. */
export async function askForPlan(question: ImportQuestions["plan"]): Promise<Result<ImportPlan>> {
  return (await askWorker("plan", question)) as Result<ImportPlan>;
}

/** Gives the worker the tables that planning needs, shelf by shelf; those it has already do not cross again. */
export async function sendTables(portfolio: Portfolio, tables: readonly TableName[]): Promise<void> {
  running ??= start();
  const { worker, sent } = running;
  for (const table of tables) {
    if (sent.get(table) === portfolio[table]) continue;
    sent.set(table, portfolio[table]);
    let shelves: (readonly [string, ReadonlyMap<string, unknown>])[] = [];
    let isFirst = true;
    let records = 0;
    const post = async () => {
      worker.postMessage({ kind: "table", table, isFirst, shelves } satisfies ToWorker);
      [isFirst, shelves, records] = [false, [], 0];
      await breathe();
    };
    for (const shelf of portfolio[table] as ReadonlyMap<string, ReadonlyMap<string, unknown>>) {
      shelves.push(shelf);
      records += shelf[1].size;
      if (records >= recordsAtOnce) await post();
    }
    await post();
  }
}

/** Ends whatever the worker does, at once; nothing of it is left, and the next question starts anew. */
export function stopWorker(): void {
  running?.worker.terminate();
  running = null;
  for (const { resolve } of waiting.values()) resolve(cancelled());
  waiting.clear();
}
