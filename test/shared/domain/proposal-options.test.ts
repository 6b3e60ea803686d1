import { describe, expect, it } from "vitest";
import type { OptionName } from "#shared/maths/choose-option.ts";
import { chooseOption } from "#shared/maths/choose-option.ts";
import { noAssumptions } from "#shared/domain/option-assumptions.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { optionFigures, optionWorths } from "#shared/domain/proposal-options.ts";
import { blankProposal } from "#shared/domain/retirement-commands.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { holding, judged, now, product, rareAndDear } from "../../support/judged.ts";

function options(
  portfolio: Portfolio,
  option: OptionName,
  assumptions: Partial<RetirementProposal["assumptions"]> = {},
) {
  const proposal = {
    ...blankProposal({ productId: "Fax", featureId: null }, "End the fax", "Ann"),
    option,
    assumptions: { ...noAssumptions, ...assumptions },
    id: "p",
    createdAt: 1,
    updatedAt: 1,
    by: "Ann",
  };
  const { overview, candidates } = judged(holding({ proposals: [proposal] }, portfolio));
  const candidate = candidates.find(({ name }) => name === "Fax");
  if (candidate === undefined) throw new Error("Fax is not judged.");
  return { figures: optionFigures(portfolio, overview, candidate, option), npv: candidate.worked.result?.npv };
}

const newRunMonthly = { low: 40_000, mode: 50_000, high: 60_000 };

describe("optionFigures", () => {
  it("works out ending it, and says of the others what is missing", () => {
    const { figures, npv } = options(rareAndDear, "sunset");
    expect(figures).toEqual([
      { option: "keep", npv: 0, gap: null, bar: null },
      { option: "improve", npv: null, gap: "gain", bar: null },
      { option: "merge", npv: null, gap: "retained", bar: null },
      { option: "migrate", npv: null, gap: "newRun", bar: null },
      { option: "sunset", npv, gap: null, bar: null },
    ]);
  });

  it("sets ending it with nothing in its place beside the option proposed", () => {
    const { figures, npv } = options(rareAndDear, "migrate", { newRunMonthly });
    const [migrate, sunset] = figures.slice(3);
    expect(migrate).toEqual({ option: "migrate", npv, gap: null, bar: null });
    expect(sunset?.npv).toBe(options(rareAndDear, "sunset").npv);
    expect(sunset?.npv).toBeGreaterThan(npv ?? Number.POSITIVE_INFINITY);
  });

  it("chooses nothing that a guard or a dependent without a plan forbids", () => {
    const marks = [{ kind: "legalHold", reason: "Contract", owner: "Ann", reviewOn: null } as const];
    const held = holding({ products: [product("Fax", { marks })] }, rareAndDear);
    const guarded = options(held, "sunset").figures;
    expect(guarded.at(-1)?.bar).toBe("guard");
    expect(chooseOption(optionWorths(guarded)).option).toBe("keep");
    const edge = { fromProductId: "Portal", toProductId: "Fax", kind: "hard", migration: "" } as const;
    const dependency = { ...edge, id: "d", createdAt: now, updatedAt: now, by: "Tester" };
    const needed = options(holding({ dependencies: [dependency] }, rareAndDear), "sunset").figures;
    expect(needed.at(-1)?.bar).toBe("dependents");
    expect(chooseOption(optionWorths(needed)).option).toBe("keep");
    expect(chooseOption(optionWorths(options(rareAndDear, "sunset").figures)).option).toBe("sunset");
  });
});
