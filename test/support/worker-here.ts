import type { FromWorker, ImportQuestion, ImportQuestions, ToWorker } from "#data/import-worker-messages.ts";
import { unwatched } from "#shared/exchange/watch.ts";

/** A worker where there are none: it answers the questions of an import in the same thread. */
export class WorkerHere extends EventTarget {
  readonly #desk = import("#data/import-worker-answers.ts").then((answers) => ({
    ...answers,
    desk: answers.emptyDesk(),
  }));

  postMessage(message: ToWorker): void {
    if (message.kind === "table") return;
    void this.#answer(message.kind, message.id, message.question);
  }

  terminate(): void {}

  async #answer<K extends ImportQuestion>(kind: K, id: number, question: ImportQuestions[K]): Promise<void> {
    const { answering, desk } = await this.#desk;
    const answer = await answering[kind](desk, question, unwatched);
    const data: FromWorker = { kind: "answer", id, answer };
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
