import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { imported, planned } from "../../support/experiment-files.ts";

const growthbook = readFileSync(new URL("../../fixtures/hostile/samples/growthbook.json", import.meta.url), "utf8");

describe("experiments of GrowthBook", () => {
  it("come in with arms and planned shares, metrics, dates and what was concluded, without a question", async () => {
    const { portfolio, guess, plan } = await imported(emptyPortfolio, "growthbook.json", growthbook);
    expect(guess.reading.format).toBe("experimentCards");
    expect(plan.counts).toMatchObject({ rows: 2, new: 2 });
    const [stopped, draft] = [...allOf(portfolio.experiments)].toSorted((a, b) => (a.title > b.title ? -1 : 1));
    expect(stopped).toMatchObject({
      title: "Short form",
      externalId: "exp_1a",
      status: "concluded",
      lock: null,
      note: "GrowthBook: won. Winner: Short. Shipped.",
      card: {
        belief: { change: "A shorter form is finished by more people" },
        arms: [
          { name: "Control", weight: 0.5 },
          { name: "Short", weight: 0.5 },
        ],
        metric: { name: "met_finished" },
        guardrails: [{ name: "met_calls", harm: null, margin: null }],
      },
      verdict: { exploratory: true },
    });
    expect(draft).toMatchObject({ title: "Dark colours", status: "draft", verdict: null });
  });

  it("are known again by their ids: the same file changes nothing, a later one shows what it changes", async () => {
    const { portfolio } = await imported(emptyPortfolio, "growthbook.json", growthbook);
    const again = await planned(portfolio, "growthbook.json", growthbook);
    expect(again.plan.counts).toMatchObject({ rows: 2, unchanged: 2 });
    const later = growthbook
      .replace('"Dark colours"', '"Night colours"')
      .replace('"status": "draft"', '"status": "running"');
    const { plan } = await planned(portfolio, "growthbook.json", later);
    expect(plan.counts).toMatchObject({ update: 1, unchanged: 1 });
    const changed = plan.rows.find(({ verdict }) => verdict === "update");
    expect(changed?.fields).toEqual([
      { field: "title", before: "Dark colours", after: "Night colours" },
      { field: "status", before: "draft", after: "running" },
    ]);
  });

  it("are found by their results, whatever the files are called", async () => {
    const { portfolio } = await imported(emptyPortfolio, "growthbook.json", growthbook);
    const analysis = { numerator: 20, denominator: 90, mean: 0.2, stddev: 0.4 };
    const variations = ["Control", "Short"].map((variationId) => ({ variationId, users: 90, analyses: [analysis] }));
    const results = [{ metrics: [{ metricId: "met_finished", variations }] }];
    const told = { result: { experimentId: "exp_1a", dimension: { type: "none" }, results } };
    const { plan } = await planned(portfolio, "other.json", JSON.stringify(told));
    expect(plan.counts).toMatchObject({ new: 0, update: 1, stopped: 0 });
  });

  it("come on one line as well, alone as well", async () => {
    const { experiments } = JSON.parse(growthbook) as { readonly experiments: readonly unknown[] };
    const oneLine = await planned(emptyPortfolio, "a.json", JSON.stringify({ experiments }));
    expect(oneLine.plan.counts).toMatchObject({ rows: 2, new: 2 });
    const alone = await planned(emptyPortfolio, "b.json", JSON.stringify({ experiment: experiments[0] }));
    expect(alone.plan.counts).toMatchObject({ rows: 1, new: 1 });
    const bare = await planned(emptyPortfolio, "c.json", JSON.stringify(experiments, null, 2));
    expect(bare.plan.counts).toMatchObject({ rows: 2, new: 2 });
  });
});
