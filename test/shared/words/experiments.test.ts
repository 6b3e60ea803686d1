import { describe, expect, it } from "vitest";
import type { ExperimentCode } from "#shared/domain/experiment-verdict.ts";
import { experimentCodeWords } from "#shared/words/experiments.ts";

const codes: readonly ExperimentCode[] = [
  "SRM",
  "BROKEN",
  "TRAFFIC_ON_ZERO_WEIGHT",
  "GUARDRAIL",
  "HARM",
  "WORSE",
  "CLEAR",
  "LIKELY",
  "NOT_WORSE",
  "TOO_SMALL",
  "RUNNING",
  "INCONCLUSIVE",
  "PIVOTS_EXHAUSTED",
  "BELIEF_ONLY",
  "NO_WORTHWHILE",
  "NO_DATA",
  "ZERO_VARIANCE",
  "ZERO_BASELINE",
  "OUT_OF_RANGE",
  "NON_POSITIVE_DENOMINATOR",
];

describe("experimentCodeWords", () => {
  it("has a sentence of its own for every code", () => {
    const sentences = codes.map(experimentCodeWords);
    expect(sentences.every((sentence) => sentence.endsWith("."))).toBe(true);
    expect(new Set(sentences).size).toBe(codes.length);
  });
});
