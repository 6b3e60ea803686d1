import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey, openChoices } from "#shared/domain/import-choices.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct, editProduct } from "#shared/domain/product.ts";
import { allOf, countOf } from "#shared/domain/shelves.ts";
import { addTeam } from "#shared/domain/team.ts";
import {
  committed,
  costRow,
  createAll,
  planOf,
  productRow,
  readOf,
  usageFile,
  usageRow,
} from "../../support/import-reads.ts";
import { after } from "../../support/portfolios.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

const shop = after([addProduct(blankProduct("Shop"))]);
const verdicts = (plan: ImportPlan) => plan.rows.map(({ verdict }) => verdict);
const stops = (plan: ImportPlan) => plan.rows.map(({ stop }) => stop?.code ?? null);
const productsOf = (portfolio: Portfolio) => [...allOf(portfolio.products)];

describe("planImport: names", () => {
  it("stops rows with an unknown product until somebody chose what it means", () => {
    const read = readOf({ usage: [usageRow(1), usageRow(2, { month: "2025-11" })] });
    const open = planOf(emptyPortfolio, read, openChoices);
    expect(stops(open)).toEqual(["UNKNOWN_PRODUCT", "UNKNOWN_PRODUCT"]);
    expect(open.questions).toMatchObject([{ kind: "product", name: "Shop", rows: 2, why: "unknown", answer: null }]);
    expect(open.problem?.code).toBe("STOPPED_ROWS");
    expect(open.groups).toMatchObject([{ code: "UNKNOWN_PRODUCT", rows: 2, byChoice: false }]);
    const created = planOf(emptyPortfolio, read, createAll);
    expect(created.created).toEqual({ team: [], product: ["Shop"], feature: ["Search"], pool: [] });
    expect(created.counts).toEqual({ rows: 2, new: 2, update: 0, unchanged: 0, stopped: 0 });
  });

  it("asks about names that differ only in case, blanks or Unicode form, and never merges them", () => {
    const names = ["shop", "Shop ", "SHOP", "Ｓｈｏｐ"].map((product, n) =>
      usageRow(n + 1, { product, month: `2025-0${n + 1}` }),
    );
    const plan = planOf(shop, readOf({ usage: names }));
    expect(stops(plan)).toEqual(["LOOKALIKE", null, "LOOKALIKE", "LOOKALIKE"]);
    const id = productsOf(shop)[0]?.id ?? "";
    expect(plan.questions.find(({ name }) => name === "shop")?.candidates[0]).toEqual({ id, name: "Shop" });
    const picked = planOf(shop, readOf({ usage: names.slice(0, 1) }), {
      ...createAll,
      names: { [nameKey("product", "shop", null)]: { use: "record", id } },
    });
    expect(picked.created.product).toEqual([]);
    const apart = planOf(shop, readOf({ usage: names.slice(0, 1) }), { ...createAll, lookalikes: "apart" });
    expect(apart.created.product).toEqual(["shop"]);
  });

  it("asks whether a catalogue's slug is the team of that name", () => {
    const known = after([addTeam({ name: "Customer Care", dayRate: null })]);
    const [care] = [...allOf(known.teams)];
    const plan = planOf(known, readOf({ products: [productRow(1, "Letters", { owner: "customer-care" })] }), createAll);
    expect(plan.questions).toMatchObject([
      { kind: "team", why: "lookalike", candidates: [{ id: care?.id, name: "Customer Care" }], answer: null },
    ]);
    const names = { [nameKey("team", "customer-care", null)]: { use: "record", id: care?.id ?? "" } } as const;
    const joined = planOf(known, readOf({ products: [productRow(1, "Letters", { owner: "customer-care" })] }), {
      ...createAll,
      names,
    });
    expect([joined.counts.new, joined.created.team]).toEqual([1, []]);
  });

  it("lets two spellings of a new name become one feature by choice", () => {
    const usage = [usageRow(1), usageRow(2, { feature: "search", month: "2025-11" })];
    expect(stops(planOf(shop, readOf({ usage })))).toEqual(["LOOKALIKE", "LOOKALIKE"]);
    const names = { [nameKey("feature", "search", "Shop")]: { use: "name", name: "Search" } } as const;
    const plan = planOf(shop, readOf({ usage }), { ...createAll, names });
    expect(plan.created.feature).toEqual(["Search"]);
    expect(plan.usage[0]?.patch.subjects).toHaveLength(1);
  });

  it("counts rows of a skipped name as stopped by choice, which holds nothing up", () => {
    const usage = [usageRow(1), usageRow(2, { feature: "Fax" })];
    const names = { [nameKey("feature", "Fax", "Shop")]: { use: "skip" } } as const;
    const plan = planOf(shop, readOf({ usage }), { ...createAll, names, withoutStopped: false });
    expect(plan.counts).toEqual({ rows: 2, new: 1, update: 0, unchanged: 0, stopped: 1 });
    // The remedy speaks for every skipped name, not for the one that the file says first.
    expect(plan.groups).toMatchObject([
      { code: "SKIPPED", byChoice: true, remedy: expect.not.stringContaining("Fax") },
    ]);
    expect(plan.problem).toBeNull();
  });

  it("makes no record for a name that only stopped rows say", () => {
    const plan = planOf(shop, readOf({ usage: [usageRow(1, { feature: "Fax", uses: -1 })] }));
    expect(plan.created.feature).toEqual([]);
    expect(plan.additions).toEqual([]);
  });

  it("takes names that are words of the language as names", () => {
    const usage = ["__proto__", "constructor", "toString"].map((feature, n) => usageRow(n + 1, { feature }));
    const plan = planOf(shop, readOf({ usage }));
    expect(plan.created.feature).toEqual(["__proto__", "constructor", "toString"]);
    expect(countOf(committed(shop, plan, 5).features)).toBe(3);
  });
});

