import { describe, expect, it } from "vitest";
import type { Cohort } from "#shared/domain/cohort.ts";
import {
  blankCohort,
  cohortCells,
  cohortFields,
  cohortProblem,
} from "../../../../renderer/features/product/cohort-cells.ts";

const cohort: Cohort = {
  ...blankCohort("A", "2026-03-01", 1),
  id: "1",
  createdAt: 0,
  updatedAt: 0,
  by: "",
  acquired: 1240,
  activated: 402,
  phase: "tuning",
};

describe("cohortFields", () => {
  it("reads back the cells of a cohort", () => {
    const { name, from, phase, acquired, activated, retained, referred, revenue } = cohort;
    const said = { name, from, phase, acquired, activated, retained, referred, revenue };
    expect(cohortFields(cohortCells(cohort))).toEqual(said);
  });

  it("takes numbers with thousands apart, a month for its first day, and emptiness for what was not counted", () => {
    expect(cohortFields({ acquired: "1,240", retained: "", from: "2026-03" })).toEqual({
      acquired: 1240,
      retained: null,
      from: "2026-03-01",
    });
  });
});

describe("cohortProblem", () => {
  it("says what a cell must hold", () => {
    const problem = (column: string, text: string) => cohortProblem({ column, text });
    expect(problem("acquired", "")).toBe("write how many came.");
    expect(problem("activated", "")).toBeNull();
    expect(problem("activated", "12.5")).toBe("write a whole number, or nothing.");
    expect(problem("activated", "-1")).not.toBeNull();
    expect(problem("from", "2026-02-30")).not.toBeNull();
    expect(problem("from", "2026-02-28")).toBeNull();
    expect(problem("phase", "Tuning")).toBeNull();
    expect(problem("phase", "later")).not.toBeNull();
    expect(problem("name", " ")).not.toBeNull();
  });
});
