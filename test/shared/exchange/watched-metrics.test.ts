import { describe, expect, it } from "vitest";
import { blankReading } from "#shared/exchange/reading.ts";
import { harmsStated, statedHarm, watchedMetrics, withHarm } from "#shared/exchange/watched-metrics.ts";

const none = { options: {} };

describe("statedHarm", () => {
  it("is nothing before it is stated, and nothing again once it is taken back", () => {
    expect(statedHarm(none, "calls")).toEqual({ harm: null, margin: null });
    const options = withHarm({ options: { control: "a" } }, "calls", { harm: "less", margin: 0.5 });
    expect(statedHarm({ options }, "calls")).toEqual({ harm: "less", margin: 0.5 });
    expect(withHarm({ options }, "calls", { harm: null, margin: null })).toEqual({ control: "a" });
  });
});

describe("harmsStated", () => {
  it("names the metrics that have both a direction and a margin", () => {
    const half = withHarm(none, "calls", { harm: "more", margin: null });
    expect(harmsStated({ options: half })).toEqual([]);
    const options = withHarm({ options: half }, "time of day", { harm: "less", margin: 0 });
    expect(harmsStated({ options })).toEqual([{ name: "time of day", harm: "less", margin: 0 }]);
  });
});

describe("watchedMetrics", () => {
  it("are the further columns of units, shares where all their cells say yes or no", () => {
    const reading = {
      ...blankReading("experimentUnits"),
      columns: { metric: ["paid"], guardrails: ["back", "spent"] },
    };
    const look = {
      header: ["arm", "paid", "back", "spent"],
      sample: [
        ["a", "1", "yes", "3.5"],
        ["b", "0", "", "1"],
      ],
    };
    expect(watchedMetrics(look, reading)).toEqual([
      { name: "back", isShare: true },
      { name: "spent", isShare: false },
    ]);
  });

  it("are what rows tell beside the first metric of their experiment, or call a guardrail", () => {
    const columns = { experiment: ["test"], metric: ["metric"], role: ["role"], n: ["n"], sum: ["sum"] };
    const reading = { ...blankReading("experimentArms"), columns };
    const sample = [
      ["one", "called", "guardrail"],
      ["one", "paid", "primary"],
      ["two", "clicked", ""],
      ["two", "paid", ""],
    ];
    expect(watchedMetrics({ header: ["test", "metric", "role"], sample }, reading).map(({ name }) => name)).toEqual([
      "called",
      "paid",
    ]);
    expect(watchedMetrics({ header: ["test", "n"], sample: [] }, { ...reading, columns: {} })).toEqual([]);
  });
});
