import { readFileSync } from "node:fs";
import { experimentFamily } from "#shared/domain/experiment-family.ts";
import { readExperiment, type ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { alikeProportions } from "#shared/maths/proportions.ts";
import { isRefused, type Answer } from "#shared/maths/answer.ts";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";
import { imported } from "../../support/experiment-files.ts";
import { realData } from "../../support/real-data.ts";

const upworthy = realData("2-experiments/upworthy_question_1_2600.csv");
const published = realData("2-experiments/published_experiments.json");

describe.skipIf(!upworthy.there)(`2,600 headline tests brought in: ${upworthy.title}`, () => {
  it("are known for what they are, and hold the wins that were counted, before and after correction", async () => {
    const { plan, guess, portfolio } = await imported(
      emptyPortfolio,
      "headlines.csv",
      readFileSync(upworthy.file, "utf8"),
    );
    expect(guess.reading.format).toBe("experimentArms");
    expect(guess.reading.options).toMatchObject({ split: "unknown" });
    expect(plan.counts).toEqual({ rows: 2600, new: 2600, update: 0, unchanged: 0, stopped: 0 });
    const experiments = [...allOf(portfolio.experiments)];
    expect(experiments.every(({ status, lock }) => status === "concluded" && lock === null)).toBe(true);
    expect(experiments.every(({ verdict }) => verdict?.exploratory === true)).toBe(true);
    const family = experimentFamily(experiments);
    expect(family.unread).toEqual([]);
    expect(family).toMatchObject({ below: 1033, gains: 329, losses: 704, splitsBroken: 0 });
    expect(family).toMatchObject({ afterFalseDiscovery: 778, afterFamilyWise: 195 });
    const again = await imported(portfolio, "headlines.csv", readFileSync(upworthy.file, "utf8"));
    expect(again.plan.counts).toEqual({ rows: 2600, new: 0, update: 0, unchanged: 2600, stopped: 0 });
    expect(again.plan.problem?.code).toBe("NOTHING_NEW");
  });
});

function effectOf(reading: ExperimentReading, at = 0) {
  return answered(reading.effects[at]?.effect ?? { value: null, reason: "NO_DATA" });
}

function pOf(known: Answer<{ readonly p: number }> | null): number | null {
  return known === null || isRefused(known) ? null : known.p;
}

describe.skipIf(!published.there)(`published experiments brought in: ${published.title}`, () => {
  async function broughtIn(title: string): Promise<Experiment> {
    const { portfolio, guess } = await imported(emptyPortfolio, "published.json", readFileSync(published.file, "utf8"));
    expect(guess.reading.format).toBe("experimentArms");
    const found = [...allOf(portfolio.experiments)].find((experiment) => experiment.title === title);
    if (found === undefined) throw new Error(`'${title}' did not come in.`);
    return found;
  }

  it("keep the gate of Cookie Cats at level 30, and show that its split is suspicious", async () => {
    const cats = await broughtIn("cookie-cats-gate");
    expect(cats.card.arms.map(({ name }) => name)).toEqual(["gate_30", "gate_40"]);
    expect(cats.card.metric).toMatchObject({ name: "retention_day_7", kind: "proportion" });
    const reading = readExperiment(cats, "2026-12-31");
    const { estimate, p } = effectOf(reading);
    expect(estimate).toBeCloseTo(-0.008201298315205913, 12);
    expect(p).toBeCloseTo(0.0015542499756143289, 12);
    expect(pOf(reading.sampleRatio)).toBeCloseTo(0.00860798781083624, 12);
    const nextDay = cats.observations.filter(({ guardrail }) => guardrail === "retention_day_1");
    expect(nextDay.map(({ n, sum }) => [n, sum])).toEqual([
      [44_700, 20_034],
      [45_489, 20_119],
    ]);
  });

  it("find nothing in the new landing page of Udacity", async () => {
    const { p, estimate } = effectOf(readExperiment(await broughtIn("udacity-landing-page"), "2026-12-31"));
    expect(p).toBeCloseTo(0.18988337448195103, 12);
    expect(estimate).toBeCloseTo(-0.0015782389853555567, 12);
  });

  it("tell the four headlines of Sesame apart", async () => {
    const sesame = await broughtIn("upworthy-sesame");
    expect(sesame.card.arms.map(({ name }) => name)).toEqual(["H1", "H2", "H3", "H4"]);
    const alike = answered(alikeProportions(sesame.observations.map(({ n, sum }) => ({ x: sum, n }))));
    expect(alike.chiSquare).toBeCloseTo(32.051005719778736, 10);
    expect(Math.abs(alike.p / 5.105517015855253e-7 - 1)).toBeLessThan(1e-10);
    expect(readExperiment(sesame, "2026-12-31").familyP).toHaveLength(3);
  });
});
