import { concludeExperiment, decideExperimentBy, startExperiment } from "#shared/domain/experiment-binding.ts";
import { boardColumn } from "#shared/domain/experiment-board.ts";
import { addExperiment } from "#shared/domain/experiment-commands.ts";
import { blankExperiment, isExploratory, type Experiment } from "#shared/domain/experiment.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { revertChange } from "#shared/domain/revert.ts";
import { applyChange } from "#shared/domain/change.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { describe, expect, it } from "vitest";
import { horizonDay, startable } from "../../support/experiments.ts";
import { imported, planned } from "../../support/experiment-files.ts";
import { after, stampAt } from "../../support/portfolios.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

const shop = after([addProduct(blankProduct("Shop"))]);

function only(portfolio: Portfolio): Experiment {
  const [experiment, another] = allOf(portfolio.experiments);
  if (experiment === undefined || another !== undefined) throw new Error("Not exactly one experiment.");
  return experiment;
}

function productOf(portfolio: Portfolio): string {
  const [product] = allOf(portfolio.products);
  return product?.id ?? "";
}

const reasons = { NO_GUARDRAIL: "x", TOO_FEW_USERS: "x", NO_REVERT: "x", UNDER_A_WEEK: "x" };
const drafted = after([addExperiment(blankExperiment(productOf(shop), "One page", startable))], shop, 5);
const runs = after([startExperiment(only(drafted).id, reasons)], drafted, 6);

const header = "experiment,product,arm,day,n,conversions";
const text = (...rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
const firstDay = ["One page,Shop,Control,2025-12-05,100,10", "One page,Shop,Treatment,2025-12-05,101,14"];
const secondDay = ["One page,Shop,Control,2025-12-06,90,9", "One page,Shop,Treatment,2025-12-06,95,12"];

describe("an import of experiments", () => {
  it("adds results to the experiment that runs under the title, and changes nothing when it is repeated", async () => {
    const one = await imported(runs, "results.csv", text(...firstDay));
    expect(one.plan.counts).toMatchObject({ rows: 1, update: 1 });
    expect(one.plan.rows[0]?.fields).toEqual([{ field: "units", before: 0, after: 201 }]);
    const two = await imported(one.portfolio, "results.csv", text(...firstDay, ...secondDay));
    const { observations, lock, verdict } = only(two.portfolio);
    expect(observations.map(({ day, arm, n, sum }) => [day, arm, n, sum])).toEqual([
      ["2025-12-05", 0, 100, 10],
      ["2025-12-05", 1, 101, 14],
      ["2025-12-06", 0, 90, 9],
      ["2025-12-06", 1, 95, 12],
    ]);
    expect(lock).not.toBeNull();
    expect(verdict).toBeNull();
    expect(isExploratory(only(two.portfolio))).toBe(false);
    const again = await imported(two.portfolio, "results.csv", text(...secondDay, ...firstDay));
    expect(again.plan.problem?.code).toBe("NOTHING_NEW");
    expect(again.plan.counts).toMatchObject({ rows: 1, unchanged: 1 });
  });

  it("is taken back whole", async () => {
    const others = ["New,Shop,a,,10,1", "New,Shop,b,,9,2"];
    const { plan } = await planned(runs, "results.csv", text(...firstDay, ...others));
    expect(plan.counts).toMatchObject({ rows: 2, new: 1, update: 1 });
    const command = importCommand(plan)(runs, stampAt(50));
    if (!command.ok) throw new Error(command.problem.message);
    const portfolio = applyChange(runs, command.value.changes);
    const { changes, kept } = revertChange(portfolio, command.value.changes);
    expect(kept).toEqual([]);
    expect(samePortfolio(applyChange(portfolio, changes), runs)).toBe(true);
  });

  it("makes what is not known here a concluded experiment that only suggests, with the verdict of its results", async () => {
    const { portfolio } = await imported(shop, "history.csv", text(...firstDay, ...secondDay));
    const experiment = only(portfolio);
    expect(experiment).toMatchObject({ status: "concluded", lock: null, decision: null, source: "history" });
    expect(isExploratory(experiment)).toBe(true);
    expect(experiment.verdict).toMatchObject({ verdict: "none", code: "NO_WORTHWHILE", exploratory: true });
    expect(experiment.card.endsOn).toBe("2025-12-06");
    expect(boardColumn(portfolio, experiment, horizonDay)).toBe("concluded");
    const corrected = await imported(
      portfolio,
      "history.csv",
      text(...firstDay, "One page,Shop,Control,2025-12-06,90,8", "One page,Shop,Treatment,2025-12-06,95,12"),
    );
    expect(corrected.plan.counts).toMatchObject({ update: 1 });
    expect(only(corrected.portfolio).verdict?.inputsHash).not.toBe(experiment.verdict?.inputsHash);
  });

  it("makes up no end that no file says, and reads the results as those of a test that is over", async () => {
    const rows = [
      "experiment,product,arm,n,sum,worthwhile",
      "Old,Shop,Control,900,90,0.01",
      "Old,Shop,New,900,190,0.01",
    ];
    const { portfolio } = await imported(shop, "old.csv", `${rows.join("\n")}\n`);
    expect(only(portfolio).card.endsOn).toBeNull();
    expect(only(portfolio).verdict).toMatchObject({ verdict: "persevere", code: "CLEAR", exploratory: true });
  });

  it("never touches a draft, a conclusion, or what was decided", async () => {
    const codesOf = async (portfolio: Portfolio, ...rows: readonly string[]) => {
      const { plan } = await planned(portfolio, "results.csv", text(...rows));
      return plan.rows.map(({ stop }) => stop?.code ?? null);
    };
    expect(await codesOf(drafted, ...firstDay)).toEqual(["NOT_STARTED"]);
    expect(await codesOf(after([concludeExperiment(only(runs).id)], runs, 8), ...firstDay)).toEqual(["CONCLUDED"]);
    const { portfolio } = await imported(shop, "results.csv", text(...firstDay));
    const decision = { decision: "stop", reason: "No.", names: "Ada", dissent: "", meetingId: null } as const;
    const decided = after([decideExperimentBy(only(portfolio).id, decision)], portfolio, 9);
    expect(await codesOf(decided, ...secondDay)).toEqual(["DECIDED"]);
  });

  it("stops arms that the card does not have, one arm alone, and a total beside days", async () => {
    const stopOf = async (...rows: readonly string[]) => {
      const { plan } = await planned(runs, "results.csv", text(...rows), { format: "experimentArms" });
      return plan.rows.map(({ stop }) => stop?.code ?? null);
    };
    expect(await stopOf(firstDay[0] ?? "", "One page,Shop,Third,2025-12-05,5,1")).toEqual(["UNKNOWN_ARM"]);
    expect(await stopOf("Alone,Shop,Control,2025-12-05,5,1")).toEqual(["ONE_ARM"]);
    expect(await stopOf(firstDay[0] ?? "")).toEqual([null]);
    expect(await stopOf(...firstDay, "One page,Shop,Control,,90,9")).toEqual(["DAYS_AND_TOTAL"]);
  });
});
