import { describe, expect, it } from "vitest";
import { isBlind, isReadable, readableEffect } from "#shared/domain/experiment-board.ts";
import type { ExperimentVerdict } from "#shared/domain/experiment.ts";
import { readExperiment } from "#shared/domain/experiment-verdict.ts";
import { counted, horizonDay, running, startable } from "../../support/experiments.ts";
import { concluded } from "../../support/meetings.ts";

const blindOn = (today: string, ...[card, results]: Parameters<typeof running>) => {
  const experiment = running(card, results);
  return isBlind(experiment, readExperiment(experiment, today));
};

describe("isBlind", () => {
  const winning = [counted(0, 1000, 100), counted(1, 1000, 300)];
  const harmful = [counted(0, 1000, 300), counted(1, 1000, 100)];

  it("hides a fixed test until its horizon, however good it looks", () => {
    expect(blindOn("2026-02-01", {}, winning)).toBe(true);
    expect(blindOn(horizonDay, {}, winning)).toBe(false);
  });

  it("hides neither harm nor a sequential test", () => {
    expect(blindOn("2026-02-01", {}, harmful)).toBe(false);
    expect(blindOn("2026-02-01", { interval: "sequential" }, winning)).toBe(false);
  });
});

describe("isReadable", () => {
  const frozen = (verdict: ExperimentVerdict) => ({
    at: 0,
    verdict,
    code: "RUNNING",
    effect: null,
    chances: null,
    belief: null,
    exploratory: false,
    inputsHash: "",
    engineVersion: "1",
  });
  const of = (verdict: ExperimentVerdict, interval: "fixed" | "sequential" = "fixed") =>
    isReadable({ card: { ...startable, interval }, verdict: frozen(verdict) });

  it("reads what ended as planned, and a sequential test at any time", () => {
    expect([of("persevere"), of("pivot"), of("stop"), of("continue", "sequential")]).toEqual([true, true, true, true]);
  });

  it("reads nothing of a broken test, of a fixed one before its end, and before there is a verdict", () => {
    expect([of("invalid"), of("invalid", "sequential"), of("continue")]).toEqual([false, false, false]);
    expect(isReadable({ card: startable, verdict: null })).toBe(false);
  });
});

describe("readableEffect", () => {
  it("gives effect and chances of what may be read, and neither of anything else", () => {
    const known = concluded("1");
    expect(readableEffect(known)).toMatchObject({ effect: { arm: 1 }, chances: { flat: expect.any(Number) } });
    const verdict = known.verdict === null ? null : { ...known.verdict, verdict: "continue" as const };
    expect(readableEffect({ ...known, verdict })).toEqual({ effect: null, chances: null });
    expect(readableEffect({ ...known, verdict: null })).toEqual({ effect: null, chances: null });
  });
});
