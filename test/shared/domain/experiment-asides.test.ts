import { describe, expect, it } from "vitest";
import { asidesOf } from "#shared/domain/experiment-asides.ts";
import type { Card } from "#shared/domain/experiment-card.ts";
import { readExperiment } from "#shared/domain/experiment-verdict.ts";
import type { Observation } from "#shared/domain/experiment.ts";
import { counted, horizonDay, running } from "../../support/experiments.ts";

const asides = (card: Partial<Card>, observations: readonly Observation[]) => {
  const experiment = running(card, observations);
  return asidesOf(experiment, readExperiment(experiment, horizonDay));
};

/** The units of one arm, each measured before and after. */
function remembered(arm: number, before: readonly number[], after: readonly number[]): Observation {
  const dot = (xs: readonly number[], ys: readonly number[]) => xs.reduce((sum, x, at) => sum + x * (ys[at] ?? 0), 0);
  const sum = (xs: readonly number[]) => xs.reduce((all, x) => all + x, 0);
  return {
    ...counted(arm, before.length, sum(after)),
    squares: dot(after, after),
    past: { sum: sum(before), squares: dot(before, before), products: dot(before, after) },
  };
}

const mean = { name: "Minutes", kind: "mean", better: "more", unit: "min" } as const;

describe("asidesOf", () => {
  it("tells the exact chance only where few did it (B15)", () => {
    const [few] = asides({}, [counted(0, 20, 2), counted(1, 20, 6)]);
    expect(few).toMatchObject({ kind: "exactChance" });
    expect(few?.kind === "exactChance" && few.chance).toBeCloseTo(0.93499, 5);
    expect(asides({}, [counted(0, 2000, 200), counted(1, 2000, 260)])).toEqual([]);
  });

  it("tells of one group how likely its share is the worthwhile one (B39)", () => {
    const [said] = asides({ method: "fakeDoor", worthwhile: 0.05 }, [counted(0, 250, 18)]);
    expect(said).toMatchObject({ kind: "worthwhileShare", share: 0.05 });
    expect(said?.kind === "worthwhileShare" && said.chance).toBeCloseTo(0.9511, 4);
  });

  it("asks of three arms whether they are alike", () => {
    const arms = ["Control", "Blue", "Red"].map((name) => ({ name, weight: 1 }));
    const same = asides({ arms }, [counted(0, 1000, 100), counted(1, 1000, 100), counted(2, 1000, 100)]);
    expect(same).toEqual([{ kind: "alike", arms: 3, p: 1 }]);
    const [other] = asides({ arms }, [counted(0, 1000, 100), counted(1, 1000, 100), counted(2, 1000, 180)]);
    expect(other?.kind === "alike" && other.p < 0.001).toBe(true);
  });

  it("takes out what was different before, where every unit has a past (B32)", () => {
    const measured = [remembered(0, [1, 2, 3, 4], [2, 4, 5, 8]), remembered(1, [2, 3, 4, 5], [5, 7, 8, 11])];
    const adjusted = asides({ metric: mean, scale: "absolute" }, measured).find(({ kind }) => kind === "adjusted");
    expect(adjusted?.kind === "adjusted" && adjusted.effect.estimate).toBeCloseTo(0.916667, 6);
    expect(adjusted?.kind === "adjusted" && adjusted.explained).toBeCloseTo(0.938438, 6);
    const [one, other] = measured;
    const { past: _, ...without } = other ?? counted(1, 4, 31);
    expect(asides({ metric: mean, scale: "absolute" }, [one ?? without, without])).toEqual([]);
  });
});
