import { describe, expect, it } from "vitest";
import type { RecordChange } from "#shared/domain/change.ts";
import { migratedChanges, migratedRecord, schemaVersion, type Migration } from "#shared/domain/migrations.ts";
import { tableNames } from "#shared/domain/portfolio.ts";

/** The tables that each schema has; a released line is never edited. */
const tablesOf: Readonly<Record<number, readonly string[]>> = Object.fromEntries(
  [
    "settings teams products features dependencies usage costs values pools rates batches recipes verdicts reviews proposals",
    "backlog fields views",
    "experiments learnings cohorts accounting meetings",
    "",
    "",
  ].map((_, at, added) => [at + 1, added.slice(0, at + 1).flatMap((tables) => tables.split(" ").filter(Boolean))]),
);

/** Steps to the present schema from two that never were: teams were called by a title, and then by two names. */
const steps: ReadonlyMap<number, Migration> = new Map([
  [schemaVersion - 2, { teams: ({ title, ...rest }) => ({ ...rest, first: title, last: "Team" }) }],
  [
    schemaVersion - 1,
    {
      teams: ({ first, last, ...rest }) => ({ ...rest, name: `${String(first)} ${String(last)}` }),
      products: () => ({}),
    },
  ],
]);

describe("schemaVersion", () => {
  it("is raised whenever a table is added", () => {
    expect(tableNames.toSorted()).toEqual((tablesOf[schemaVersion] ?? []).toSorted());
  });
});

describe("migratedRecord", () => {
  it("takes every step from the schema a record was written with", () => {
    const oldest = { id: "t1", title: "Fax" };
    expect(migratedRecord("teams", oldest, schemaVersion - 2, steps)).toEqual({ id: "t1", name: "Fax Team" });
    const older = { id: "t1", first: "Fax", last: "Room" };
    expect(migratedRecord("teams", older, schemaVersion - 1, steps)).toEqual({ id: "t1", name: "Fax Room" });
    expect(migratedRecord("teams", older, schemaVersion, steps)).toBe(older);
  });

  it("leaves the records of tables that no step names, and what is no record", () => {
    const pool = { id: "p1" };
    expect(migratedRecord("pools", pool, schemaVersion - 2, steps)).toBe(pool);
    for (const none of [null, undefined, 7, "text"]) {
      expect(migratedRecord("teams", none, schemaVersion - 2, steps)).toBe(none);
    }
  });
});

describe("migratedChanges", () => {
  it("brings both sides of a change to the present form, and leaves additions, deletions and usage what they are", () => {
    const older = [
      { table: "teams", id: "t1", before: null, after: { id: "t1", title: "Fax" } },
      { table: "teams", id: "t1", before: { id: "t1", title: "Fax" }, after: { id: "t1", title: "Telex" } },
      { table: "teams", id: "t1", before: { id: "t1", title: "Telex" }, after: null },
      { table: "usage", id: "p1", patch: { subjects: [] } },
    ] as unknown as readonly RecordChange[];
    expect(migratedChanges(older, schemaVersion - 2, steps)).toEqual([
      { table: "teams", id: "t1", before: null, after: { id: "t1", name: "Fax Team" } },
      { table: "teams", id: "t1", before: { id: "t1", name: "Fax Team" }, after: { id: "t1", name: "Telex Team" } },
      { table: "teams", id: "t1", before: { id: "t1", name: "Telex Team" }, after: null },
      older[3],
    ]);
    expect(migratedChanges(older, schemaVersion, steps)).toBe(older);
  });
});
