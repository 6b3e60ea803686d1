import { describe, expect, it } from "vitest";
import { exportedColumns, retirementColumns } from "../../../../renderer/features/retirement/retirement-columns.tsx";
import { cost, holding, judged, now, product, rareAndDear } from "../../../support/judged.ts";
import {
  anyOwner,
  filteredRows,
  isFiltered,
  isOn,
  nobody,
  retirementRows,
  tabCounts,
  tabIds,
  wholeView,
} from "../../../../renderer/features/retirement/retirement-rows.ts";

const dayLength = 24 * 60 * 60 * 1000;

const portfolio = holding(
  {
    products: [
      product("Pager", { ownerTeamId: null }),
      product("Pigeon", { marks: [{ kind: "legal", reason: "Law", owner: "Ann", reviewOn: null }], ownerTeamId: null }),
      product("Telex", { ownerTeamId: null }),
    ],
    costs: [cost("Telex", "line", 1_000)],
    reviews: [
      {
        id: "r",
        createdAt: 1,
        updatedAt: 1,
        by: "Ann",
        productId: "Pager",
        featureId: null,
        kind: "snooze",
        reason: "Wait",
        until: "2025-12-01",
      },
    ],
    verdicts: [
      {
        id: "v",
        createdAt: now - 30.44 * dayLength,
        updatedAt: 1,
        by: "Winnow",
        productId: "Fax",
        featureId: null,
        verdict: "flag",
        codes: ["NPV_POSITIVE_LIKELY"],
        asOf: "2025-07",
        inputsHash: "",
        engineVersion: "1",
      },
    ],
  },
  rareAndDear,
);

const rows = retirementRows(judged(portfolio).candidates, now);
const names = (shown: typeof rows) => shown.map(({ candidate }) => candidate.name).sort();

describe("retirementRows", () => {
  it("prices the wait by whole days since the first flag, and not at all before one", () => {
    expect(rows.find(({ key }) => key === "Fax/")?.waiting).toBeCloseTo((500_000 * 30) / 30.44, 6);
    expect(rows.find(({ key }) => key === "Telex/")?.waiting).toBeNull();
  });

  it("begin with what has the most at stake, and end with what is not known", () => {
    const unowned = ["cheap", "unknown", "dear"].map((name) => product(name, { ownerTeamId: null }));
    const costs = [cost("cheap", "one", 1_000), cost("dear", "two", 900_000)];
    const shown = retirementRows(judged(holding({ products: unowned, costs })).candidates, now);
    expect(shown.map(({ candidate }) => candidate.name)).toEqual(["dear", "cheap", "unknown"]);
  });
});

describe("retirementColumns", () => {
  it("fit beside the navigation in a window of 1280, whatever is shown", () => {
    for (const tab of tabIds) {
      const widths = retirementColumns("EUR", tab).map(({ width }) => width ?? 0);
      expect([tab, widths.reduce((sum, width) => sum + width, 0)]).toEqual([
        tab,
        expect.toSatisfy((sum) => sum <= 1012),
      ]);
    }
  });

  it("leave nothing out of what is exported", () => {
    const exported = exportedColumns("EUR", "guarded").map(({ header }) => header);
    expect(exported).toEqual(expect.arrayContaining(["Verdict", "Waiting cost", "Evidence", "Guards"]));
  });
});

describe("tabCounts", () => {
  it("puts every row into the open candidates, the guarded or the kept, and into one only", () => {
    expect(tabCounts(rows)).toEqual({ candidates: 1, watch: 0, needData: 0, blocked: 0, guarded: 1, kept: 2 });
    const whole = ["candidates", "guarded", "kept"] as const;
    for (const row of rows) expect(whole.filter((tab) => isOn(tab, row))).toHaveLength(1);
    expect(tabIds).toHaveLength(6);
  });
});

describe("filteredRows", () => {
  const kept = (view: Partial<typeof wholeView>, productId: string | null = null) =>
    names(filteredRows(rows, "kept", { ...wholeView, ...view }, productId));

  it("asks for every word of the text, in name, product, owner, verdict or trigger", () => {
    expect(kept({})).toEqual(["Pager", "Telex"]);
    expect(kept({ text: "PAG nobody" })).toEqual(["Pager"]);
    expect(kept({ text: "pag telex" })).toEqual([]);
  });

  it("narrows by trigger, owner, verdict and product", () => {
    expect(kept({ trigger: "LOW_USE" })).toEqual([]);
    expect(kept({ trigger: "NO_OWNER", owner: nobody })).toEqual(["Pager", "Telex"]);
    expect(kept({ verdict: "keep" })).toEqual(["Telex"]);
    expect(kept({ owner: "team" })).toEqual([]);
    expect(kept({ owner: anyOwner }, "Pager")).toEqual(["Pager"]);
  });
});

describe("isFiltered", () => {
  it("takes grouping for no filter", () => {
    expect(isFiltered({ ...wholeView, isGrouped: true }, null)).toBe(false);
    expect(isFiltered({ ...wholeView, text: "a" }, null)).toBe(true);
    expect(isFiltered(wholeView, "Fax")).toBe(true);
  });
});
