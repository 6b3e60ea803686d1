import { useMemo } from "react";
import { tellUndone } from "#data/notices.ts";
import { usePortfolioState, whenSettled } from "#data/portfolio.ts";
import { undoStack } from "#shared/domain/undo-stack.ts";
import { takesText } from "./keys.ts";

let turn: Promise<void> = Promise.resolve();

/** One after the other, each once everything before it is written: fast key presses undo one change each. */
function inTurn(way: "undo" | "redo"): void {
  turn = turn.then(async () => {
    await whenSettled();
    const undone = await (await import("#data/undo.ts"))[way]();
    if (undone !== null) tellUndone(undone);
  });
}

/** Takes back the newest change; in a text field, what was typed last. */
export function undoHere(): void {
  if (takesText(document.activeElement)) document.execCommand("undo");
  else inTurn("undo");
}

/** Does again what was undone last; in a text field, what was typed there. */
export function redoHere(): void {
  if (takesText(document.activeElement)) document.execCommand("redo");
  else inTurn("redo");
}

/** The names of the changes that undo and redo would act on now. */
export function useUndoNames(): { readonly undoName: string | null; readonly redoName: string | null } {
  const envelopes = usePortfolioState((state) => state.envelopes);
  return useMemo(() => {
    const stack = undoStack(envelopes);
    return {
      undoName: stack.undo.at(-1)?.label ?? null,
      redoName: stack.redo.at(-1)?.label.replace(/^Undo: /, "") ?? null,
    };
  }, [envelopes]);
}
