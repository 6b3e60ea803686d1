import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange, type Command, type RecordChange } from "#shared/domain/change.ts";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import type { Id } from "#shared/domain/ids.ts";
import { addCost, editEntries } from "#shared/domain/ledger-commands.ts";
import { addMonths } from "#shared/domain/month.ts";
import { emptyPortfolio, type Portfolio, type TableName } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct, editProduct, removeProduct } from "#shared/domain/product.ts";
import { referencesOf } from "#shared/domain/references.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { recordVerdicts } from "#shared/domain/retirement-commands.ts";
import { revertChange } from "#shared/domain/revert.ts";
import { allOf, type Shelves } from "#shared/domain/shelves.ts";
import { addTeam, editTeam, removeTeam } from "#shared/domain/team.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { arbitraryPortfolio } from "../../support/arbitraries.ts";
import { costRow } from "../../support/import-reads.ts";
import { stampAt } from "../../support/portfolios.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

type Step = { readonly portfolio: Portfolio; readonly changes: readonly RecordChange[] };

function step(portfolio: Portfolio, command: Command, n: number): Step {
  const outcome = command(portfolio, stampAt(n));
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return { portfolio: applyChange(portfolio, outcome.value.changes), changes: outcome.value.changes };
}

function firstId(portfolio: Portfolio, table: TableName): Id {
  for (const record of allOf<{ readonly id: Id }>(portfolio[table])) return record.id;
  throw new Error(`No ${table}`);
}

const revertOf = (portfolio: Portfolio, changes: readonly RecordChange[]) =>
  applyChange(portfolio, revertChange(portfolio, changes).changes);

const {
  line: _line,
  row: _row,
  product: _p,
  pool: _o,
  feature: _f,
  causedBy: _c,
  paidBy: _b,
  ...costFields
} = costRow(1);

function costOf(productId: Id) {
  return { ...costFields, productId, poolId: null, featureId: null, causedByProductId: null, paidByTeamId: null };
}

