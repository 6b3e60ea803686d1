import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { textSource } from "#shared/exchange/byte-source.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { withHarm } from "#shared/exchange/watched-metrics.ts";
import { importStatements } from "#shared/words/import.ts";
import { describe, expect, it } from "vitest";
import { imported, readFile } from "../../support/experiment-files.ts";

const lines = (...rows: readonly string[]) => `${rows.join("\n")}\n`;

describe("results counted by arm", () => {
  it("are known by their headers, the control by its name, whatever the order of the rows", async () => {
    const header = "test,variant,users,conversions";
    const rows = ["Button,treatment,1000,120", "Button,control,1010,100", "Link,B,500,9", "Link,A,510,7"];
    const { read, guess } = await readFile("tests.csv", lines(header, ...rows));
    expect(guess.reading.format).toBe("experimentArms");
    expect(read.experiments.map(({ title }) => title)).toEqual(["Button", "Link"]);
    expect(read.experiments.map(({ card }) => card.arms.map(({ name }) => name))).toEqual([
      ["control", "treatment"],
      ["A", "B"],
    ]);
    expect(read.total).toBe(2);
    expect(Object.values(read.leftOut)).toEqual([2]);
    const turned = await readFile("tests.csv", lines(header, ...rows.toReversed()));
    const said = ({ card, results }: (typeof read.experiments)[number]) => ({ card, results });
    expect(turned.read.experiments.map(said)).toEqual(read.experiments.map(said).toReversed());
  });

  it("read a sum with its standard deviation as a mean, by day", async () => {
    const { read } = await readFile(
      "spend.csv",
      lines("arm,day,n,sum,sd", "control,2026-01-01,4,10,1.5", "new,2026-01-01,4,14,2", "new,2026-01-02,2,3,0"),
    );
    const [experiment] = read.experiments;
    expect(experiment?.card.metric).toMatchObject({ name: "sum", kind: "mean" });
    expect(experiment?.card.endsOn).toBe("2026-01-02");
    const control = experiment?.results.find(({ arm }) => arm === "control");
    expect(control?.squares).toBeCloseTo(1.5 ** 2 * 3 + 25, 12);
  });

  it("stop a row by its line, and its whole experiment with it, so that no arm is missing unseen", async () => {
    const { read } = await readFile(
      "tests.csv",
      lines("test,arm,n,clicks", "One,a,100,7", "One,b,100,700", "Two,a,50,1", "Two,b,50,2", "Total,,300,"),
    );
    expect(read.experiments.map(({ title }) => title)).toEqual(["Two"]);
    expect(read.stops.map(({ line, code }) => [line, code])).toEqual([
      [3, "ABOVE_UNITS"],
      [6, "NO_NAME"],
      [2, "ROW_STOPPED"],
    ]);
    expect(read.total + Object.values(read.leftOut).reduce((sum, rows) => sum + rows, 0)).toBe(5);
  });

  it("stop a second row of an arm unless rows are to be added together", async () => {
    const text = lines("arm,n,clicks", "a,100,7", "b,100,9", "a,50,3");
    const stopped = await readFile("t.csv", text);
    expect(stopped.read.stops.map(({ line, code }) => [line, code])).toContainEqual([4, "REPEATED"]);
    const added = await readFile("t.csv", text, { options: { repeated: "add" } });
    expect(added.read.experiments[0]?.results[0]).toMatchObject({ arm: "a", n: 150, sum: 10 });
  });

  const twoMetrics = lines("arm,metric,n,sum", "a,paid,100,7", "b,paid,100,9", "a,called,100,3", "b,called,100,4");

  it("take several metrics in long form: the first is the primary one, the others are watched and decide nothing", async () => {
    const { portfolio } = await imported(emptyPortfolio, "t.csv", twoMetrics);
    const [experiment] = allOf(portfolio.experiments);
    expect(experiment?.card.metric.name).toBe("paid");
    expect(experiment?.card.guardrails).toEqual([{ name: "called", kind: "proportion", harm: null, margin: null }]);
    expect(experiment?.observations.map(({ guardrail, arm, sum }) => [guardrail, arm, sum])).toEqual([
      [null, 0, 7],
      ["called", 0, 3],
      [null, 1, 9],
      ["called", 1, 4],
    ]);
  });

  it("keep the harm and the margin of a further metric that were stated, or that rows say", async () => {
    const stated = { options: withHarm({ options: {} }, "called", { harm: "more", margin: 0.02 }) };
    const { read, guess } = await readFile("t.csv", twoMetrics, stated);
    const expected = [{ name: "called", kind: "proportion", harm: "more", margin: 0.02 }];
    expect(read.experiments[0]?.card.guardrails).toEqual(expected);
    expect(importStatements({ ...guess.reading, ...stated }, {})).toContain(
      "More of 'called' is harm, 0.02 of it tolerated",
    );
    const said = lines("arm,metric,harm,margin,n,sum", "a,paid,,,9,7", "b,paid,,,9,8", "a,called,less,0.1,9,3");
    const { read: rows } = await readFile("t.csv", said, stated);
    expect(rows.experiments[0]?.card.guardrails).toMatchObject([{ harm: "less", margin: 0.1 }]);
  });

  it("read before and after as changes, with a group that is not changed and without", async () => {
    const rows = ["a,before,100,40", "a,after,100,41", "b,before,100,38", "b,after,100,52"];
    const both = await imported(emptyPortfolio, "t.csv", lines("arm,period,n,conversions", ...rows));
    expect([...allOf(both.portfolio.experiments)][0]?.card.method).toBe("did");
    const one = await imported(emptyPortfolio, "t.csv", lines("arm,period,n,conversions", ...rows.slice(0, 2)), {
      format: "experimentArms",
    });
    const [experiment] = allOf(one.portfolio.experiments);
    expect(experiment?.card.method).toBe("beforeAfter");
    expect(experiment?.verdict?.effect?.estimate).toBeCloseTo(0.01, 12);
  });

  it("keep unequal planned shares, and cannot check a split that nobody knows", async () => {
    const { read } = await readFile("t.csv", lines("arm,n,clicks,weight", "control,900,9,0.9", "new,100,2,0.1"));
    expect(read.experiments[0]?.card.arms).toEqual([
      { name: "control", weight: 0.9 },
      { name: "new", weight: 0.1 },
    ]);
    const unknown = await readFile("t.csv", lines("arm,n,clicks", "control,900,9", "new,100,2"), {
      options: { split: "unknown" },
    });
    expect(unknown.read.experiments[0]?.card.split).toBe("unknown");
  });

  it("take counts in JSON and the results of GrowthBook under the names they have there", async () => {
    const counts = {
      experiments: [
        {
          id: "gate",
          product: "Game",
          arms: [
            { name: "late", participants: 90 },
            { name: "early", control: true, participants: 100 },
          ],
          metrics: [
            { name: "day 1", counts: { late: 40, early: 50 } },
            { name: "day 7", primary: true, counts: { late: 9, early: 20 } },
          ],
        },
      ],
    };
    const { read } = await readFile("counts.json", JSON.stringify(counts));
    expect(read.experiments[0]).toMatchObject({ title: "gate", product: "Game" });
    expect(read.experiments[0]?.card.arms[0]?.name).toBe("early");
    expect(read.experiments[0]?.card.metric.name).toBe("day 7");
    const variation = (variationId: string, users: number, mean: number) => ({
      variationId,
      users,
      analyses: [{ engine: "frequentist", numerator: mean * users, denominator: users, mean, stddev: 2 }],
    });
    const never = (variationId: string) => ({
      variationId,
      users: 100,
      analyses: [{ engine: "frequentist", numerator: 0, denominator: 0, mean: 0, stddev: 0 }],
    });
    const metrics = [
      { metricId: "revenue", variations: [variation("v0", 100, 3), variation("v1", 110, 4)] },
      { metricId: "never worked out", variations: [never("v0"), never("v1")] },
    ];
    const dimension = { type: "none" };
    const result = { result: { experimentId: "exp_1", dimension, results: [{ totalUsers: 210, metrics }] } };
    const growthbook = await readFile("results.json", JSON.stringify(result));
    expect(growthbook.read.experiments[0]?.results).toMatchObject([
      { arm: "v0", metric: "revenue", n: 100, sum: 300 },
      { arm: "v1", metric: "revenue", n: 110, sum: 440 },
    ]);
    expect(growthbook.read.experiments[0]?.results).toHaveLength(2);
  });

  it("refuse results of GrowthBook by one of its dimensions, and stop a ratio whose sums it does not tell", async () => {
    const variation = (variationId: string, denominator: number) => ({
      variationId,
      users: 100,
      analyses: [{ numerator: 30, denominator, mean: 30 / denominator, stddev: 2 }],
    });
    const metrics = [{ metricId: "per visit", variations: [variation("v0", 250), variation("v1", 260)] }];
    const told = (type: string, id?: string) =>
      JSON.stringify({ result: { experimentId: "exp_1", dimension: { type, id }, results: [{ metrics }] } });
    const byCountry = await sniff(textSource("r.json", told("user", "country")));
    expect(byCountry.ok ? null : byCountry.problem).toMatchObject({ code: "ONE_DIMENSION" });
    const { read } = await readFile("r.json", told("none"));
    expect(read.stops.map(({ code }) => code)).toContain("NO_DENOMINATOR");
    expect(read.experiments).toEqual([]);
  });
});
