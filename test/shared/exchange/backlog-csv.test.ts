import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import {
  backlogKinds,
  backlogStages,
  estimateNames,
  outcomes,
  workStages,
  type BacklogItem,
} from "#shared/domain/backlog-item.ts";
import type { BacklogField } from "#shared/domain/backlog-field.ts";
import { wholeBacklog } from "#shared/domain/backlog-order.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { ranksBetween } from "#shared/domain/rank.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { backlogCsv } from "#shared/exchange/backlog-csv.ts";
import { textSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { createAll } from "../../support/import-reads.ts";
import { stampAt } from "../../support/portfolios.ts";

const sample = samplePortfolio("2026-10");

function exported(portfolio: Portfolio): string {
  return [...backlogCsv(portfolio, wholeBacklog(portfolio))].join("");
}

async function planned(csv: string, portfolio: Portfolio): Promise<ImportPlan> {
  const source = textSource("backlog.csv", csv);
  const sniffed = await sniff(source);
  if (!sniffed.ok) throw new Error(sniffed.problem.message);
  const { reading } = guessReading(sniffed.value);
  const read = await readRows([source], reading, unwatched);
  if (!read.ok) throw new Error(read.problem.message);
  const file = {
    name: "backlog.csv",
    hash: "0".repeat(64),
    size: csv.length,
    format: reading.format,
    source: "backlog",
    recipeId: null,
    statements: [],
  };
  const plan = planImport(portfolio, read.value, createAll, file);
  if (!plan.ok) throw new Error(plan.problem.message);
  return plan.value;
}

async function broughtBack(portfolio: Portfolio, without: readonly (keyof Portfolio)[]): Promise<Portfolio> {
  const bare = { ...portfolio, ...Object.fromEntries(without.map((table) => [table, new Map()])) };
  const plan = await planned(exported(portfolio), bare);
  const change = importCommand(plan)(bare, stampAt(5));
  if (!change.ok) throw new Error(`${change.problem.code}: ${change.problem.message}`);
  return applyChange(bare, change.value.changes);
}

/** What items say, in their order; ids of items and of the team's fields are replaced by what they stand for. */
function said(portfolio: Portfolio): readonly unknown[] {
  const items = wholeBacklog(portfolio);
  const titles = new Map(items.map(({ id, title }, at) => [id, `${at} ${title}`]));
  const fields = onShelf(portfolio.fields, "");
  return items.map(({ id, rank, createdAt, updatedAt, by, source, externalId, batchId, ...item }) => ({
    ...item,
    rank: typeof rank,
    dependsOn: item.dependsOn.map((needed) => titles.get(needed)),
    fields: item.fields
      .map(({ fieldId, value }) => `${fields.get(fieldId)?.name ?? ""} ${value}`)
      .toSorted((a, b) => (a < b ? -1 : 1)),
    estimates: item.estimates.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    made: [id, createdAt, updatedAt, by].length,
    origin: [source, externalId, batchId].length,
  }));
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("=1+1", "'x", "a\r\nb", "a,b;c|d", ' "q" ', "-3", "\uFEFFx", "NULL", "  "),
);
const clean = text.map((given) => given.replaceAll("\0", ""));
const name = clean.filter((given) => given.trim() !== "");
const full = clean.filter((given) => given !== "");
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const figure = fc
  .oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.double({ min: 0, max: 1e15, noNaN: true }))
  .map((n) => n + 0);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const urgency = fc.oneof(
  fc.record({ profile: fc.constant("standard" as const), horizonWeeks: maybe(figure) }),
  fc.record({ profile: fc.constant("fixedDate" as const), day, penalty: figure }),
  fc.record({ profile: fc.constant("intangible" as const), startDay: day, rampWeeks: figure }),
  fc.record({ profile: fc.constant("expedite" as const), lump: figure }),
);
const estimate = fc
  .record({
    name: fc.constantFrom(...estimateNames),
    figures: fc.tuple(figure, figure, figure),
    source: clean,
    on: maybe(day),
  })
  .map(({ figures, ...rest }) => {
    const [low = 0, mode = 0, high = 0] = figures.toSorted((a, b) => a - b);
    return { ...rest, low, mode, high };
  });

const teamFields: readonly BacklogField[] = [
  {
    name: "Story  points",
    kind: "number" as const,
    unit: "points",
    choices: [],
    rubric: "1 = a day\n2 = two",
    onCard: true,
  },
  { name: "Größe é", kind: "choice" as const, unit: "", choices: ["S", "M, really", "L"], rubric: "", onCard: false },
  { name: "Asked", kind: "day" as const, unit: "", choices: [], rubric: "", onCard: false },
].map((field, at) => ({ ...field, id: `field${at}`, createdAt: 1, updatedAt: 1, by: "Ann" }));