describe("planImport: products", () => {
  it("adds products with their teams and changes only what the row speaks of", () => {
    const row = productRow(1, "Fax", {
      fields: { kind: "service", job: "fax" },
      owner: "Office",
      pays: ["Office", "Sales"],
    });
    const plan = planOf(emptyPortfolio, readOf({ products: [row] }));
    expect(plan.created.team).toEqual(["Office", "Sales"]);
    const first = committed(emptyPortfolio, plan, 1);
    const product = productsOf(first)[0];
    const teams = [...allOf(first.teams)].map(({ id }) => id);
    expect(product).toMatchObject({
      name: "Fax",
      kind: "service",
      lifecycle: "live",
      ownerTeamId: teams[0],
      source: "usage",
    });
    expect(product?.corners.pays).toEqual(teams);
    const changed = planOf(
      first,
      readOf({ products: [productRow(1, "Fax", { fields: { lifecycle: "sunsetting" } })] }),
    );
    expect(changed.rows[0]).toMatchObject({
      verdict: "update",
      fields: [{ field: "lifecycle", before: "live", after: "sunsetting" }],
    });
    expect(productsOf(committed(first, changed, 2))[0]).toMatchObject({ job: "fax", lifecycle: "sunsetting" });
  });

  it("knows a renamed product by its key in the source", () => {
    const row = (name: string) => readOf({ products: [productRow(1, name, { externalId: "component:fax" })] });
    const first = committed(emptyPortfolio, planOf(emptyPortfolio, row("Fax")), 1);
    const plan = planOf(first, row("Telefax"));
    expect(plan.rows[0]).toMatchObject({
      verdict: "update",
      fields: [{ field: "name", before: "Fax", after: "Telefax" }],
    });
  });

  it("asks before it overwrites what was changed here since the import", () => {
    const read = readOf({ products: [productRow(1, "Fax", { fields: { lifecycle: "idea" } })] });
    const first = committed(emptyPortfolio, planOf(emptyPortfolio, read), 1);
    const edited = after([editProduct(productsOf(first)[0]?.id ?? "", { lifecycle: "live" })], first, 2);
    const plan = planOf(edited, read);
    expect(plan.conflicts).toMatchObject([{ code: "CHANGED_HERE", choice: null }]);
    expect(stops(plan)).toEqual(["CHANGED_HERE"]);
    const key = plan.conflicts[0]?.key ?? "";
    expect(verdicts(planOf(edited, read, { ...createAll, conflicts: { [key]: "file" } }))).toEqual(["update"]);
    const ours = planOf(edited, read, { ...createAll, conflicts: { [key]: "ours" } });
    expect([stops(ours), ours.problem?.code]).toEqual([["KEPT_OURS"], "NOTHING_NEW"]);
  });

  it("stops a product that is said twice in two ways, and rows that need it", () => {
    const products = [productRow(1, "Fax"), productRow(2, "Fax", { fields: { job: "fax" } })];
    const plan = planOf(emptyPortfolio, readOf({ products, usage: [usageRow(3, { product: "Fax" })] }));
    expect(stops(plan)).toEqual(["TWICE", "TWICE", "ROW_STOPPED"]);
    expect(
      verdicts(planOf(emptyPortfolio, readOf({ products: [productRow(1, "Fax"), productRow(2, "Fax")] }))),
    ).toEqual(["new", "unchanged"]);
  });

  it("lists dependencies that lead nowhere without stopping the product beside them", () => {
    const edge = (row: number, to: string, kind: "hard" | "soft" = "hard") => ({
      line: row,
      row,
      from: "component:a",
      to,
      kind,
    });
    const products = [
      productRow(1, "A", { externalId: "component:a" }),
      productRow(2, "B", { externalId: "component:b" }),
    ];
    const dependencies = [
      edge(1, "component:b", "soft"),
      edge(1, "component:b"),
      edge(1, "component:gone"),
      edge(2, "A"),
    ];
    const plan = planOf(emptyPortfolio, readOf({ products, dependencies }));
    expect(plan.counts).toEqual({ rows: 2, new: 1, update: 1, unchanged: 0, stopped: 0 });
    expect(plan.dangling).toMatchObject([{ row: 1, missing: "component:gone" }]);
    const edges = plan.rows.filter(({ kind }) => kind === "dependency");
    expect(edges.map(({ verdict, stop }) => stop?.code ?? verdict)).toEqual([
      "unchanged",
      "new",
      "DANGLING_REFERENCE",
      "SELF_DEPENDENCY",
    ]);
    const [dependency] = [...allOf(committed(emptyPortfolio, plan, 1).dependencies)];
    expect(dependency?.kind).toBe("hard");
  });
});

