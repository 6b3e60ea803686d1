import { describe, expect, it } from "vitest";
import { cellKind, eligibleKnown, usersKnown } from "#shared/domain/usage-cell.ts";
import type { UsageCells } from "#shared/domain/usage.ts";
import { changedCells } from "../../../../renderer/features/history/usage-cells.ts";

function cells(users: readonly number[], state: readonly number[]): UsageCells {
  const zeros = users.map(() => 0);
  return { eligible: users.map(() => 100), users, uses: zeros, state, span: zeros, source: zeros, sources: [] };
}

const known = cellKind.full | usersKnown | eligibleKnown;
const partial = cellKind.partial | usersKnown;

describe("changedCells", () => {
  it("lists only the cells that changed, in words, and counts the rest", () => {
    const patch = {
      subjects: ["search", "fax"],
      firstMonth: "2026-09",
      months: 2,
      before: cells([1, 2, 3, 4], [known, known, known, 0]),
      after: cells([1, 20, 3, 4], [known, known, known, partial]),
    };
    expect(changedCells({ table: "usage", id: "shop", patch }, 1)).toEqual({
      all: 2,
      shown: [{ subject: "search", month: "2026-10", before: "2 users of 100", after: "20 users of 100" }],
    });
    expect(changedCells({ table: "usage", id: "shop", patch }, 9).shown[1]).toEqual({
      subject: "fax",
      month: "2026-10",
      before: "missing",
      after: "4 users (partial)",
    });
  });
});
