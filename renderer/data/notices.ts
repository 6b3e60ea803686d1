import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Command } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Problem, Result } from "#shared/result.ts";
import { keptText, problemText, undoneText } from "#shared/words/frame.ts";
import { commit, currentState, whenSettled, type Committed } from "./portfolio.ts";
import type { Undone } from "./undo.ts";

/** Something told in passing, with at most one thing to do about it. */
export type Told = {
  readonly id: string;
  readonly text: string;
  readonly tone?: "neutral" | "good" | "warn" | "bad" | "note";
  readonly action?: { readonly label: string; readonly onPress: () => void };
};

/** More than these at once nobody reads. */
const mostShown = 3;

const store = createStore<readonly Told[]>(() => []);
let lastId = 0;

/** Tells something in passing; answers the id under which it can be withdrawn. */
export function tell(notice: Omit<Told, "id">): string {
  lastId += 1;
  const id = `notice-${lastId}`;
  store.setState(fewest([...store.getState(), { ...notice, id }]), true);
  return id;
}

/** Lets the oldest ordinary notices go first, and errors only when nothing else is left. */
function fewest(notices: readonly Told[]): readonly Told[] {
  if (notices.length <= mostShown) return notices;
  const oldest = notices.slice(0, -1).find(({ tone }) => tone !== "bad") ?? notices[0];
  return fewest(notices.filter((notice) => notice !== oldest));
}

/** Takes a notice away. */
export function withdrawNotice(id: string): void {
  store.setState(
    store.getState().filter((notice) => notice.id !== id),
    true,
  );
}

/** The notices shown now, oldest first. */
export function useNotices(): readonly Told[] {
  return useStore(store);
}

/** Tells why something was refused, and what to do about it. */
export function tellProblem(problem: Problem): string {
  return tell({ text: problemText(problem), tone: "bad" });
}

/** Commits a change and tells its name with an Undo button; a refusal is told too, and answered. */
export function commitAndTell(command: Command, text?: string): Result<Committed> {
  let binding = false;
  const committed = commit((portfolio, stamp) => {
    const change = command(portfolio, stamp);
    if (change.ok) binding = change.value.binding === true;
    return change;
  });
  if (!committed.ok) {
    tellProblem(committed.problem);
    return committed;
  }
  const { id, label } = committed.value;
  const undo = { label: "Undo", onPress: () => void undoById(id) };
  tell({ text: `${text ?? label}.`, ...(binding ? {} : { action: undo }) });
  return committed;
}

/** Takes back the change with a journal id and tells what came of it. */
export async function undoById(id: Id): Promise<void> {
  await whenSettled();
  const envelope = currentState().envelopes.find((entry) => entry.id === id);
  if (envelope === undefined) return;
  const { undoEntry } = await import("./undo.ts");
  tellUndone(await undoEntry(envelope));
}

/** Tells what an undo or redo did, with what it left alone because it was changed again since. */
export function tellUndone(undone: Result<Undone>): void {
  if (!undone.ok) {
    tellProblem(undone.problem);
    return;
  }
  const { committed, kept } = undone.value;
  const text = undoneText(committed.label);
  if (kept.length === 0) tell({ text });
  else tell({ text: `${text} ${keptText(kept.length)}`, tone: "warn" });
}
