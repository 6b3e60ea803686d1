import { describe, expect, it } from "vitest";
import type { RowChange } from "#shared/domain/change.ts";
import { blankProduct } from "#shared/domain/product.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { fieldChanges, keptLine, recordTitle, touchedText, type ValueContext } from "#shared/words/history.ts";

const names: Readonly<Record<string, string>> = { t1: "Ops", t2: "Sales", p1: "Fax" };
const context: ValueContext = { nameOf: (id) => names[id], currency: "EUR" };
const stamps = { id: "p1", createdAt: 1, updatedAt: 2, by: "Ada" };
const product = { ...blankProduct("Fax"), ...stamps };

describe("fieldChanges", () => {
  it("says what changed by field, with names for ids and nothing of what every change touches", () => {
    const after = {
      ...product,
      updatedAt: 3,
      by: "Bo",
      ownerTeamId: "t1",
      supportEnd: "2026-12",
      corners: { ...product.corners, pays: ["t1", "t2"] },
    };
    const change = { table: "products", id: "p1", before: product, after } as RowChange;
    expect(fieldChanges(change, context)).toEqual([
      { field: "owner", before: null, after: "Ops" },
      { field: "corners, pays", before: null, after: "Ops; Sales" },
      { field: "support ends", before: null, after: "Dec 2026" },
    ]);
  });

  it("writes money in its currency, and thresholds by their names", () => {
    const before = { ...defaultSettings };
    const after = {
      ...before,
      usage: { ...before.usage, often: 0.35 },
      retirement: { ...before.retirement, dayRate: 90_000 },
    };
    const change = { table: "settings", id: "settings", before, after } as RowChange;
    expect(fieldChanges(change, context)).toEqual([
      { field: "Often used from", before: "40%", after: "35%" },
      { field: "Cost of a person-day", before: "€800.00", after: "€900.00" },
    ]);
  });
});

describe("fieldChanges of a record", () => {
  const changed = (table: string, before: object, after: object) =>
    fieldChanges({ table, id: "x", before, after } as unknown as RowChange, context);

  it("says of what is kept for the app to read that it changed", () => {
    const view = { name: "Mine", view: '{"kinds":[]}' };
    expect(changed("views", view, { ...view, view: '{"kinds":["risk"]}' })).toEqual([
      { field: "view", before: "as it was", after: "changed" },
    ]);
  });

  it("shows no id of a record that is gone", () => {
    expect(changed("backlog", {}, { dependsOn: ["0123"], proposalId: "4567", externalId: "ABC-1" })).toEqual([
      { field: "depends on", before: null, after: "one that is gone" },
      { field: "proposal", before: null, after: "one that is gone" },
      { field: "identity in its source", before: null, after: "ABC-1" },
    ]);
  });

  it("calls the thresholds of backlogs and experiments as the settings do", () => {
    const after = { ...defaultSettings, experiments: { ...defaultSettings.experiments, alpha: 0.1 } };
    expect(changed("settings", defaultSettings, after)).toEqual([
      { field: "False wins tolerated", before: "5%", after: "10%" },
    ]);
  });
});

describe("recordTitle", () => {
  it("names a record by itself, else by what it is about", () => {
    expect(recordTitle("products", product, context.nameOf)).toBe("Product 'Fax'");
    expect(recordTitle("reviews", { id: "r1", productId: "p1" }, context.nameOf)).toBe("Review 'Fax'");
    expect(recordTitle("settings", defaultSettings, context.nameOf)).toBe("Settings");
  });
});

describe("touchedText", () => {
  it("names the one record, or the kinds of many", () => {
    const envelope = { touches: ["teams/t1", "teams"] } as unknown as Parameters<typeof touchedText>[0];
    expect(touchedText(envelope, context.nameOf)).toBe("Team 'Ops'");
    const many = { touches: ["teams/t1", "products/p1", "teams", "products"] } as unknown as typeof envelope;
    expect(touchedText(many, context.nameOf)).toBe("Teams and Products");
  });
});

describe("keptLine", () => {
  it("says why something is left alone", () => {
    const line = keptLine(
      { table: "products", id: "p1", field: "name", holds: "Fax 2", wouldBe: "Fax", why: "changedSince", by: [] },
      context,
    );
    expect(line).toBe("Product 'Fax', name: changed since; it holds Fax 2 and would be Fax.");
    const needed = keptLine(
      {
        table: "teams",
        id: "t1",
        field: null,
        holds: null,
        wouldBe: null,
        why: "referenced",
        by: [{ table: "products", id: "p1", field: "ownerTeamId" }],
      },
      context,
    );
    expect(needed).toBe("Team 'Ops': still needed by Product 'Fax'.");
  });
});
