import { addMonths, type Month, monthIndex } from "#shared/domain/month.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { cellState, measureKnown } from "#shared/domain/usage-cell.ts";
import { classifyUsage, isCandidate, usageAt, type UsageThresholds } from "#shared/domain/usage-class.ts";
import { guardBit } from "#shared/domain/usage-guard.ts";
import { measureUsage } from "#shared/domain/usage-measure.ts";
import { productTotals } from "#shared/domain/usage-observation.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

type Cell = {
  readonly eligible?: number;
  readonly users?: number;
  readonly uses?: number;
  readonly kind?: "missing" | "partial" | "full" | "spread";
};

type Row = {
  readonly cells: readonly Cell[];
  readonly released?: Month;
  readonly instrumentedFrom?: Month;
  readonly standing?: number;
  readonly monthsNeeded?: number;
};

const through = "2026-10";

/** Judges rows whose last cell is the month `through`; all rows have the same number of cells. */
function judge(rows: readonly Row[], thresholds: Partial<UsageThresholds> = {}, asOf: Month = "2026-11") {
  const months = rows[0]?.cells.length ?? 0;
  const cells = rows.flatMap((row) => row.cells);
  const known = cells.map(({ eligible = null, users = null, uses = null }) => ({ eligible, users, uses }));
  const matrix = {
    firstMonth: addMonths(through, 1 - months),
    months,
    subjects: rows.map((_, row) => `f${row}`),
    eligible: Uint32Array.from(known, ({ eligible }) => eligible ?? 0),
    users: Uint32Array.from(known, ({ users }) => users ?? 0),
    uses: Float64Array.from(known, ({ uses }) => uses ?? 0),
    state: Uint8Array.from(cells, ({ kind = "full" }, at) => {
      const measures = known[at] ?? { eligible: null, users: null, uses: null };
      return kind === "missing" ? 0 : cellState(kind) | measureKnown(measures);
    }),
  };
  const month = (text: Month | undefined) => (text === undefined ? -1 : monthIndex(text));
  const subjects = {
    released: Int32Array.from(rows, ({ released }) => month(released)),
    instrumentedFrom: Int32Array.from(rows, ({ instrumentedFrom }) => month(instrumentedFrom)),
    standing: Uint16Array.from(rows, ({ standing }) => standing ?? 0),
    monthsNeeded: Uint16Array.from(rows, (row) => row.monthsNeeded ?? 0),
  };
  const lines = { ...defaultSettings.usage, ...thresholds };
  const totals = productTotals(matrix, "product");
  const measured = measureUsage(matrix, subjects, { through, windowMonths: lines.windowMonths, totals });
  const columns = classifyUsage(measured, subjects, { through, asOf, thresholds: lines });
  return rows.map((_, row) => ({ ...usageAt(columns, row), flagged: isCandidate(columns, row) }));
}

const only = (row: Row, thresholds: Partial<UsageThresholds> = {}, asOf: Month = "2026-11") => {
  const [judged] = judge([row], thresholds, asOf);
  if (judged === undefined) throw new Error("no row");
  return judged;
};

const steady = (cell: Cell, months = 13): readonly Cell[] => Array.from({ length: months }, () => cell);
const rare: Cell = { eligible: 400, users: 8, uses: 11 };
const unused: Cell = { eligible: 400, users: 0, uses: 0 };
const spread: Cell = { kind: "spread" };
const old = "2020-01";

