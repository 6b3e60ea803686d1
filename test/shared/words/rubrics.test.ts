import { describe, expect, it } from "vitest";
import { estimateNames, type EstimateName } from "#shared/domain/backlog-item.ts";
import { scoringRule } from "#shared/domain/priority.ts";
import { defaultSettings, scoreMethods } from "#shared/domain/settings.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { estimateEnds, estimateText, notOnScale, rubrics, storedFigure, typedFigure } from "#shared/words/rubrics.ts";

describe("rubrics", () => {
  it("say what each value of a scale means, no more and no fewer", () => {
    for (const method of scoreMethods) {
      const { scoring, inputs } = scoringRule(method, defaultSettings);
      if (isRefused(scoring)) continue;
      for (const { id, scale } of scoring.fields) {
        const name = inputs.find((input) => input.id === id)?.source as EstimateName;
        if (scale.kind !== "steps") continue;
        const told = rubrics[name].steps.map(({ value }) => value);
        expect([...told].sort((a, b) => a - b)).toEqual([...scale.steps].sort((a, b) => a - b));
        expect(rubrics[name].isStepped).toBe(true);
      }
    }
  });

  it("stay between the ends of their figure", () => {
    for (const name of estimateNames) {
      const { low, high } = estimateEnds(name);
      for (const { value } of rubrics[name].steps) {
        expect(value).toBeGreaterThanOrEqual(low ?? -Infinity);
        expect(value).toBeLessThanOrEqual(high ?? Infinity);
      }
    }
  });
});

describe("estimateText", () => {
  it("writes a figure with its unit", () => {
    expect(estimateText("costOfDelay", 320_000, "EUR")).toBe("€3,200 a week");
    expect(estimateText("duration", 1, "EUR")).toBe("1 week");
    expect(estimateText("riceConfidence", 0.8, "EUR")).toBe("80%");
    expect(estimateText("riceImpact", 0.25, "EUR")).toBe("0.25");
  });

  it("goes with what is typed: money in major units", () => {
    expect(typedFigure("value", 320_000, "EUR")).toBe(3200);
    expect(storedFigure("value", 3200, "EUR")).toBe(320_000);
    expect(storedFigure("value", 1e300, "EUR")).toBeNull();
    expect(storedFigure("reach", 3200, "EUR")).toBe(3200);
  });
});

describe("notOnScale", () => {
  it("names the values, least first", () => {
    expect(notOnScale("riceImpact")).toBe("It is one of 0.25, 0.5, 1, 2 or 3.");
  });
});
