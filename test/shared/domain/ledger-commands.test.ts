import { describe, expect, it } from "vitest";
import { allOf } from "#shared/domain/shelves.ts";
import { addCost, editEntries } from "#shared/domain/ledger-commands.ts";
import { shelfOf } from "#shared/domain/portfolio.ts";
import { after } from "../../support/portfolios.ts";

const bill = {
  productId: null,
  poolId: null,
  featureId: null,
  recurrence: "oneOff",
  from: "2026-01",
  to: "2026-01",
  currency: "EUR",
  label: "Cloud bill",
  category: "infrastructure",
  amount: 1235,
  exact: "12.3456",
  amortiseMonths: null,
  avoidableShare: 1,
  avoidableFrom: null,
  causedByProductId: null,
  paidByTeamId: null,
  provenance: "imported",
} as const;

function editedBill(fields: Parameters<typeof editEntries<"costs">>[2][number]["fields"]) {
  const start = after([addCost(bill)]);
  const [entry] = [...allOf(start.costs)];
  if (entry === undefined) throw new Error("The bill was not added.");
  const edit = editEntries("costs", shelfOf.costs(entry), [{ id: entry.id, fields }]);
  return [...allOf(after([edit], start, 1).costs)][0];
}

describe("editEntries", () => {
  it("takes away the exact sum of a file when somebody gives another amount", () => {
    expect(editedBill({ amount: 2000 })).not.toHaveProperty("exact");
  });

  it("keeps the exact sum when something else is said", () => {
    expect(editedBill({ label: "Cloud", amount: 1235 })).toMatchObject({ label: "Cloud", exact: "12.3456" });
  });
});