const item = fc.record({
  title: name,
  kind: fc.constantFrom(...backlogKinds),
  stage: fc.constantFrom(...backlogStages),
  description: clean,
  hypothesis: clean,
  mandate: clean,
  urgency,
  estimates: fc.uniqueArray(estimate, { maxLength: 4, selector: (one) => one.name }),
  owner: clean,
  due: maybe(day),
  labels: fc.array(name, { maxLength: 3 }),
  links: fc.array(full, { maxLength: 2 }),
  madeIn: maybe(fc.constantFrom(...workStages)),
  foundIn: maybe(fc.constantFrom(...workStages)),
  fields: fc.tuple(maybe(figure), maybe(fc.constantFrom("S", "M, really")), maybe(day)),
  openedAt: instant,
  stageSince: instant,
  startedAt: maybe(instant),
  deployedAt: maybe(instant),
  releasedAt: maybe(instant),
  droppedAt: maybe(instant),
  dropReason: clean,
  outcome: maybe(fc.record({ verdict: fc.constantFrom(...outcomes), reason: clean, at: instant, by: clean })),
  extra: fc.dictionary(
    full.filter((key) => !["__proto__", "constructor", "prototype"].includes(key)),
    clean,
    { noNullPrototype: true, minKeys: 1, maxKeys: 3 },
  ),
});

/** A portfolio of the sample's products with other items, each of which may depend on the one before. */
const portfolios = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 6 }), fc.array(fc.boolean(), { maxLength: 6 }))
  .map(([drafts, chained]): Portfolio => {
    const productIds = [...onShelf(sample.products, "").keys()];
    const ranks = ranksBetween(null, null, drafts.length);
    const shelves = new Map<string, Map<string, BacklogItem>>();
    for (const [at, { fields, ...draft }] of drafts.entries()) {
      const productId = productIds[at % 3] ?? "";
      const shelf = shelves.get(productId) ?? new Map<string, BacklogItem>();
      shelves.set(productId, shelf);
      const id = `item${at}`;
      const dependsOn = at > 0 && chained[at] === true ? [`item${at - 1}`] : [];
      const values = fields.flatMap((value, n) => (value === null ? [] : [{ fieldId: `field${n}`, value }]));
      const made = { id, createdAt: 1, updatedAt: 1, by: "Ann", productId, rank: ranks[at] ?? "" };
      shelf.set(id, { ...draft, ...made, dependsOn, featureId: null, proposalId: null, fields: values });
    }
    const fields = new Map([["", new Map(teamFields.map((field) => [field.id, field]))]]);
    return { ...sample, backlog: shelves, fields };
  });

describe("backlogCsv", () => {
  it("changes nothing where it came from", async () => {
    const plan = await planned(exported(sample), sample);
    expect(plan.counts).toMatchObject({ new: 0, update: 0, stopped: 0 });
    expect(plan.counts.unchanged).toBeGreaterThan(20);
    expect(plan.problem?.code).toBe("NOTHING_NEW");
  });

  it("brings the sample's backlog back whole, in its order", async () => {
    const back = await broughtBack(sample, ["backlog"]);
    expect(said(back)).toEqual(said(sample));
  });

  it("brings any item back as it was, with the team's own fields", async () => {
    await fc.assert(
      fc.asyncProperty(portfolios, async (portfolio) => {
        expect(said(await broughtBack(portfolio, ["backlog", "fields"]))).toEqual(said(portfolio));
      }),
      { numRuns: 100 },
    );
  });

  it("brings the same file in twice without a second copy", async () => {
    const bare = { ...sample, backlog: new Map() };
    const csv = exported(sample);
    const change = importCommand(await planned(csv, bare))(bare, stampAt(5));
    const once = change.ok ? applyChange(bare, change.value.changes) : bare;
    expect((await planned(csv, once)).counts).toMatchObject({ new: 0, update: 0, stopped: 0 });
  });

  it("shows what a changed cell changes", async () => {
    const csv = exported(sample).replace(/,idea,/, ",ready,");
    const { rows, counts } = await planned(csv, sample);
    expect(counts.update).toBe(1);
    const fields = rows.find(({ verdict }) => verdict === "update")?.fields;
    expect(fields).toEqual([{ field: "stage", before: "idea", after: "ready" }]);
  });

  it("stops amounts of another currency", async () => {
    const csv = exported(sample).replaceAll(",EUR,", ",JPY,");
    const { groups } = await planned(csv, sample);
    expect(groups.map(({ code }) => code)).toContain("OTHER_CURRENCY");
  });
});
