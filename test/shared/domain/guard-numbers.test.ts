import { describe, expect, it } from "vitest";
import { guardNumbers } from "#shared/domain/guard-numbers.ts";
import { trailing } from "#shared/domain/month.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { asOf, candidateNamed, cost, feature, holding, product, rareAndDear, used } from "../../support/judged.ts";

const window = { from: "2024-08", to: asOf };

function numbers(code: string, fields: Parameters<typeof feature>[2], months: readonly string[], users = 0) {
  const portfolio = used(
    holding(
      {
        products: [product("Fax")],
        features: [feature("Fax", "seal", fields)],
        costs: [cost("Fax", "wax", 10, { featureId: "seal" })],
      },
      rareAndDear,
    ),
    ["Fax", "seal"],
    { eligible: 400, users, uses: users },
    months,
  );
  return guardNumbers(code, candidateNamed(portfolio, "seal"), defaultSettings.usage, window);
}

describe("guardNumbers", () => {
  it("counts how many months a new feature is old", () => {
    expect(numbers("NEW", { releasedMonth: "2025-06" }, ["2025-07", "2025-08"])).toEqual({
      unit: "month",
      value: 3,
      threshold: 6,
    });
  });

  it("counts how many months ago the last whole month was", () => {
    expect(numbers("STALE", {}, ["2025-03", "2025-04"])).toEqual({ unit: "month", value: 5, threshold: 2 });
  });

  it("counts the months observed against those that the cadence asks for", () => {
    expect(numbers("CADENCE", { cadence: "quarterly" }, ["2025-07", "2025-08"])).toMatchObject({
      value: 2,
      threshold: 6,
    });
    expect(numbers("CADENCE", { cadence: "emergency" }, ["2025-08"])).toMatchObject({ value: 1, threshold: null });
  });

  it("does not count months before the instrumentation, which the guard does not count either", () => {
    const fields = { cadence: "quarterly", instrumentedFrom: "2025-06" } as const;
    expect(numbers("CADENCE", fields, trailing(asOf, 13))).toMatchObject({ value: 3, threshold: 6 });
  });

  it("measures how much of the use fell into two months", () => {
    const value = numbers("CONCENTRATED", {}, ["2025-06", "2025-07", "2025-08"], 3);
    expect(value).toEqual({ unit: "share", value: 2 / 3, threshold: 0.8 });
  });

  it("has no number for what a person marked", () => {
    expect(numbers("LEGAL_HOLD", {}, ["2025-08"])).toEqual({});
  });
});
