import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { dailyEffects, experimentVerdict, readExperiment } from "#shared/domain/experiment-verdict.ts";
import { blankCard } from "#shared/domain/experiment-card.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { effectText } from "#shared/words/effects.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { counted, horizonDay, running } from "../../support/experiments.ts";

const early = "2026-02-10";
const clear = [counted(0, 20_000, 2000), counted(1, 20_000, 2600)];
const calls = (control: number, treatment: number) => [
  counted(0, 5000, control, { guardrail: "calls" }),
  counted(1, 5000, treatment, { guardrail: "calls" }),
];
const ruled = (...given: Parameters<typeof readExperiment>) => {
  const { verdict, code } = readExperiment(...given);
  return `${verdict}/${code}`;
};

describe("experimentVerdict", () => {
  it("is invalid for a broken split, however good the lift, and for broken measuring", () => {
    expect(ruled(running({}, [counted(0, 20_000, 2000), counted(1, 18_000, 9000)]), horizonDay)).toBe("invalid/SRM");
    expect(ruled(running({}, clear, { broken: "Events were counted twice." }), horizonDay)).toBe("invalid/BROKEN");
  });

  it("is invalid when users were counted in an arm that was to have none", () => {
    const arms = [
      { name: "Control", weight: 1 },
      { name: "New", weight: 1 },
      { name: "Kept back", weight: 0 },
    ];
    const said = ruled(running({ arms }, [...clear, counted(2, 5, 1)]), horizonDay);
    expect(said).toBe("invalid/TRAFFIC_ON_ZERO_WEIGHT");
  });

  it("stops for a breached guardrail before anything is won", () => {
    expect(ruled(running({}, [...clear, ...calls(500, 700)]), horizonDay)).toBe("stop/GUARDRAIL");
    const within = readExperiment(running({}, [...clear, ...calls(500, 505)]), horizonDay);
    expect([within.code, within.guardrails[0]?.state]).toEqual(["CLEAR", "safe"]);
  });

  it("compares a guardrail as the method compares, and never a group with itself", () => {
    const ofCalls = (arm: number, sum: number, period: "before" | "after" | null = null) =>
      counted(arm, 5000, sum, { guardrail: "calls", period });
    const state = (...given: Parameters<typeof running>) => readExperiment(running(...given), horizonDay).guardrails[0];
    const beforeAfter = { method: "beforeAfter" } as const;
    expect(state(beforeAfter, [ofCalls(0, 500, "before"), ofCalls(0, 700, "after")])?.state).toBe("breached");
    expect(state(beforeAfter, [ofCalls(0, 500, "before"), ofCalls(0, 500, "after")])?.state).toBe("safe");
    const did = { method: "did" } as const;
    const unlikeBefore = [ofCalls(0, 500, "before"), ofCalls(0, 500, "after"), ofCalls(1, 700, "before")];
    expect(state(did, [...unlikeBefore, ofCalls(1, 700, "after")])?.state).toBe("safe");
    expect(state(did, [...unlikeBefore, ofCalls(1, 900, "after")])?.state).toBe("breached");
    expect(state(did, [ofCalls(0, 500), ofCalls(1, 700)])?.state).toBe("breached");
    for (const method of ["fakeDoor", "interview"] as const) {
      expect(state({ method }, [ofCalls(0, 500)])).toMatchObject({ harm: null, state: null });
    }
  });

  it("lets a guardrail decide nothing of which nobody said the harm and the margin, and shows its difference", () => {
    const unsaid = { name: "calls", kind: "proportion", harm: null, margin: null } as const;
    const read = readExperiment(running({ guardrails: [unsaid] }, [...clear, ...calls(500, 700)]), horizonDay);
    expect(read.code).toBe("CLEAR");
    const [guardrail] = read.guardrails;
    expect([guardrail?.state, guardrail?.margin]).toEqual([null, null]);
    expect(guardrail?.harm?.low).toBeGreaterThan(0);
    const half = [{ ...unsaid, harm: "more" } as const];
    expect(readExperiment(running({ guardrails: half }, calls(500, 700)), horizonDay).guardrails[0]?.state).toBeNull();
  });

  it("stops for harm, at the horizon or before", () => {
    const harm = [counted(0, 5000, 600), counted(1, 5000, 400)];
    expect(ruled(running({}, harm), early)).toBe("stop/HARM");
    expect(ruled(running({}, harm), horizonDay)).toBe("stop/HARM");
  });

  it("perseveres when the whole interval is worthwhile, or the estimate is and the interval is above none", () => {
    expect(ruled(running({}, clear), horizonDay)).toBe("persevere/CLEAR");
    expect(ruled(running({}, [counted(0, 3000, 300), counted(1, 3000, 370)]), horizonDay)).toBe("persevere/LIKELY");
  });

  it("pivots when the effect is too small to pay or was not shown", () => {
    expect(ruled(running({}, [counted(0, 20_000, 2000), counted(1, 20_000, 2010)]), horizonDay)).toBe(
      "pivot/TOO_SMALL",
    );
    expect(ruled(running({}, [counted(0, 500, 50), counted(1, 500, 55)]), horizonDay)).toBe("pivot/INCONCLUSIVE");
  });

  it("stops instead of pivoting once the belief was changed as often as agreed", () => {
    const unclear = running({}, [counted(0, 500, 50), counted(1, 500, 55)]);
    expect(ruled(unclear, horizonDay, 2)).toBe("stop/PIVOTS_EXHAUSTED");
    const chain = ["a", "b"].map((id, n) => [id, { id, pivotOf: n === 0 ? null : "a" } as Experiment] as const);
    const portfolio = { ...emptyPortfolio, experiments: new Map([["portal", new Map(chain)]]) };
    expect(experimentVerdict(portfolio, { ...unclear, pivotOf: "b" }, horizonDay).code).toBe("PIVOTS_EXHAUSTED");
    expect(experimentVerdict(portfolio, { ...unclear, pivotOf: "a" }, horizonDay).code).toBe("INCONCLUSIVE");
  });

  it("continues before the horizon, and says nothing without results", () => {
    expect(ruled(running({}, clear), early)).toBe("continue/RUNNING");
    expect(ruled(running({}, []), early)).toBe("continue/RUNNING");
    expect(ruled(running({}, []), horizonDay)).toBe("none/NO_DATA");
  });

  it("may win before the horizon by a sequential interval, but not with fewer than 100 units in an arm", () => {
    expect(ruled(running({ interval: "sequential" }, clear), early)).toBe("persevere/CLEAR");
    const few = [counted(0, 99, 1), counted(1, 99, 90)];
    expect(ruled(running({ interval: "sequential" }, few), early)).toBe("continue/RUNNING");
  });

  it("reaches the horizon by its units only after a full week", () => {
    const days = (last: string) => [
      counted(0, 20_000, 2000, { day: "2026-02-01" }),
      counted(1, 20_000, 2600, { day: last }),
    ];
    const planned = { plannedPerArm: 15_000 };
    expect(ruled(running(planned, days("2026-02-05")), "2026-02-05")).toBe("continue/RUNNING");
    expect(ruled(running(planned, days("2026-02-08")), "2026-02-08")).toBe("persevere/CLEAR");
  });

  it("reads a metric of which less is better the other way round", () => {
    const metric = { name: "errors", kind: "proportion", better: "less", unit: "members" } as const;
    const { judged, code } = readExperiment(running({ metric }, clear), horizonDay);
    expect(code).toBe("HARM");
    expect(judged?.estimate).toBeCloseTo(-0.03, 12);
  });

  it("judges the best of several treatments at its share of the significance", () => {
    const arms = ["Control", "A", "B", "C"].map((name) => ({ name, weight: 1 }));
    const rows = [3000, 3080, 3300, 2990].map((sum, arm) => counted(arm, 30_000, sum));
    const said = readExperiment(running({ arms }, rows), horizonDay);
    const alone = readExperiment(running({}, [counted(0, 30_000, 3000), counted(1, 30_000, 3300)]), horizonDay);
    expect(said.judged?.arm).toBe(2);
    expect(said.familyP).toHaveLength(3);
    expect(said.judged?.interval.low).toBeLessThan(alone.judged?.interval.low ?? 0);
  });

  it("takes hiding something as no worse once harm is surely below the margin, and never before the horizon", () => {
    const even = [counted(0, 40_000, 8000), counted(1, 40_000, 7980)];
    const removal = { purpose: "removal" } as const;
    expect(ruled(running({}, even, removal), horizonDay)).toBe("persevere/NOT_WORSE");
    expect(ruled(running({}, even, removal), early)).toBe("continue/RUNNING");
    const worse = [counted(0, 40_000, 8000), counted(1, 40_000, 7000)];
    expect(ruled(running({}, worse, removal), early)).toBe("stop/WORSE");
    expect(ruled(running({}, [counted(0, 400, 80), counted(1, 400, 79)], removal), horizonDay)).toBe(
      "pivot/INCONCLUSIVE",
    );
  });

  it("holds the share of one group against the share that would be worthwhile", () => {
    const door = { method: "fakeDoor", worthwhile: 0.05 } as const;
    expect(ruled(running(door, [counted(0, 250, 18)]), horizonDay)).toBe("persevere/LIKELY");
    expect(ruled(running(door, [counted(0, 2500, 250)]), horizonDay)).toBe("persevere/CLEAR");
    expect(ruled(running(door, [counted(0, 250, 2)]), horizonDay)).toBe("pivot/TOO_SMALL");
    const less = { ...door, metric: { ...blankCard().metric, better: "less" } } as const;
    expect(ruled(running(less, [counted(0, 250, 18)]), horizonDay)).toBe("persevere/LIKELY");
  });

  it("reads difference in differences from four groups of sums (KA-B46)", () => {
    const group = (arm: number, period: "before" | "after", mean: number) =>
      counted(arm, 100, mean * 100, { period, squares: 99 * 88.49 + 100 * mean ** 2 });
    const metric = { name: "uses", kind: "mean", better: "more", unit: "members" } as const;
    const rows = [group(0, "before", 19), group(0, "after", 21), group(1, "before", 20), group(1, "after", 25)];
    const { judged } = readExperiment(running({ method: "did", metric, worthwhile: 1 }, rows), horizonDay);
    expect(judged?.estimate).toBeCloseTo(3, 9);
    expect(judged?.interval.low).toBeCloseTo(-0.687, 2);
    const card = { ...blankCard(), method: "did", metric, worthwhile: 1, scale: "relative" } as const;
    expect(readExperiment(running(card, rows), horizonDay).judged).toEqual(judged);
    expect(effectText(card, 3)).toBe("+3");
  });

  it("moves the belief by other evidence, and decides nothing by it", () => {
    const evidence = (["interview", "fakeDoor"] as const).map((type) => ({
      type,
      group: type,
      direction: 1 as const,
      strength: "strong" as const,
      n: null,
      source: "",
      on: null,
    }));
    const said = readExperiment(running({ method: "interview", priorBelief: 0.3 }, [], { evidence }), horizonDay);
    expect(`${said.verdict}/${said.code}`).toBe("none/BELIEF_ONLY");
    expect(isRefused(said.belief) ? null : said.belief.posterior).toBeCloseTo(0.895, 3);
  });

  it("shows both priors: the doubter's draws the effect towards none (KA-B14)", () => {
    const [effect] = readExperiment(running({}, [counted(0, 400, 40), counted(1, 400, 56)]), horizonDay).effects;
    if (effect === undefined || isRefused(effect.skeptical)) throw new Error("No belief.");
    expect(effect.skeptical.effect).toBeCloseTo(0.0252, 3);
    expect(effect.skeptical.chanceToWin).toBeCloseTo(0.917, 3);
  });
});

