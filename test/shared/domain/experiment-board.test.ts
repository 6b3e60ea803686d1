import { describe, expect, it } from "vitest";
import { isBlind } from "#shared/domain/experiment-board.ts";
import { readExperiment } from "#shared/domain/experiment-verdict.ts";
import { counted, horizonDay, running } from "../../support/experiments.ts";

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
