import type { Envelope } from "./journal.ts";

/** What can be undone and redone now, each with the next one last. A redo takes back the undo entry that stands here. */
export type UndoStack = { readonly undo: readonly Envelope[]; readonly redo: readonly Envelope[] };

/**
 * The undo stack that a journal (oldest entry first) leaves behind, so that it survives a restart. Undoing moves a change
 * over to redo, undoing or redoing that undo moves it back, a new change clears redo; binding and automatic entries and
 * those whose body was erased are never on it.
 */
export function undoStack(envelopes: readonly Envelope[]): UndoStack {
  const undo: Envelope[] = [];
  let redo: Envelope[] = [];
  for (const envelope of envelopes) {
    if (envelope.erases !== undefined) {
      takeFrom(undo, envelope.erases);
      takeFrom(redo, envelope.erases);
    }
    if (envelope.binding || envelope.automatic || envelope.erases !== undefined) continue;
    const target = envelope.undoes ?? envelope.redoes;
    if (target !== undefined && takeFrom(undo, target)) redo.push(envelope);
    else if (target !== undefined && takeFrom(redo, target)) undo.push(envelope);
    else {
      undo.push(envelope);
      redo = [];
    }
  }
  return { undo, redo };
}

function takeFrom(stack: Envelope[], id: string): boolean {
  const at = stack.findLastIndex((envelope) => envelope.id === id);
  if (at >= 0) stack.splice(at, 1);
  return at >= 0;
}