describe("classifyUsage by reach", () => {
  it("takes missing months for missing: they change neither reach nor depth", () => {
    const missing = steady({ kind: "missing" }, 5);
    const all = only({ cells: [...missing, ...steady(rare)], released: old });
    expect(all).toMatchObject({ class: "rarely", reach: 0.02, exposureMonths: 13, candidate: true, flagged: true });
    const gap = only({ cells: [...steady(rare, 6), { kind: "missing" }, ...steady(rare, 6)], released: old });
    expect(gap).toMatchObject({ reach: 0.02, exposureMonths: 12, candidate: true });
  });

  it("lets a partial month prove use, and protect a peak, but not count for reach", () => {
    const cells = [...steady(unused), { ...rare, users: 60, kind: "partial" as const }].slice(1);
    expect(only({ cells, released: old })).toMatchObject({
      class: "rarely",
      reach: 0,
      exposureMonths: 12,
      guards: ["SEASONAL_PEAK"],
      peakMonth: through,
      peakShare: 0.15,
    });
  });

  it("is unknown without any month that counts, and still says what else forbids a flag", () => {
    const row = { cells: steady({ eligible: 0, users: 0, uses: 0 }), standing: guardBit.LEGAL_HOLD };
    expect(only(row)).toMatchObject({ class: "unknown", guards: ["LEGAL_HOLD", "NO_DATA"], reach: null, ci: null });
  });

  it("is new by its first month with use where no release is known, and remembers the class beneath", () => {
    const cells = [...steady(unused, 9), ...steady(rare, 4)];
    expect(only({ cells })).toMatchObject({ class: "new", judged: "rarely", firstSeen: "2026-07" });
    expect(only({ cells }).guards).toEqual(["COVERAGE", "NEW"]);
    expect(only({ cells, released: "2026-05" }).class).toBe("rarely");
    expect(only({ cells, released: "2026-06" }).class).toBe("new");
    expect(only({ cells: steady(unused) })).toMatchObject({ class: "never", firstSeen: null, lastUsed: null });
  });

  it("counts only whole months after the first use where no release is known", () => {
    const begun = (before: number) => ({ cells: [...steady(unused, before), ...steady(rare, 13 - before)] });
    expect(only(begun(0))).toMatchObject({ exposureMonths: 13, guards: [] });
    expect(only(begun(1))).toMatchObject({ exposureMonths: 11, guards: ["COVERAGE"], candidate: false });
    expect(only({ ...begun(1), released: old })).toMatchObject({ exposureMonths: 13, candidate: true });
    const usedBefore = { cells: [rare, ...steady(unused, 13)] };
    expect(only(usedBefore)).toMatchObject({ class: "never", exposureMonths: 13, candidate: true });
    const others = { cells: steady({ uses: 1_000_000 }) };
    const [shared] = judge([{ cells: [...steady({ uses: 0 }, 4), ...steady({ uses: 1 }, 9)] }, others]);
    expect(shared).toMatchObject({ judged: "rarely", exposureMonths: 8, guards: ["COVERAGE"] });
  });

  it("goes stale when the last full month lies more than two months back", () => {
    const cells = [...steady(rare), ...steady({ kind: "missing" }, 1)];
    expect(only({ cells, released: old }).guards).toEqual([]);
    const older = [...steady(rare), ...steady({ kind: "missing" }, 2)];
    expect(only({ cells: older, released: old }, { coverageMonths: 11 }).guards).toEqual(["STALE"]);
    expect(only({ cells, released: old }, {}, "2026-12").guards).toEqual(["STALE"]);
  });

  it("does not count months before the instrumentation", () => {
    const row = { cells: steady(unused), released: old, instrumentedFrom: "2026-01" };
    expect(only(row)).toMatchObject({ exposureMonths: 10, guards: ["COVERAGE"] });
  });

  it("guards a cadence of which too little was seen", () => {
    const row = { cells: steady(rare), released: old };
    expect(only({ ...row, monthsNeeded: 13 }).guards).toEqual([]);
    expect(only({ ...row, monthsNeeded: 14 }).guards).toEqual(["CADENCE"]);
  });

  it("judges only the window, whose length is a threshold", () => {
    const cells = [...steady({ eligible: 400, users: 100, uses: 400 }, 1), ...steady(unused, 12)];
    expect(only({ cells, released: old }, { windowMonths: 12 })).toMatchObject({ class: "never", candidate: true });
    expect(only({ cells, released: old }).guards).toEqual(["SEASONAL_PEAK"]);
  });

  it("lets months of a quarter share its numbers, and says that no season can be seen", () => {
    const quarter = (users: number): readonly Cell[] => [
      { eligible: 400, users, uses: 6 * users },
      { kind: "spread" },
      { kind: "spread" },
    ];
    const cells = [...quarter(0), ...quarter(4), ...quarter(4), ...quarter(120), ...quarter(4)];
    const judged = only({ cells, released: old });
    expect(judged).toMatchObject({ class: "rarely", exposureMonths: 13, warnings: ["SEASON_UNSEEN"], depth: 2 });
    expect(judged.reach).toBeCloseTo((3 * (4 + 4 + 120 + 4)) / (400 * 13), 12);
    expect(judged.guards).toEqual(["REACH_UNCERTAIN"]);
  });

  it("does not ask for eligible users to be more than its users", () => {
    expect(only({ cells: steady({ eligible: 10, users: 20, uses: 20 }) })).toMatchObject({ class: "always", reach: 1 });
  });
});

