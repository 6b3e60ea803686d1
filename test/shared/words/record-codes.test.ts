import { describe, expect, it } from "vitest";
import type { RecordTable } from "#shared/domain/portfolio.ts";
import { recordSchemas } from "#shared/domain/schemas.ts";
import { codeWord } from "#shared/words/record-codes.ts";

type Node = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly item?: Node;
  readonly wrapped?: Node;
};

/** Every code that a record may hold, with the path of its field. */
function codesIn(node: Node, path: string): readonly (readonly [path: string, code: string])[] {
  if (node.entries !== undefined) {
    return Object.entries(node.entries).flatMap(([name, entry]) => codesIn(entry, `${path}.${name}`));
  }
  const inner = node.item ?? node.wrapped;
  if (inner !== undefined) return codesIn(inner, path);
  if (node.type === "picklist" || node.type === "literal") {
    return [...(node.options ?? []), node.literal]
      .filter((code): code is string => typeof code === "string")
      .map((code) => [path, code]);
  }
  return (node.options ?? []).flatMap((option) => codesIn(option as Node, path));
}

describe("codeWord", () => {
  it("has a word for every code of every table that is no word by itself", () => {
    const tables = Object.keys(recordSchemas) as readonly RecordTable[];
    const codes = tables.flatMap((table) => codesIn(recordSchemas[table] as unknown as Node, table));
    expect(codes.length).toBeGreaterThan(100);
    const raw = codes.filter(([path, code]) => /[A-Z\d_]/.test(code) && codeWord(path, code) === undefined);
    expect(raw).toEqual([]);
  });

  it("knows the codes of a card that was amended and of a decision that was withdrawn", () => {
    expect(codeWord("experiments.amendments.before.method", "fakeDoor")).toBe("Fake door");
    expect(codeWord("experiments.withdrawals.decision.decision", "pivot")).toBe("Pivot");
    expect(codeWord("products.name", "fakeDoor")).toBeUndefined();
  });
});
