import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noHash, type Envelope } from "#shared/domain/journal.ts";
import { undoStack } from "#shared/domain/undo-stack.ts";

function envelope(n: number, fields: Partial<Envelope> = {}): Envelope {
  const chain = { parts: 1, bodyHash: noHash, previousHash: noHash, hash: noHash, touches: [] };
  return {
    installation: "test-installation",
    seq: n + 1,
    lamport: n,
    id: `entry-${n}`,
    at: n,
    by: "",
    label: `${n}`,
    ...chain,
    ...fields,
  };
}

const ids = (envelopes: readonly Envelope[]) => envelopes.map(({ id }) => id);

describe("undoStack", () => {
  it("moves an undone change to redo, and back when it is redone", () => {
    const journal = [envelope(0), envelope(1), envelope(2, { undoes: "entry-1" })];
    expect(ids(undoStack(journal).undo)).toEqual(["entry-0"]);
    expect(ids(undoStack(journal).redo)).toEqual(["entry-2"]);
    const redone = [...journal, envelope(3, { redoes: "entry-2" })];
    expect(ids(undoStack(redone).undo)).toEqual(["entry-0", "entry-3"]);
    expect(undoStack(redone).redo).toEqual([]);
  });

  it("takes the undo of an undo as a redo", () => {
    const journal = [envelope(0), envelope(1, { undoes: "entry-0" }), envelope(2, { undoes: "entry-1" })];
    expect(ids(undoStack(journal).undo)).toEqual(["entry-2"]);
    expect(undoStack(journal).redo).toEqual([]);
  });

  it("clears redo on a new change", () => {
    const journal = [envelope(0), envelope(1, { undoes: "entry-0" }), envelope(2)];
    expect(ids(undoStack(journal).undo)).toEqual(["entry-2"]);
    expect(undoStack(journal).redo).toEqual([]);
  });

  it("leaves binding and automatic entries out and redo alone", () => {
    const journal = [
      envelope(0),
      envelope(1, { undoes: "entry-0" }),
      envelope(2, { binding: true }),
      envelope(3, { automatic: true }),
    ];
    expect(undoStack(journal).undo).toEqual([]);
    expect(ids(undoStack(journal).redo)).toEqual(["entry-1"]);
  });

  it("takes an undo from the middle of the stack, weeks later", () => {
    const journal = [envelope(0), envelope(1), envelope(2), envelope(3, { undoes: "entry-0" })];
    expect(ids(undoStack(journal).undo)).toEqual(["entry-1", "entry-2"]);
    expect(ids(undoStack(journal).redo)).toEqual(["entry-3"]);
  });

  it("forgets an entry whose body was erased", () => {
    const journal = [envelope(0), envelope(1), envelope(2, { erases: "entry-1" })];
    expect(ids(undoStack(journal).undo)).toEqual(["entry-0"]);
  });

  it("agrees with two stacks over random walks, at every restart", () => {
    const step = fc.constantFrom("change", "undo", "redo", "binding", "automatic");
    fc.assert(
      fc.property(fc.array(step, { minLength: 1000, maxLength: 1000 }), (walk) => {
        const journal: Envelope[] = [];
        const undo: string[] = [];
        const redo: string[] = [];
        walk.forEach((kind, n) => {
          const id = `entry-${n}`;
          if (kind === "binding" || kind === "automatic") journal.push(envelope(n, { [kind]: true }));
          else if (kind === "change") {
            journal.push(envelope(n));
            undo.push(id);
            redo.length = 0;
          } else {
            const target = kind === "undo" ? undo.pop() : redo.pop();
            if (target === undefined) return;
            journal.push(envelope(n, kind === "undo" ? { undoes: target } : { redoes: target }));
            (kind === "undo" ? redo : undo).push(id);
          }
          if (n % 100 !== 99) return;
          const derived = undoStack(journal);
          expect(ids(derived.undo)).toEqual(undo);
          expect(ids(derived.redo)).toEqual(redo);
        });
      }),
      { numRuns: 20 },
    );
  });
});