describe("revertChange", () => {
  it("takes back any change exactly, and the undo of the undo brings it again", () => {
    fc.assert(
      fc.property(arbitraryPortfolio, arbitraryPortfolio, (from, to) => {
        const outcome = restoreCommand(to, "Change everything")(from, stampAt(1));
        if (!outcome.ok) return;
        const changed = applyChange(from, outcome.value.changes);
        const undo = revertChange(changed, outcome.value.changes);
        expect(undo.kept).toEqual([]);
        const undone = applyChange(changed, undo.changes);
        expect(samePortfolio(undone, from)).toBe(true);
        const redo = revertChange(undone, undo.changes);
        expect(redo.kept).toEqual([]);
        expect(samePortfolio(applyChange(undone, redo.changes), to)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("reverts the fields that still hold its values and lists the others", () => {
    const added = step(emptyPortfolio, addProduct(blankProduct("Shop")), 1);
    const id = firstId(added.portfolio, "products");
    const first = step(added.portfolio, editProduct(id, { job: "sell", supportEnd: "2026-12" }), 2);
    const second = step(first.portfolio, editProduct(id, { job: "sell more" }), 3);
    const { changes, kept } = revertChange(second.portfolio, first.changes);
    const product = [...allOf(applyChange(second.portfolio, changes).products)][0];
    expect(product).toMatchObject({ job: "sell more", supportEnd: null, updatedAt: stampAt(3).at });
    expect(kept).toEqual([
      { table: "products", id, field: "job", holds: "sell more", wouldBe: "", why: "changedSince", by: [] },
    ]);
  });

  it("reverts one corner while another one was changed since", () => {
    const teams = [
      addTeam({ name: "A", dayRate: null }),
      addTeam({ name: "B", dayRate: null }),
      addProduct(blankProduct("Shop")),
    ];
    let portfolio = emptyPortfolio;
    teams.forEach((command, n) => ({ portfolio } = step(portfolio, command, n)));
    const [a, b] = [...allOf(portfolio.teams)].map((team) => team.id) as [Id, Id];
    const id = firstId(portfolio, "products");
    const corners = { pays: [a], canChange: [], feels: [], benefits: [] };
    const first = step(portfolio, editProduct(id, { corners }), 4);
    const second = step(first.portfolio, editProduct(id, { corners: { ...corners, feels: [b] } }), 5);
    const product = [...allOf(revertOf(second.portfolio, first.changes).products)][0];
    expect(product?.corners).toEqual({ pays: [], canChange: [], feels: [b], benefits: [] });
  });

  it("keeps a period whole, so that no entry ends before it begins", () => {
    const added = step(emptyPortfolio, addProduct(blankProduct("Shop")), 1);
    const productId = firstId(added.portfolio, "products");
    const cost = step(added.portfolio, addCost(costOf(productId)), 2);
    const id = firstId(cost.portfolio, "costs");
    const longer = step(cost.portfolio, editEntries("costs", productId, [{ id, fields: { to: "2026-12" } }]), 3);
    const later = step(longer.portfolio, editEntries("costs", productId, [{ id, fields: { from: "2026-06" } }]), 4);
    const reverted = revertChange(later.portfolio, longer.changes);
    expect(reverted.changes).toEqual([]);
    expect(reverted.kept).toMatchObject([{ field: "to", holds: "2026-12", wouldBe: "2025-12" }]);
  });

  it("deletes what it made unless that was changed or is needed since", () => {
    const team = step(emptyPortfolio, addTeam({ name: "A", dayRate: null }), 1);
    const teamId = firstId(team.portfolio, "teams");
    expect([...allOf(revertOf(team.portfolio, team.changes).teams)]).toEqual([]);
    const renamed = step(team.portfolio, editTeam(teamId, { name: "B" }), 2);
    expect(revertChange(renamed.portfolio, team.changes).kept).toMatchObject([
      { field: "name", holds: "B", wouldBe: null },
    ]);
    const owned = step(team.portfolio, addProduct({ ...blankProduct("Shop"), ownerTeamId: teamId }), 3);
    const { changes, kept } = revertChange(owned.portfolio, team.changes);
    expect(changes).toEqual([]);
    const by = [{ table: "products", id: firstId(owned.portfolio, "products"), field: "ownerTeamId" }];
    expect(kept).toEqual([
      { table: "teams", id: teamId, field: null, holds: null, wouldBe: null, why: "referenced", by },
    ]);
  });

  it("takes the verdicts that were recorded of what goes with it, and no others", () => {
    const shop = step(emptyPortfolio, addProduct(blankProduct("Shop")), 1);
    const productId = firstId(shop.portfolio, "products");
    const search = step(shop.portfolio, addFeature(blankFeature(productId, "Search")), 2);
    const featureId = firstId(search.portfolio, "features");
    const verdict = { verdict: "keep", codes: [], asOf: "2025-08", inputsHash: "", engineVersion: "1" } as const;
    const recorded = step(
      search.portfolio,
      recordVerdicts([
        { productId, featureId, ...verdict },
        { productId, featureId: null, ...verdict },
      ]),
      3,
    );
    const { changes, kept } = revertChange(recorded.portfolio, search.changes);
    expect(kept).toEqual([]);
    const left = applyChange(recorded.portfolio, changes);
    expect([...allOf(left.features)]).toEqual([]);
    expect([...allOf(left.verdicts)].map((record) => record.featureId)).toEqual([null]);
    expect(samePortfolio(revertOf(left, changes), recorded.portfolio)).toBe(true);
  });

  it("keeps a product that got usage since", () => {
    const added = step(emptyPortfolio, addProduct(blankProduct("Shop")), 1);
    const id = firstId(added.portfolio, "products");
    const cell = { subject: id, month: "2025-01", eligible: null, users: null, uses: 3, full: true };
    const used = step(added.portfolio, recordUsage(id, [cell]), 2);
    expect(revertChange(used.portfolio, added.changes).kept).toMatchObject([{ table: "products", why: "referenced" }]);
    const unused = revertOf(used.portfolio, used.changes);
    expect(samePortfolio(revertOf(unused, added.changes), emptyPortfolio)).toBe(true);
  });

  it("brings deleted records back, but names no team that is gone", () => {
    const team = step(emptyPortfolio, addTeam({ name: "A", dayRate: null }), 1);
    const teamId = firstId(team.portfolio, "teams");
    const product = step(team.portfolio, addProduct({ ...blankProduct("Shop"), ownerTeamId: teamId }), 2);
    const id = firstId(product.portfolio, "products");
    const disowned = step(product.portfolio, editProduct(id, { ownerTeamId: null, job: "" }), 3);
    const teamless = step(disowned.portfolio, removeTeam(teamId), 4);
    const reverted = revertChange(teamless.portfolio, disowned.changes);
    expect(reverted.kept).toMatchObject([{ table: "products", id, field: "ownerTeamId", why: "gone" }]);
    const gone = step(teamless.portfolio, removeProduct(id), 5);
    expect(samePortfolio(revertOf(gone.portfolio, gone.changes), teamless.portfolio)).toBe(true);
  });

  it("reverts usage cell by cell and lists cells that hold other numbers now", () => {
    const added = step(emptyPortfolio, addProduct(blankProduct("Shop")), 1);
    const id = firstId(added.portfolio, "products");
    const cell = (month: string, uses: number) => ({
      subject: id,
      month,
      eligible: null,
      users: null,
      uses,
      full: true,
    });
    const first = step(added.portfolio, recordUsage(id, [cell("2025-01", 1), cell("2025-02", 2)]), 2);
    const second = step(first.portfolio, recordUsage(id, [cell("2025-02", 5)]), 3);
    const { changes, kept } = revertChange(second.portfolio, first.changes);
    expect(kept).toMatchObject([{ table: "usage", id, field: `${id}/2025-02`, wouldBe: null, why: "changedSince" }]);
    const usage = applyChange(second.portfolio, changes).usage.get("")?.get(id);
    expect([...(usage?.state ?? [])].map((state) => state !== 0)).toEqual([false, true]);
    expect([...(usage?.uses ?? [])]).toEqual([0, 5]);
  });

  it("never loses what others changed since, whatever is taken back when", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 5, maxLength: 60 }), fc.nat(), (walk, pick) => {
        let portfolio = emptyPortfolio;
        const journal: (readonly RecordChange[])[] = [];
        const written: ReadonlyMap<string, string>[] = [];
        walk.forEach((random, n) => {
          const outcome = commandOf(portfolio, random, n)?.(portfolio, stampAt(n));
          if (outcome === undefined || !outcome.ok) return;
          const before = valuesOf(portfolio);
          portfolio = applyChange(portfolio, outcome.value.changes);
          journal.push(outcome.value.changes);
          written.push(new Map([...valuesOf(portfolio)].filter(([key, value]) => before.get(key) !== value)));
        });
        if (journal.length === 0) return;
        const chosen = pick % journal.length;
        const held = valuesOf(portfolio);
        const reverted = revertOf(portfolio, journal[chosen] ?? []);
        const left = valuesOf(reverted);
        // What holds a value of the chosen change is its own to take back, also where someone came back to that value.
        const others = [...held].filter(([key, value]) => written[chosen]?.get(key) !== value);
        expect(others.map(([key]) => [key, left.get(key)])).toEqual(others);
        expect(danglingIn(reverted)).toEqual([]);
      }),
      { numRuns: 300, examples: [[[0, 459_487, 987_594, 153_422, 0, 0, 694_604, 0, 932_730, 0], 2_146_435_062]] },
    );
  });
});

/** A random command on what is there; null where there is nothing to act on. */
function commandOf(portfolio: Portfolio, random: number, n: number): Command | null {
  const products = [...allOf(portfolio.products)];
  const teams = [...allOf(portfolio.teams)];
  const features = [...allOf(portfolio.features)];
  const product = products[random % Math.max(1, products.length)];
  const team = teams[random % Math.max(1, teams.length)];
  switch (random % 9) {
    case 0:
      return addTeam({ name: `Team ${n}`, dayRate: null });
    case 1:
      return addProduct({ ...blankProduct(`Product ${n}`), ownerTeamId: team?.id ?? null });
    case 2:
      return product === undefined ? null : editProduct(product.id, { job: `job ${n}`, ownerTeamId: team?.id ?? null });
    case 3:
      return product === undefined ? null : editProduct(product.id, { description: `words ${n}` });
    case 4:
      return product === undefined ? null : addFeature(blankFeature(product.id, `Feature ${n}`));
    case 5: {
      const feature = features[random % Math.max(1, features.length)];
      if (feature === undefined) return null;
      const month = `2025-0${1 + (random % 4)}`;
      return recordUsage(feature.productId, [
        { subject: feature.id, month, eligible: null, users: null, uses: n, full: true },
      ]);
    }
    case 6:
      return team === undefined ? null : random % 2 === 0 ? removeTeam(team.id) : editTeam(team.id, { dayRate: n });
    case 7:
      return product === undefined || random % 3 > 0 ? null : removeProduct(product.id);
    default:
      return product === undefined ? null : addCost({ ...costOf(product.id), label: `Cost ${n}` });
  }
}

/** Every field of every record and every known usage cell, bookkeeping aside. */
function valuesOf(portfolio: Portfolio): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const table of ["teams", "products", "features", "costs"] as const) {
    for (const record of allOf<{ readonly id: Id }>(portfolio[table])) {
      for (const [field, value] of Object.entries(record)) {
        if (field !== "updatedAt" && field !== "by")
          values.set(`${table}/${record.id}/${field}`, JSON.stringify(value));
      }
    }
  }
  for (const matrix of allOf(portfolio.usage)) {
    matrix.state.forEach((state, at) => {
      const subject = matrix.subjects[Math.floor(at / matrix.months)];
      const month = addMonths(matrix.firstMonth, at % matrix.months);
      if (state !== 0) values.set(`usage/${subject}/${month}`, String(matrix.uses[at]));
    });
  }
  return values;
}

function danglingIn(portfolio: Portfolio): readonly string[] {
  const ids = new Set(
    ["teams", "products", "features"].flatMap((table) =>
      [...allOf<{ id: Id }>(portfolio[table as "teams"])].map(({ id }) => id),
    ),
  );
  const tables = ["products", "features", "costs", "usage"] as const;
  return tables.flatMap((table) =>
    [...allOf<never>(portfolio[table] as Shelves<never>)].flatMap((record) =>
      referencesOf(table, record)
        .filter(({ id }) => !ids.has(id))
        .map(({ field, id }) => `${table} ${field} ${id}`),
    ),
  );
}
