import {
  guardBit,
  guardNames,
  guardsOfMarks,
  monthsNeeded,
  warningBit,
  warningNames,
} from "#shared/domain/usage-guard.ts";
import { describe, expect, it } from "vitest";

describe("guardNames", () => {
  it("names what a mask holds, in the order of the names", () => {
    expect(guardNames(guardBit.STALE | guardBit.CADENCE)).toEqual(["CADENCE", "STALE"]);
    expect(warningNames(warningBit.SHARE_ONLY | warningBit.CONCENTRATED)).toEqual(["CONCENTRATED", "SHARE_ONLY"]);
    expect(guardNames(0)).toEqual([]);
  });
});

describe("guardsOfMarks", () => {
  it("raises MARKED once for what the law or the season protects, and a guard of its own for the rest", () => {
    expect(guardNames(guardsOfMarks([{ kind: "seasonal" }, { kind: "disasterRecovery" }]))).toEqual(["MARKED"]);
    const own = ["legalHold", "essentialPath", "unmeasuredCallers", "openSuccessorGap"] as const;
    expect(guardNames(guardsOfMarks(own.map((kind) => ({ kind }))))).toEqual([
      "ESSENTIAL_PATH",
      "LEGAL_HOLD",
      "OPEN_SUCCESSOR_GAP",
      "UNMEASURED_CALLERS",
    ]);
  });
});

describe("monthsNeeded", () => {
  it("asks for two intervals, for one when yearly, and for more than there are in an emergency", () => {
    expect((["monthly", "quarterly", "halfYearly", "yearly"] as const).map(monthsNeeded)).toEqual([2, 6, 12, 12]);
    expect(monthsNeeded(null)).toBe(0);
    expect(monthsNeeded("emergency")).toBeGreaterThan(1200);
  });
});