const share = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 400, max: 900 }));
const pair = fc.tuple(share, share);

describe("experimentVerdict, for any results", () => {
  it("never wins by a fixed test before the horizon", () => {
    fc.assert(
      fc.property(pair, fc.boolean(), ([[x0, n0], [x1, n1]], isRemoval) => {
        const rows = [counted(0, n0, x0), counted(1, n1, x1)];
        const given = running({}, rows, { purpose: isRemoval ? "removal" : "change" });
        expect(readExperiment(given, early).verdict).not.toBe("persevere");
      }),
    );
  });

  it("does not depend on the order of rows or on how days are split", () => {
    const day = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 99 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 9 }), (days) => {
        const rows = days.flatMap(([control, treatment], n) =>
          [control, treatment].map(([x, units], arm) => counted(arm, units, x, { day: `2026-02-0${n + 1}` })),
        );
        const whole = [0, 1].map((arm) => {
          const own = rows.filter((row) => row.arm === arm);
          const total = (of: "n" | "sum") => own.reduce((sum, row) => sum + row[of], 0);
          return counted(arm, total("n"), total("sum"));
        });
        const { effects, verdict } = readExperiment(running({}, rows), horizonDay);
        expect(readExperiment(running({}, rows.toReversed()), horizonDay)).toMatchObject({ effects, verdict });
        expect(readExperiment(running({}, whole), horizonDay)).toMatchObject({ effects, verdict });
        const last = dailyEffects(running({}, rows), 1).at(-1);
        expect(last?.effect).toEqual(effects[0]);
      }),
    );
  });

  it("flips the sign when the arms are swapped, and the estimate grows with the unit of a mean", () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 2, max: 50 }), ([[x0, n0], [x1, n1]], times) => {
        const read = (rows: Parameters<typeof running>[1], kind: "proportion" | "mean") =>
          readExperiment(running({ metric: { name: "m", kind, better: "more", unit: "" } }, rows), horizonDay).judged;
        const there = read([counted(0, n0, x0), counted(1, n1, x1)], "proportion");
        const back = read([counted(1, n0, x0), counted(0, n1, x1)], "proportion");
        expect(there?.estimate).toBeCloseTo(-(back?.estimate ?? 0), 12);
        expect(there?.interval.low).toBeCloseTo(-(back?.interval.high ?? 0), 12);
        const scaled = (by: number) =>
          read(
            [counted(0, n0, x0 * by, { squares: x0 * by * by }), counted(1, n1, x1 * by, { squares: x1 * by * by })],
            "mean",
          );
        const [one, many] = [scaled(1), scaled(times)];
        expect(many === null).toBe(one === null);
        expect(many?.estimate ?? 0).toBeCloseTo((one?.estimate ?? 0) * times, 6);
      }),
    );
  });
});
