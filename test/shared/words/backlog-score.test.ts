import { describe, expect, it } from "vitest";
import { isRefused } from "#shared/maths/answer.ts";
import { score, type Estimates, type Scoring } from "#shared/maths/scoring.ts";
import { scorings } from "#shared/maths/scorings.ts";
import { weightedScoring } from "#shared/maths/weighted-scoring.ts";
import { inputName, scoreLines } from "#shared/words/backlog-score.ts";

function linesOf(scoring: Scoring, estimates: Estimates) {
  const scored = score(scoring, estimates);
  if (isRefused(scored)) throw new Error(scored.reason);
  return scoreLines(scored, scoring).map(({ sign, id, weighted }) => [sign, id, weighted]);
}

describe("scoreLines", () => {
  it("joins the figures as the formula does", () => {
    expect(linesOf(scorings.cd3, { costOfDelay: 800, duration: 4 })).toEqual([
      ["", "costOfDelay", null],
      ["÷", "duration", null],
    ]);
    const wsjf = { userBusinessValue: 8, timeCriticality: 5, riskReductionOpportunity: 3, jobSize: 5 };
    expect(linesOf(scorings.wsjf, wsjf).map(([sign]) => sign)).toEqual(["", "+", "+", "÷"]);
    const rice = { reach: 2000, impact: 2, confidence: 0.8, effort: 3 };
    expect(linesOf(scorings.rice, rice).map(([sign]) => sign)).toEqual(["", "×", "×", "÷"]);
  });

  it("says what each weighed figure counts", () => {
    const scoring = weightedScoring([
      { id: "reach", weight: 3, highest: 1000 },
      { id: "value", weight: 1, highest: 200 },
      { id: "effort", weight: -1, highest: 10 },
    ]);
    if (isRefused(scoring)) throw new Error(scoring.reason);
    const lines = linesOf(scoring, { reach: 500, value: 100, effort: 5 });
    expect(lines).toMatchObject([
      ["", "reach", expect.closeTo(37.5)],
      ["+", "value", expect.closeTo(12.5)],
      ["÷", "effort", expect.closeTo(50)],
    ]);
  });
});

describe("inputName", () => {
  it("names estimates, and says so when a field of the team's own is gone", () => {
    expect(inputName("costOfDelay", new Map())).toBe("Cost of delay");
    expect(inputName("field:x", new Map())).toBe("A field that is gone");
  });
});
