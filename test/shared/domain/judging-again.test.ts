import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { retirementCandidates } from "#shared/domain/candidates.ts";
import { applyChange, type Command } from "#shared/domain/change.ts";
import { addDependency, removeDependency } from "#shared/domain/dependency.ts";
import { addFeature, editFeature, removeFeature } from "#shared/domain/feature.ts";
import { editEntries, editPool, recordRate, removeEntry } from "#shared/domain/ledger-commands.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { editProduct, removeProduct } from "#shared/domain/product.ts";
import { recordVerdicts, reviewCandidate } from "#shared/domain/retirement-commands.ts";
import { editSettings } from "#shared/domain/settings.ts";
import { editTeam } from "#shared/domain/team.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { asOf, cost, feature, holding, now, pool, product, used, value } from "../../support/judged.ts";
import { after, stampAt } from "../../support/portfolios.ts";

const ids = ["A", "B", "C", "D"] as const;
const features = ids.flatMap((id) => ["x", "y"].map((name) => [id, `${id}${name}`] as const));
const recorded = { createdAt: now, updatedAt: now, by: "Tester" };

const start: Portfolio = after(
  [editSettings({ retirement: { ...settingsOf(holding({})).retirement, draws: 100 } })],
  features.reduce(
    (known, [id, subject], n) => used(known, [id, subject], { eligible: 400, users: n, uses: 3 * n }),
    holding({
      teams: [{ ...recorded, id: "team", name: "Team", dayRate: 60_000 }],
      products: ids.map((id) => product(id, { job: id < "C" ? "Write letters" : id })),
      features: features.map(([id, subject]) => feature(id, subject)),
      costs: [
        ...ids.map((id, n) => cost(id, `${id}-run`, 90_000 * (n + 1))),
        cost("A", "Ax-run", 4_000, { featureId: "Ax" }),
        cost("B", "B-for-C", 7_000, { causedByProductId: "C", currency: "USD" }),
        cost(null, "rent", 100_000, { poolId: "floor" }),
        cost(null, "bill", 500),
      ],
      values: ids.map((id, n) => value(id, `${id}-saved`, 30_000 * (4 - n), { range: { low: 0.5, high: 2 } })),
      pools: [
        pool(
          "floor",
          [
            { productId: "A", weight: 2 },
            { productId: "D", weight: 1 },
          ],
          { avoidableShare: 0.5 },
        ),
      ],
      dependencies: [
        { ...recorded, id: "A>B", fromProductId: "A", toProductId: "B", kind: "hard", migration: "" },
        { ...recorded, id: "B>C", fromProductId: "B", toProductId: "C", kind: "soft", migration: "" },
      ],
    }),
  ),
);

const anId = fc.constantFrom(...ids);
const aFeature = fc.constantFrom(...features);
const aCount = fc.nat(400);
const anAmount = fc.integer({ min: -500_000, max: 500_000 });
const aMonth = fc.constantFrom("2024-09", "2025-01", "2025-08", "2025-09");

const useEdits: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(aFeature, aMonth, aCount)
    .map(([[id, subject], month, users]) =>
      recordUsage(id, [{ subject, month, eligible: 400, users, uses: 2 * users, full: true }]),
    ),
  fc
    .tuple(anId, aMonth, aCount)
    .map(([id, month, users]) =>
      recordUsage(id, [{ subject: id, month, eligible: null, users, uses: null, full: users % 2 === 0 }]),
    ),
  fc.tuple(aFeature, aMonth).map(([[id, subject], releasedMonth]) => editFeature(id, subject, { releasedMonth })),
  aFeature.map(([id, subject]) => removeFeature(id, subject)),
  fc.tuple(anId, fc.uuid()).map(([id, name]) => {
    const { id: _, createdAt: __, updatedAt: ___, by: ____, ...draft } = feature(id, name);
    return addFeature(draft);
  }),
  fc.double({ min: 0.01, max: 0.39, noNaN: true }).map((sometimes): Command => (portfolio, stamp) => {
    return editSettings({ usage: { ...settingsOf(portfolio).usage, sometimes } })(portfolio, stamp);
  }),
);

