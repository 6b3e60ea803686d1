import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "#shared/domain/experiment.ts";
import {
  cellsOf,
  columnId,
  figuresOf,
  groupsOf,
  noDay,
  problemOfCell,
  withCells,
  type OpenCells,
  type Shown,
} from "../../../../../renderer/features/experiments/running/result-cells.ts";
import { counted, startable } from "../../../../support/experiments.ts";

const share: Shown = { guardrail: null, kind: "proportion", spread: "deviation" };
const mean: Shown = { ...share, kind: "mean" };
const groups = groupsOf({ card: startable, guardrail: null });
const day = "2026-02-01";
const nothingOpen: OpenCells = new Map();

const column = (arm: number, figure: "n" | "count" | "mean" | "deviation") => {
  const group = groups[arm];
  if (group === undefined) throw new Error("There is no such arm.");
  return columnId(group, figure);
};
const type = (
  observations: readonly Observation[],
  cells: readonly (readonly [string, string])[],
  { shown = share, open = nothingOpen }: { readonly shown?: Shown; readonly open?: OpenCells } = {},
) =>
  withCells(
    observations,
    cells.map(([id, text]) => ({ row: day, column: id, text })),
    { groups, shown, open },
  );

describe("withCells", () => {
  it("keeps a group once all its figures are there, and leaves it open until then", () => {
    const half = type([], [[column(0, "n"), "100"]]);
    expect(half.observations).toEqual([]);
    expect(half.open.size).toBe(1);
    const whole = type(half.observations, [[column(0, "count"), "12"]], { open: half.open });
    expect(whole.observations).toEqual([counted(0, 100, 12, { day })]);
    expect(whole.open.size).toBe(0);
  });

  it("takes a group away when its cells are emptied, and leaves the others", () => {
    const before = [counted(0, 100, 12, { day }), counted(1, 90, 15, { day })];
    const after = type(before, [
      [column(0, "n"), ""],
      [column(0, "count"), ""],
    ]);
    expect(after.observations).toEqual([counted(1, 90, 15, { day })]);
  });

  it("refuses more successes than units, and says so", () => {
    const refused = type(
      [],
      [
        [column(0, "n"), "10"],
        [column(0, "count"), "11"],
      ],
    );
    expect(refused.observations).toEqual([]);
    expect(refused.problem).toMatch(/More did it/);
  });

  it("keeps a mean and its deviation as sums, and shows them again as typed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10_000 }),
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: 0, max: 5000 }),
        (n, average, deviation) => {
          const kept = type(
            [],
            [
              [column(1, "n"), String(n)],
              [column(1, "mean"), String(average / 10)],
              [column(1, "deviation"), String(deviation / 10)],
            ],
            { shown: mean },
          );
          expect(kept.problem).toBeNull();
          const cells = cellsOf(kept.observations, day, { groups, shown: mean, open: nothingOpen });
          expect(Number(cells[column(1, "n")])).toBe(n);
          expect(Number(cells[column(1, "mean")])).toBeCloseTo(average / 10, 8);
          expect(Number(cells[column(1, "deviation")])).toBeCloseTo(deviation / 10, 3);
        },
      ),
    );
  });

  it("adds several results of one place up, and replaces them by what is typed", () => {
    const before = [counted(0, 100, 12, { day }), counted(0, 50, 8, { day })];
    expect(cellsOf(before, day, { groups, shown: share, open: nothingOpen })[column(0, "n")]).toBe("150");
    const after = type(before, [[column(0, "count"), "21"]]);
    expect(after.observations).toEqual([counted(0, 150, 21, { day })]);
  });

  it("keeps what belongs to no day apart", () => {
    const whole = [counted(0, 10, 1)];
    expect(cellsOf(whole, noDay, { groups, shown: share, open: nothingOpen })[column(0, "n")]).toBe("10");
    expect(cellsOf(whole, day, { groups, shown: share, open: nothingOpen })[column(0, "n")]).toBe("");
  });
});

describe("groupsOf", () => {
  it("has an arm each, an arm in two periods, two periods, or one group, by the method", () => {
    const labels = (method: "did" | "beforeAfter" | "fakeDoor" | "interview") =>
      groupsOf({ card: { ...startable, method }, guardrail: null }).map(({ label }) => label);
    expect(groups.map(({ label }) => label)).toEqual(["Control", "Treatment"]);
    expect(labels("did")).toHaveLength(4);
    expect(labels("beforeAfter")).toEqual(["Before", "After"]);
    expect(labels("fakeDoor")).toHaveLength(1);
    expect(labels("interview")).toEqual([]);
  });
});

describe("problemOfCell", () => {
  it("takes whole units, negative sums and nothing, and no words", () => {
    const of = (id: string, text: string) => problemOfCell({ row: day, column: id, text });
    expect(of(column(0, "n"), "12")).toBeNull();
    expect(of(column(0, "n"), "")).toBeNull();
    expect(of(column(0, "n"), "1.5")).toMatch(/whole/);
    expect(of(column(0, "n"), "many")).toMatch(/number/);
    expect(of(column(0, "mean"), "-3.5")).toBeNull();
    expect(of(column(0, "deviation"), "-3.5")).toMatch(/below 0/);
  });

  it("knows the figures of every kind of metric", () => {
    expect(figuresOf(share)).toEqual(["n", "count"]);
    expect(figuresOf({ ...mean, spread: "squares" })).toEqual(["n", "sum", "squares"]);
    expect(figuresOf({ ...share, kind: "ratio" })).toHaveLength(6);
  });
});
