import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UsageChange } from "#shared/domain/change.ts";
import { applyChange } from "#shared/domain/change.ts";
import { readBody, writeBody } from "#shared/domain/entry-body.ts";
import { partLimit } from "#shared/domain/journal.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";

function usageBlock(subjects: number, months: number): UsageChange {
  const size = subjects * months;
  const numbers = (of: (n: number) => number) => Array.from({ length: size }, (_, n) => of(n));
  return {
    table: "usage",
    id: "product",
    patch: {
      subjects: Array.from({ length: subjects }, (_, n) => `feature-${n}`),
      firstMonth: "2023-01",
      months,
      before: null,
      after: {
        eligible: numbers((n) => n + 1000),
        users: numbers((n) => n),
        uses: numbers((n) => n * 1.5),
        state: numbers(() => 30),
        span: numbers(() => 1),
        source: numbers(() => 0),
        sources: ["import"],
      },
    },
  };
}

describe("writeBody", () => {
  it("is read back to the same changes", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string(), note: fc.string({ unit: "binary" }) })), (records) => {
        const changes = records.map((record, n) => ({
          table: "teams" as const,
          id: `team-${n}`,
          before: null,
          after: { ...record, id: `team-${n}`, createdAt: 1, updatedAt: 1, by: "", dayRate: null },
        }));
        expect(readBody([...writeBody(changes)])).toEqual(changes);
      }),
    );
  });

  it("divides a large block of usage into parts that give the same matrix", () => {
    const block = usageBlock(3000, 24);
    const parts = [...writeBody([block])];
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(2 * partLimit);
    const whole = applyChange(emptyPortfolio, [block]);
    const divided = applyChange(emptyPortfolio, readBody(parts));
    expect([...allOf(divided.usage)]).toEqual([...allOf(whole.usage)]);
  });
});