describe("planImport: the whole", () => {
  it("counts every row of the file once, and rows that were not read as stopped", () => {
    const stop = {
      line: 9,
      row: 8,
      code: "MONTH",
      column: "month",
      found: "x",
      expected: "YYYY-MM",
      remedy: "Correct it.",
    };
    const read = readOf({ usage: [usageRow(1), usageRow(2, { uses: -1 })], stops: [stop] });
    const plan = planOf(shop, { ...read, total: 5 });
    expect(plan.counts).toEqual({ rows: 5, new: 1, update: 0, unchanged: 0, stopped: 4 });
    expect(plan.groups).toContainEqual(expect.objectContaining({ code: "NOT_READ", rows: 2 }));
  });

  it("lets good rows in without stopped ones only when that is chosen", () => {
    const read = readOf({ usage: [usageRow(1), usageRow(2, { month: "2025-11", uses: -1 })] });
    expect(planOf(shop, read, { ...createAll, withoutStopped: false }).problem?.code).toBe("STOPPED_ROWS");
    expect(planOf(shop, read, createAll).problem).toBeNull();
  });

  it("creates every team only when that is chosen", () => {
    const known = after([addTeam({ name: "Office", dayRate: null })]);
    const products = [productRow(1, "Fax", { owner: "Office" }), productRow(2, "Mail", { owner: "Unknown" })];
    const plan = planOf(known, readOf({ products }), { ...openChoices, withoutStopped: true });
    expect(stops(plan)).toEqual([null, "UNKNOWN_TEAM"]);
  });

  it("plans nothing the second time, whatever the file, and always adds up", () => {
    const name = fc.constantFrom("Shop", "shop", "Fax", "Mail ", "Ｆａｘ");
    const row = fc.record({
      product: name,
      feature: fc.option(fc.constantFrom("a", "b", "A", "c"), { nil: null }),
      month: fc.constantFrom("2025-01", "2025-02", "2025-03", "2025-04"),
      span: fc.constantFrom(1, 1, 1, 3),
      uses: fc.option(fc.integer({ min: -1, max: 5 }), { nil: null }),
      users: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
      eligible: fc.option(fc.integer({ min: 3, max: 9 }), { nil: null }),
      full: fc.boolean(),
      amount: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(row, { maxLength: 30 }), (...files) => {
        let portfolio = shop;
        files.forEach((rows, n) => {
          const read = readOf({
            usage: rows.map((said, at) => usageRow(2 * at + 1, said)),
            costs: rows.map(({ product, amount }, at) => costRow(2 * at + 2, { product, amount })),
          });
          const choices = { ...createAll, lookalikes: "apart", otherConflicts: "file" } as const;
          const file = { ...usageFile, source: `source ${n}` };
          const plan = planOf(portfolio, read, choices, file);
          const { counts } = plan;
          expect(counts.rows).toBe(read.total);
          expect(counts.rows).toBe(counts.new + counts.update + counts.unchanged + counts.stopped);
          if (plan.problem !== null) return;
          const next = committed(portfolio, plan, 10 * n + 10);
          const again = planOf(next, read, choices, file);
          expect([again.additions, again.edits, again.usage, again.withdrawn]).toEqual([[], [], [], []]);
          expect(again.counts).toEqual({
            ...counts,
            new: 0,
            update: 0,
            unchanged: counts.new + counts.update + counts.unchanged,
          });
          expect(samePortfolio(portfolio, next)).toBe(false);
          portfolio = next;
        });
      }),
      { numRuns: 200 },
    );
  });

  it("refuses a product whose months lie impossibly far apart", () => {
    const usage = Array.from({ length: 20_000 }, (_, n) =>
      usageRow(n + 1, { feature: `f${n}`, month: n === 0 ? "1970-01" : "2199-12" }),
    );
    const planned = planImport(shop, readOf({ usage }), createAll, usageFile);
    expect(planned.ok ? null : planned.problem.code).toBe("TOO_LARGE");
  });
});
