import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addTeam } from "#shared/domain/team.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { together } from "../../../../renderer/features/product/together.ts";
import { stampAt } from "../../../support/portfolios.ts";

const teams = (names: readonly string[]) => names.map((name) => addTeam({ name, dayRate: null }));

describe("together", () => {
  it("makes one change of several, each with records of its own", () => {
    const outcome = together("Add teams", teams(["Ops", "Claims", "Sales"]))(emptyPortfolio, stampAt(1));
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(outcome.value.label).toBe("Add teams");
    expect(new Set(outcome.value.changes.map(({ id }) => id)).size).toBe(3);
    expect(countOf(applyChange(emptyPortfolio, outcome.value.changes).teams)).toBe(3);
  });

  it("lets each command see what the earlier ones did and takes nothing when one is refused", () => {
    const outcome = together("Add teams", teams(["Ops", "Ops"]))(emptyPortfolio, stampAt(1));
    expect(outcome).toMatchObject({ ok: false, problem: { code: "NAME_TAKEN" } });
  });
});
