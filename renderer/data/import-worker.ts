import type { Watch } from "#shared/exchange/watch.ts";
import { answering, emptyDesk } from "./import-worker-answers.ts";
import {
  planLists,
  type FromWorker,
  type ImportAnswers,
  type ImportQuestion,
  type ImportQuestions,
  type ToWorker,
} from "./import-worker-messages.ts";
import { unreadable } from "./import-worker-sources.ts";

// Parts as small as these are taken in by the window in a few milliseconds each; a block of usage is thousands of cells.
const membersAtOnce = 1000;
const usageAtOnce = 4;
const progressEvery = 80;

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const desk = emptyDesk();

function send(message: FromWorker): void {
  scope.postMessage(message);
}

function watchFor(id: number): Watch {
  let last = 0;
  return {
    onProgress: (bytesRead, total) => {
      const now = performance.now();
      if (now - last < progressEvery) return;
      last = now;
      send({ kind: "progress", id, share: total === 0 ? 0 : bytesRead / total });
    },
    // Cancelling ends the whole worker, so nothing has to be asked here.
    isCancelled: () => false,
  };
}

async function answer<K extends ImportQuestion>(kind: K, id: number, question: ImportQuestions[K]): Promise<void> {
  const given = await answering[kind](desk, question, watchFor(id));
  if (kind === "plan" && desk.plan !== null) sendPlan(id);
  else send({ kind: "answer", id, answer: given });
}

/** A plan crosses list by list in small parts, then its head; the window puts the same plan together again. */
function sendPlan(id: number): void {
  const { plan } = desk;
  if (plan === null) return;
  const head: Partial<typeof plan> = { ...plan };
  for (const list of planLists) {
    delete head[list];
    const atOnce = list === "usage" ? usageAtOnce : membersAtOnce;
    for (let at = 0; at < plan[list].length; at += atOnce) {
      send({ kind: "members", id, list, members: plan[list].slice(at, at + atOnce) });
    }
  }
  send({ kind: "answer", id, answer: { ok: true, value: head } as ImportAnswers["plan"] });
}

function receive(message: ToWorker): void {
  if (message.kind === "table") {
    const { table, isFirst, shelves } = message;
    const before = isFirst ? [] : desk.portfolio[table];
    desk.portfolio = { ...desk.portfolio, [table]: new Map([...before, ...shelves]) };
    return;
  }
  const { kind, id, question } = message;
  answer(kind, id, question).catch((error: unknown) => {
    const refused = unreadable(error);
    if (refused !== null) send({ kind: "answer", id, answer: refused });
    else send({ kind: "bug", id, error: error instanceof Error ? error : new Error(String(error)) });
  });
}

scope.addEventListener("message", (event: MessageEvent<ToWorker>) => receive(event.data));
