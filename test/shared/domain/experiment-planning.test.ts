import { describe, expect, it } from "vitest";
import { blankCard, type Card } from "#shared/domain/experiment-card.ts";
import { planOf, powerOfPlan, smallestEffect, trafficOf, unitsPerArm } from "#shared/domain/experiment-planning.ts";
import { productCockpit, boardColumn, dueForDecision } from "#shared/domain/experiment-board.ts";
import { innovationAccounting } from "#shared/domain/innovation-accounting.ts";
import { removalReasons } from "#shared/domain/removal-reasons.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { sampleSizeOfShares } from "#shared/maths/sample-size.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { startable } from "../../support/experiments.ts";

const asOf = "2026-06";
const today = "2026-07-01";
const sample = samplePortfolio(asOf);
const tenToTwelve: Card = { ...startable, baseline: { mean: 0.1, sd: 0 }, worthwhile: 0.02 };
const adding = (card: Card) => ({ card, purpose: "change" as const });
const planned: Card = { ...tenToTwelve, plannedPerArm: 3839 };

describe("unitsPerArm", () => {
  it("is the sample size of two shares (KA-B22), and more for the same as a lift, where the control is uncertain too", () => {
    expect(unitsPerArm(adding(tenToTwelve))).toBe(3839);
    expect(unitsPerArm(adding({ ...tenToTwelve, scale: "relative", worthwhile: 0.2 }))).toBe(4310);
  });

  it("is the sample size of two means (KA-B24)", () => {
    const metric = { ...startable.metric, kind: "mean" as const };
    expect(unitsPerArm(adding({ ...startable, metric, baseline: { mean: 50, sd: 10 }, worthwhile: 2 }))).toBe(393);
  });

  it("looks for a loss where something is hidden, so that a metric near its top can be planned", () => {
    const near: Card = { ...startable, baseline: { mean: 0.99, sd: 0 }, worthwhile: 0.02 };
    expect(unitsPerArm(adding(near))).toMatchObject({ value: null });
    const needed = sampleSizeOfShares(0.99, 0.97);
    if (isRefused(needed)) throw new Error(needed.reason);
    expect(unitsPerArm({ card: near, purpose: "removal" })).toBe(needed.perArm);
  });

  it("asks for more when it may be read at any time or has several treatments, and refuses without a baseline", () => {
    expect(unitsPerArm(adding({ ...tenToTwelve, interval: "sequential" }))).toBeGreaterThan(3839);
    const arms = [...tenToTwelve.arms, { name: "Other", weight: 1 }];
    expect(unitsPerArm(adding({ ...tenToTwelve, arms }))).toBeGreaterThan(3839);
    expect(unitsPerArm(adding(blankCard()))).toEqual({ value: null, reason: "MISSING" });
  });

  it("finds what the card asks for however late a sequential test expects its decision", () => {
    for (const tuning of [100, 5000, 1_000_000]) {
      for (const worthwhile of [0.02, 0.2, 2]) {
        const card: Card = { ...tenToTwelve, scale: "relative", interval: "sequential", tuning, worthwhile };
        const plannedPerArm = unitsPerArm(adding(card));
        if (isRefused(plannedPerArm)) throw new Error(plannedPerArm.reason);
        const power = powerOfPlan(adding({ ...card, plannedPerArm }));
        expect(power).toBeGreaterThan(card.power - 1e-9);
        expect(powerOfPlan(adding({ ...card, plannedPerArm: plannedPerArm - 1 }))).toBeLessThan(card.power + 1e-5);
      }
    }
  });
});

describe("planOf", () => {
  it("says how many weeks the users there are need, and what else could answer where they are too few", () => {
    const many = planOf(adding(tenToTwelve), { monthlyUsers: 20_000 });
    expect(many).toMatchObject({ isPossible: true, length: { units: 7678, weeks: 2 }, instead: [] });
    const few = planOf(adding(tenToTwelve), { monthlyUsers: 900 });
    expect(few.isPossible).toBe(false);
    expect(few.instead).toContain("fakeDoor");
    expect(planOf(adding(tenToTwelve), { monthlyUsers: null }).isPossible).toBeNull();
  });
});

