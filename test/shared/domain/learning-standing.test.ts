import { describe, expect, it } from "vitest";
import { learningStanding } from "#shared/domain/learning-standing.ts";
import { counted } from "../../support/experiments.ts";
import { frozenVerdict } from "#shared/domain/experiment-binding.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { holding } from "../../support/judged.ts";
import { concluded } from "../../support/meetings.ts";

const unclear = { ...concluded("unclear"), observations: [counted(0, 400, 40), counted(1, 400, 44)] };
const inconclusive = { ...unclear, verdict: frozenVerdict(emptyPortfolio, unclear, Date.UTC(2026, 2, 1, 12)) };
const clear = concluded("clear");
const exploratory = concluded("exploratory", {
  verdict: clear.verdict === null ? null : { ...clear.verdict, exploratory: true },
});
const portfolio = holding({ experiments: [clear, inconclusive, exploratory, concluded("broken", { verdict: null })] });
const standing = (supportedBy: string[], contradictedBy: string[] = []) =>
  learningStanding(portfolio, { supportedBy, contradictedBy });

describe("learningStanding", () => {
  it("never calls supported what only inconclusive, exploratory or unfinished experiments stand behind", () => {
    expect(inconclusive.verdict.code).toBe("INCONCLUSIVE");
    expect(standing(["unclear"])).toBe("notShown");
    expect(standing(["exploratory", "broken"])).toBe("notShown");
    expect(standing(["unclear", "clear"])).toBe("supported");
  });

  it("puts a contradiction before everything that supports", () => {
    expect(standing(["clear"], ["unclear"])).toBe("contradicted");
  });

  it("is untested without experiments", () => {
    expect(standing([])).toBe("untested");
  });
});