const moneyEdits: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(anId, anAmount).map(([id, amount]) => editEntries("costs", id, [{ id: `${id}-run`, fields: { amount } }])),
  fc
    .tuple(anId, fc.nat(9))
    .map(([id, high]) => editEntries("values", id, [{ id: `${id}-saved`, fields: { range: { low: 0, high } } }])),
  anId.map((id) => removeEntry("values", `${id}-saved`, id)),
  fc
    .tuple(anId, anId)
    .map(([id, causedByProductId]) => editEntries("costs", id, [{ id: `${id}-run`, fields: { causedByProductId } }])),
  anAmount.map((amount) => editEntries("costs", "floor", [{ id: "rent", fields: { amount } }])),
  fc.tuple(anId, aCount).map(([productId, weight]) => editPool("floor", { weights: [{ productId, weight }] })),
  fc.tuple(aMonth, fc.constantFrom(null, 0.5, 2)).map(([month, rate]) => recordRate("USD", month, rate)),
  fc.constantFrom(3, 12).map((moneyMonths): Command => (portfolio, stamp) => {
    return editSettings({ retirement: { ...settingsOf(portfolio).retirement, moneyMonths } })(portfolio, stamp);
  }),
);

const recordEdits: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(anId, fc.constantFrom("live", "sunsetting", "retired", "idea")).map(([id, lifecycle]) => {
    return editProduct(id, { lifecycle });
  }),
  fc.tuple(anId, fc.constantFrom("", "Write letters", "Read")).map(([id, job]) => editProduct(id, { job })),
  fc.tuple(anId, fc.constantFrom(null, "team")).map(([id, ownerTeamId]) => editProduct(id, { ownerTeamId })),
  fc.tuple(anId, aMonth).map(([id, supportEnd]) => editProduct(id, { supportEnd })),
  anId.map((id) => removeProduct(id)),
  fc.nat(90_000).map((dayRate) => editTeam("team", { dayRate })),
  fc
    .tuple(anId, anId)
    .map(([fromProductId, toProductId]) => addDependency({ fromProductId, toProductId, kind: "hard", migration: "" })),
  fc.constantFrom("A>B", "B>C").map((id) => removeDependency(id)),
  anId.map((productId) =>
    reviewCandidate({ productId, featureId: null, kind: "keep", reason: "Needed", until: "2026-01-01" }),
  ),
  anId.map((productId) => {
    const words = { codes: [], asOf, inputsHash: "", engineVersion: "1" };
    return recordVerdicts([{ productId, featureId: null, verdict: "flag", ...words }]);
  }),
);

/** The portfolio after each command that was not refused. */
function portfoliosAfter(commands: readonly Command[]): readonly Portfolio[] {
  const portfolios = [start];
  commands.forEach((command, n) => {
    const portfolio = portfolios.at(-1) ?? start;
    const outcome = command(portfolio, stampAt(n));
    if (outcome.ok) portfolios.push(applyChange(portfolio, outcome.value.changes));
  });
  return portfolios;
}

type Judging = {
  readonly portfolioOverview: typeof portfolioOverview;
  readonly retirementCandidates: typeof retirementCandidates;
};

/** Judging that has never judged anything before. */
async function judgingAnew(): Promise<Judging> {
  vi.resetModules();
  return { ...(await import("#shared/domain/overview.ts")), ...(await import("#shared/domain/candidates.ts")) };
}

function judgedWhole(portfolio: Portfolio, judging: Judging = { portfolioOverview, retirementCandidates }) {
  const overview = judging.portfolioOverview(portfolio, asOf, now);
  return { overview, candidates: [...judging.retirementCandidates(portfolio, overview)] };
}

/** All that judging gives as one text, each product's line told once. */
function told({ overview, candidates }: ReturnType<typeof judgedWhole>): string {
  const listed = candidates.map((candidate) => ({ ...candidate, line: candidate.line.product.id }));
  return JSON.stringify({ overview, listed }, (_, part: unknown) => (part instanceof Map ? [...part] : part));
}

describe("judging again after edits", () => {
  it("gives what judging anew gives, whatever was edited", async () => {
    const edits = fc.array(fc.oneof(useEdits, moneyEdits, recordEdits), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(edits, async (commands) => {
        const portfolios = portfoliosAfter(commands);
        const again = portfolios.map((portfolio) => judgedWhole(portfolio)).at(-1) ?? judgedWhole(start);
        const anew = judgedWhole(portfolios.at(-1) ?? start, await judgingAnew());
        expect(told(again)).toBe(told(anew));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("hands out the candidates of a product as they were when another product was edited", () => {
    const before = judgedWhole(start).candidates;
    const [edited = start] = portfoliosAfter([removeEntry("values", "A-saved", "A")]).slice(1);
    const again = judgedWhole(edited).candidates;
    const ofOthers = before.filter(({ subject }) => subject.productId !== "A");
    expect(ofOthers.length).toBeGreaterThan(3);
    for (const candidate of ofOthers) expect(again).toContain(candidate);
    expect(again.filter((candidate) => before.includes(candidate))).toHaveLength(ofOthers.length);
  });
});