describe("smallestEffect", () => {
  it("is about what the units were planned for, and a larger lift, as the control is uncertain too", () => {
    const absolute = smallestEffect(planned);
    expect(absolute).toBeCloseTo(0.019, 3);
    expect(smallestEffect({ ...planned, scale: "relative" })).toBeCloseTo(0.213, 3);
  });

  it("is larger for a test that may be read at any time, and refuses without a plan", () => {
    const fixed = smallestEffect(planned);
    const sequential = smallestEffect({ ...planned, interval: "sequential" });
    expect(!isRefused(fixed) && !isRefused(sequential) && sequential > fixed).toBe(true);
    expect(smallestEffect(tenToTwelve)).toEqual({ value: null, reason: "MISSING" });
  });

  it("is the lift that a sequential test finds as promised, and none where the units are too few", () => {
    const card: Card = { ...planned, scale: "relative", interval: "sequential" };
    for (const plannedPerArm of [1000, 3839]) {
      const worthwhile = smallestEffect({ ...card, plannedPerArm });
      if (isRefused(worthwhile)) throw new Error(worthwhile.reason);
      expect(powerOfPlan(adding({ ...card, plannedPerArm, worthwhile }))).toBeCloseTo(card.power, 5);
    }
    expect(smallestEffect({ ...card, plannedPerArm: 100 })).toEqual({ value: null, reason: "TOO_FEW_USERS" });
  });
});

describe("powerOfPlan", () => {
  it("promises about what the card asks for at the smallest lift, and speaks only of lifts", () => {
    const card: Card = { ...planned, scale: "relative", worthwhile: 0.2133 };
    expect(powerOfPlan(adding(card))).toBeCloseTo(card.power, 2);
    expect(powerOfPlan(adding({ ...card, interval: "sequential" }))).toBeLessThan(card.power);
    expect(powerOfPlan(adding({ ...card, scale: "absolute" }))).toEqual({ value: null, reason: "MISSING" });
  });
});

describe("trafficOf", () => {
  it("counts the users that were recorded, for a feature those it reaches", () => {
    const { monthlyUsers } = trafficOf(sample, "claims-desk", null, asOf);
    expect(monthlyUsers).toBeGreaterThan(0);
    expect(trafficOf(sample, "claims-desk", "claims-desk.dictation", asOf).monthlyUsers).toBeLessThan(
      monthlyUsers ?? 0,
    );
  });
});

describe("the board of the sample", () => {
  it("has experiments in every column, and every verdict of an ended one", () => {
    const all = [...allOf(sample.experiments)];
    const columns = new Set(all.map((experiment) => boardColumn(sample, experiment, today)));
    expect([...columns].sort()).toEqual(["concluded", "draft", "due", "running"]);
    expect(new Set(all.map(({ verdict }) => verdict?.code))).toEqual(
      new Set(["CLEAR", "TOO_SMALL", "HARM", "GUARDRAIL", "NOT_WORSE", "SRM", "LIKELY", undefined]),
    );
    expect(dueForDecision(sample, today).map(({ id }) => id)).toContain("experiment.broker-price-hint");
  });

  it("shows each product its riskiest assumption and its next decision", () => {
    const cockpit = productCockpit(sample, "member-portal", today);
    expect(cockpit.riskiest?.experiment.id).toBe("experiment.chat-call-back");
    expect(cockpit.riskiest?.chanceWrong).toBeCloseTo(0.7, 12);
    expect(cockpit.next).toEqual({ experiment: cockpit.running[0], on: cockpit.running[0]?.card.endsOn });
    expect(productCockpit(sample, "fax-gateway", today)).toEqual({ riskiest: null, running: [], due: [], next: null });
  });
});

describe("innovationAccounting", () => {
  it("tests the trend over cohorts, and counts what a decided experiment cost", () => {
    const portal = innovationAccounting(sample, "member-portal");
    expect(portal.cohorts).toHaveLength(4);
    const [activated] = portal.trends;
    expect(activated !== undefined && !isRefused(activated.trend) && activated.trend.p < 0.01).toBe(true);
    expect(portal).toMatchObject({
      decided: 3,
      wins: 1,
      winRate: { low: expect.closeTo(0.0615, 3), high: expect.closeTo(0.7923, 3) },
      spent: 4_280_000,
    });
    expect(portal.costPerLearning).toBeCloseTo(4_280_000 / 3, 6);
    expect(isRefused(portal.economics)).toBe(false);
    expect(innovationAccounting(sample, "fax-gateway").winRate).toEqual({ value: null, reason: "NO_DATA" });
  });

  it("leaves an invalid experiment out of what was learned but not out of what was spent", () => {
    const broker = innovationAccounting(sample, "broker-exchange");
    expect(broker).toMatchObject({ decided: 0, spent: 540_000 });
  });
});

describe("removalReasons", () => {
  it("speaks for retiring a feature that was hidden without harm, and of no other", () => {
    const of = (featureId: string | null) =>
      removalReasons(sample, { subject: { productId: "claims-desk", featureId } }).map(({ code }) => code);
    expect(of("claims-desk.print-queue-monitor")).toEqual(["HIDDEN_UNHARMED"]);
    expect(of("claims-desk.storm-map")).toEqual([]);
    expect(of(null)).toEqual([]);
  });
});