describe("classifyUsage by share", () => {
  const busy: Row = { cells: steady({ uses: 1_000_000 }), released: old };
  const withBusy = (row: Row) => judge([row, busy])[0];

  it("tells never, rarely and used apart by the largest monthly share", () => {
    const peak = (uses: number): Row => ({ cells: [...steady({ uses: 0 }, 12), { uses }], released: old });
    expect(withBusy(peak(0))).toMatchObject({ class: "never", shareUpperBound: 0, candidate: true });
    expect(withBusy(peak(99))).toMatchObject({
      class: "rarely",
      candidate: true,
      reach: null,
      ci: null,
      certain: false,
    });
    expect(withBusy(peak(101))).toMatchObject({ class: "used", candidate: false, peakMonth: through });
    expect(withBusy(peak(0))?.warnings).toEqual(["SHARE_ONLY"]);
  });

  it("calls nothing never before twelve full months in which the product was used", () => {
    const row: Row = { cells: [...steady({ kind: "missing" }, 2), ...steady({ uses: 0 }, 11)], released: old };
    expect(withBusy(row)).toMatchObject({ class: "rarely", exposureMonths: 11, guards: ["COVERAGE"] });
    expect(judge([{ cells: steady({ uses: 0 }) }])[0]).toMatchObject({ class: "unknown", guards: ["NO_DATA"] });
  });

  it("spreads the uses of a longer period over its months, of the product and of its features", () => {
    const quarters = (uses: number): Row => ({
      cells: [{ uses: uses / 3 }, ...Array.from({ length: 4 }, () => [{ uses }, spread, spread]).flat()],
      released: old,
    });
    const few: Row = { cells: steady({ uses: 1 }), released: old };
    expect(judge([few, quarters(3_000_000)])[0]).toMatchObject({ class: "rarely", shareUpperBound: 1 / 1_000_001 });
    expect(withBusy(quarters(240))).toMatchObject({ class: "rarely", shareUpperBound: 80 / 1_000_080 });
    expect(withBusy(quarters(303))?.class).toBe("used");
  });

  it("learns nothing from months in which nobody was there whom the feature is for", () => {
    const nobody: Cell = { eligible: 0, users: 0, uses: 0 };
    expect(withBusy({ cells: steady(nobody), released: old })).toMatchObject({
      class: "unknown",
      guards: ["NO_DATA"],
      candidate: false,
    });
    const most = { cells: [...steady(nobody, 2), ...steady({ uses: 0 }, 11)], released: old };
    expect(withBusy(most)).toMatchObject({ exposureMonths: 11, guards: ["COVERAGE"] });
  });

  it("measures users without eligible users alike", () => {
    const [few, many] = judge([
      { cells: steady({ users: 1 }), released: old },
      { cells: steady({ users: 100_000 }), released: old },
    ]);
    expect([few?.class, many?.class]).toEqual(["rarely", "used"]);
  });
});

describe("classifyUsage", () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constant<Cell>({ kind: "missing" }),
    fc
      .record({
        eligible: fc.nat(500),
        users: fc.nat(500),
        uses: fc.nat(5000),
        kind: fc.constantFrom("full" as const, "partial" as const),
      })
      .map((drawn): Cell => ({ ...drawn, users: Math.min(drawn.users, drawn.eligible) })),
  );
  const rows = fc.array(fc.array(cell, { minLength: 15, maxLength: 15 }), { minLength: 1, maxLength: 6 });

  it("judges a row alike wherever it stands in the matrix", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        // Reach does not depend on the rest of the product; a share of its use does.
        const listed = drawn.map((cells) => ({ cells: [...cells.slice(1), { eligible: 50, users: 1, uses: 1 }] }));
        const forwards = judge(listed);
        expect(judge(listed.toReversed()).toReversed()).toEqual(forwards);
        listed.forEach((row, at) => expect(judge([row])[0]).toEqual(forwards[at]));
      }),
    );
  });

  it("flags only what is used rarely or never and has no guard", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        for (const judged of judge(drawn.map((cells) => ({ cells, released: old })))) {
          const isRare = judged.class === "rarely" || judged.class === "never";
          expect(judged.candidate).toBe(isRare && judged.guards.length === 0);
          expect(judged.flagged).toBe(judged.candidate);
          const upper = judged.ci?.[1] ?? 1;
          expect(judged.candidate && upper >= 0.1).toBe(false);
        }
      }),
    );
  });

  it("does not see the order of months in reach", () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 13, maxLength: 13 }), (cells) => {
        const forwards = only({ cells, released: old });
        const backwards = only({ cells: cells.toReversed(), released: old });
        expect(backwards.reach ?? -1).toBeCloseTo(forwards.reach ?? -1, 12);
        expect(backwards.exposureMonths).toBe(forwards.exposureMonths);
      }),
    );
  });
});
