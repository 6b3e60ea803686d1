import { describe, expect, it } from "vitest";
import { trailing } from "#shared/domain/month.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import {
  judgementOf,
  productUsage,
  trendWindow,
  usageMonthsOf,
  usageSeries,
  usageTrend,
} from "#shared/domain/product-usage.ts";
import { testsOf } from "#shared/domain/under-test.ts";
import { asDraft, blankExperiment, type Experiment } from "#shared/domain/experiment.ts";
import { counted, startable } from "../../support/experiments.ts";
import { asOf, feature, holding, product, used } from "../../support/judged.ts";

const bare = holding({ products: [product("A")], features: [feature("A", "x"), feature("A", "y")] });
const usageOf = (portfolio: Portfolio) => productUsage(portfolio, "A", asOf);
const counts = (users: number) => ({ eligible: 100, users, uses: users });

describe("productUsage", () => {
  it("counts the classes of the features, and leaves the product's own row out of them", () => {
    const portfolio = used(used(bare, ["A", "x"], counts(80)), ["A", "A"], counts(90));
    expect(usageOf(portfolio).counts).toMatchObject({ always: 1, unknown: 1 });
    expect(usageOf(portfolio).rare).toMatchObject({ share: 0 });
  });

  it("gives the same value until usage, features, marks, settings or month change", () => {
    const portfolio = used(bare, ["A", "x"], counts(80));
    expect(usageOf(portfolio)).toBe(usageOf(portfolio));
    expect(usageOf(holding({ products: [product("B")] }, portfolio))).toBe(usageOf(portfolio));
    expect(usageOf(used(portfolio, ["A", "x"], counts(70)))).not.toBe(usageOf(portfolio));
    expect(productUsage(portfolio, "A", "2025-07")).not.toBe(usageOf(portfolio));
  });
});

describe("judgementOf", () => {
  it("says unknown of what was never recorded, with the guards of its marks", () => {
    const marks = [{ kind: "legal", reason: "", owner: "", reviewOn: null } as const];
    expect(judgementOf(usageOf(bare), "y", marks)).toMatchObject({ class: "unknown", guards: ["MARKED", "NO_DATA"] });
  });
});

describe("a running experiment", () => {
  const test = (id: string, featureId: string | null, status: Experiment["status"] = "running"): Experiment => ({
    ...asDraft({ ...blankExperiment("A", id, startable), featureId }),
    id,
    createdAt: 0,
    updatedAt: 0,
    by: "",
    status,
  });

  it("guards the feature it is about, with and without records of its use", () => {
    const portfolio = holding({ experiments: [test("1", "x"), test("2", "y")] }, used(bare, ["A", "x"], counts(1)));
    expect(judgementOf(usageOf(portfolio), "x", []).guards).toContain("ACTIVE_EXPERIMENT");
    expect(judgementOf(usageOf(portfolio), "y", []).guards).toEqual(["ACTIVE_EXPERIMENT", "NO_DATA"]);
    expect(judgementOf(usageOf(portfolio), "A", []).guards).not.toContain("ACTIVE_EXPERIMENT");
  });

  it("guards the product where it names no feature", () => {
    const portfolio = holding({ experiments: [test("1", null)] }, used(bare, ["A", "A"], counts(1)));
    expect(judgementOf(usageOf(portfolio), "A", []).guards).toContain("ACTIVE_EXPERIMENT");
    expect(testsOf(portfolio, { productId: "A", featureId: null })).toHaveLength(1);
  });

  it("guards nothing before it starts and once it is over", () => {
    const portfolio = holding({ experiments: [test("1", "x", "draft"), test("2", "x", "concluded")] }, bare);
    expect(judgementOf(usageOf(portfolio), "x", []).guards).not.toContain("ACTIVE_EXPERIMENT");
  });

  it("is not judged anew when only its results change", () => {
    const portfolio = holding({ experiments: [test("1", "x")] }, used(bare, ["A", "x"], counts(1)));
    const measured = holding({ experiments: [{ ...test("1", "x"), observations: [counted(0, 9, 3)] }] }, portfolio);
    expect(usageOf(measured)).toBe(usageOf(portfolio));
  });
});

describe("usageMonthsOf", () => {
  it("tells missing months from measured zeros", () => {
    const { matrix } = usageOf(used(bare, ["A", "x"], counts(0), ["2025-07"]));
    const [before, measured, after] = usageMonthsOf(matrix, "x", "2025-06", "2025-08");
    expect(before).toMatchObject({ month: "2025-06", kind: "missing", users: null });
    expect(measured).toMatchObject({ month: "2025-07", kind: "full", users: 0, eligible: 100 });
    expect(after).toMatchObject({ month: "2025-08", kind: "missing", uses: null });
    expect(usageMonthsOf(matrix, "y", "2025-08", "2025-06")).toEqual([]);
  });
});

describe("usageSeries", () => {
  it("measures reach where it is known at all, else uses, else users", () => {
    const month = { month: "2025-08", kind: "full", eligible: null, users: 4, uses: 8, span: 1 } as const;
    expect(usageSeries([{ ...month, eligible: 16 }, month])).toEqual({ measure: "reach", values: [0.25, null] });
    expect(usageSeries([month])).toEqual({ measure: "uses", values: [8] });
    expect(usageSeries([{ ...month, uses: null, span: 2 }])).toEqual({ measure: "users", values: [2] });
  });
});

describe("usageTrend", () => {
  it("follows full months only, and refuses fewer than four", () => {
    const months = trailing(asOf, 12);
    const falling = months.reduce((known, month, n) => used(known, ["A", "x"], counts(40 - 3 * n), [month]), bare);
    expect(usageTrend(usageOf(falling), "x")).toMatchObject({ s: -66, direction: "down" });
    expect(usageTrend(usageOf(used(bare, ["A", "x"], counts(3), months.slice(0, 3))), "x")).toMatchObject({
      reason: "TOO_SHORT",
    });
    expect(usageTrend(usageOf(bare), "y")).toMatchObject({ reason: "TOO_SHORT" });
  });

  it("takes months before the instrumentation for missing, even where zeros stand in them", () => {
    const [blind, seeing] = [trailing(asOf, 12).slice(0, 6), trailing(asOf, 6)];
    const portfolio = used(used(bare, ["A", "x"], counts(0), blind), ["A", "x"], counts(40), seeing);
    expect(usageTrend(usageOf(portfolio), "x")).toMatchObject({ direction: "up" });
    const counting = holding({ features: [feature("A", "x", { instrumentedFrom: "2025-03" })] }, portfolio);
    expect(usageTrend(usageOf(counting), "x")).toMatchObject({ s: 0, direction: "flat" });
  });

  it("leaves the season in where less than two years of a feature are known, however old its product is", () => {
    const months = trailing(asOf, 14);
    const old = used(bare, ["A", "y"], counts(5), trailing(asOf, 36));
    const falling = months.reduce((known, month, n) => used(known, ["A", "x"], counts(40 - 2 * n), [month]), old);
    expect(usageTrend(usageOf(falling), "x")).toMatchObject({ s: -91, direction: "down" });
  });

  it("looks back three years and no further than the first record", () => {
    expect(trendWindow(usageOf(used(bare, ["A", "x"], counts(1), ["2025-03"])))).toEqual({ from: "2025-03", to: asOf });
    expect(trendWindow(usageOf(used(bare, ["A", "x"], counts(1), ["2020-01"])))).toEqual({ from: "2022-09", to: asOf });
  });
});
