import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import type { Card } from "#shared/domain/experiment-card.ts";
import { readExperiment } from "#shared/domain/experiment-verdict.ts";
import { asDraft, blankExperiment, type Experiment, type Observation } from "#shared/domain/experiment.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { experimentsMarkdown } from "#shared/exchange/experiment-markdown.ts";
import { resultsCsv } from "#shared/exchange/experiment-results.ts";
import { cardsCsv, experimentsJson } from "#shared/exchange/experiment-write.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { startable } from "../../support/experiments.ts";
import { imported, planned } from "../../support/experiment-files.ts";
import { after } from "../../support/portfolios.ts";

const shop = after([addProduct(blankProduct('=Shop, "the" one'))]);
const [product] = allOf(shop.products);
const productId = product?.id ?? "";

const kinds = fc.constantFrom("proportion" as const, "mean" as const, "ratio" as const);
const label = fc.constantFrom("Control", "=1+1", 'b, "c"', "ü\u0301", "-x", "10", "9", "Ctrl\nline");
const day = fc.option(fc.constantFrom("2026-01-05", "2026-01-06", "2026-02-28"), { nil: null });
const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => value + 0);
const large = fc.double({ min: 0, max: 1e25, noNaN: true });

type Shape = {
  readonly kind: Card["metric"]["kind"];
  readonly arms: readonly string[];
  readonly watched: Card["metric"]["kind"];
};
const shapes: fc.Arbitrary<Shape> = fc.record({
  kind: kinds,
  watched: kinds,
  arms: fc.uniqueArray(label, { minLength: 2, maxLength: 5, selector: (name) => name.normalize("NFKC").toLowerCase() }),
});

const results = (shape: Shape, isDaily: boolean): fc.Arbitrary<readonly Observation[]> =>
  fc
    .uniqueArray(
      fc.record({
        arm: fc.nat(shape.arms.length - 1),
        guardrail: fc.constantFrom(null, "Calls"),
        day: isDaily ? day.map((known) => known ?? "2026-01-07") : fc.constant(null),
        period: fc.constant(null),
        n: fc.nat(1_000_000),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        sum: amount,
        squares: large,
        below: fc.record({ sum: amount, squares: large, products: amount }),
        hasPast: fc.boolean(),
      }),
      { selector: ({ arm, guardrail, day: of }) => JSON.stringify([arm, guardrail, of]), minLength: 1, maxLength: 12 },
    )
    .map((rows) =>
      rows.map(({ share, sum, squares, below, hasPast, ...plain }): Observation => {
        const kind = plain.guardrail === null ? shape.kind : shape.watched;
        const row = { ...plain, ...(hasPast ? { past: below } : {}) };
        if (kind === "proportion") return { ...row, sum: Math.floor(share * row.n), squares: 0, denominator: null };
        return { ...row, sum, squares, denominator: kind === "ratio" ? below : null };
      }),
    );

const experiments = shapes.chain((shape) =>
  fc.boolean().chain((isDaily) =>
    results(shape, isDaily).map((observations): Experiment => {
      const card: Card = {
        ...startable,
        metric: { ...startable.metric, kind: shape.kind, better: "less" },
        arms: shape.arms.map((name, place) => ({ name, weight: place + 1 })),
        guardrails: [{ name: "Calls", kind: shape.watched, ...(isDaily ? { harm: "more", margin: 0.25 } : unsaid) }],
        scale: "relative",
        alpha: 0.1,
      };
      const lock = { at: 5, by: "Ada", hash: "x", skipped: [] };
      const record = {
        id: "e1",
        createdAt: 1,
        updatedAt: 1,
        by: "Ada",
        status: "running",
        lock,
        observations,
      } as const;
      return { ...asDraft(blankExperiment(productId, '+Title, with "signs"', card)), ...record };
    }),
  ),
);

const unsaid = { harm: null, margin: null };

const withExperiment = (experiment: Experiment): Portfolio =>
  applyChange(shop, [{ table: "experiments", id: experiment.id, before: null, after: experiment }]);

function only(portfolio: Portfolio): Experiment {
  const [experiment] = allOf(portfolio.experiments);
  if (experiment === undefined) throw new Error("No experiment.");
  return experiment;
}

const inOrder = (observations: readonly Observation[], arms: readonly string[]) =>
  observations
    .map(({ arm, ...said }) => JSON.stringify({ arm: arms[arm], ...said }, Object.keys({ arm, ...said }).sort()))
    .sort();

function armsOf({ card }: Experiment): readonly string[] {
  return card.arms.map(({ name }) => name.normalize("NFC").replaceAll("\n", "\n"));
}

const forms = {
  "results.csv": (portfolio: Portfolio, experiment: Experiment) => [...resultsCsv(portfolio, [experiment])].join(""),
  "experiments.json": (portfolio: Portfolio, experiment: Experiment) =>
    [...experimentsJson(portfolio, [experiment])].join(""),
};

describe("results that leave and come back", () => {
  it.each(Object.entries(forms))("are the same results: %s", async (name, write) => {
    await fc.assert(
      fc.asyncProperty(experiments, async (experiment) => {
        const portfolio = withExperiment(experiment);
        const text = write(portfolio, experiment);
        const again = await planned(portfolio, name, text);
        expect(again.guess.reading.format).toBe("experimentArms");
        expect(again.plan.rows.flatMap(({ stop }) => stop ?? [])).toEqual([]);
        expect(again.plan.problem?.code).toBe("NOTHING_NEW");
        const told = new Set(experiment.observations.map(({ arm }) => arm));
        fc.pre(told.size > 1 && experiment.observations.some(({ guardrail }) => guardrail === null));
        const elsewhere = only((await imported(shop, name, text)).portfolio);
        expect(inOrder(elsewhere.observations, armsOf(elsewhere))).toEqual(
          inOrder(experiment.observations, armsOf(experiment)),
        );
        expect(elsewhere).toMatchObject({ title: experiment.title, status: "running", lock: null });
        const { metric, scale, alpha, worthwhile } = experiment.card;
        expect(elsewhere.card).toMatchObject({ metric: { ...metric, unit: "units" }, scale, alpha, worthwhile });
      }),
      { numRuns: 100 },
    );
  });

  it("of the sample are read as they were, and say the same", async () => {
    const sample = samplePortfolio("2026-10");
    const all = [...allOf(sample.experiments)];
    const csv = [...resultsCsv(sample, all)].join("");
    const { plan, guess } = await planned(sample, "results.csv", csv);
    expect(guess.guessed).toEqual({});
    expect(plan.rows.flatMap(({ stop }) => stop?.code ?? [])).toEqual([]);
    expect(plan.problem?.code).toBe("NOTHING_NEW");
    const bare: Portfolio = { ...sample, experiments: new Map() };
    const { portfolio } = await imported(bare, "results.csv", csv);
    const judged = (experiment: Experiment) => {
      const { effects, sampleRatio, guardrails } = readExperiment(experiment, "2026-12-31");
      return {
        effects: effects.map(({ effect }) => effect),
        sampleRatio,
        watched: guardrails.filter(({ harm }) => harm !== null),
      };
    };
    const elsewhere = new Map([...allOf(portfolio.experiments)].map((experiment) => [experiment.title, experiment]));
    const split = all.filter(({ card, observations }) => card.method === "abTest" && observations.length > 0);
    expect(split.length).toBeGreaterThan(2);
    for (const experiment of split) {
      const other = elsewhere.get(experiment.title);
      expect(other === undefined ? null : judged(other)).toEqual(judged(experiment));
    }
  });
});

describe("experiments that are written", () => {
  const sample = samplePortfolio("2026-10");
  const all = [...allOf(sample.experiments)];

  it("as cards stand a row each, text that a spreadsheet might run guarded, figures as numbers", () => {
    const [first] = all;
    if (first === undefined) throw new Error("The sample has no experiments.");
    const hostile = { ...first, title: '=HYPERLINK("x")' };
    const csv = [...cardsCsv(sample, [hostile, ...all], "2026-11-01")].join("");
    expect(csv.trimEnd().split("\r\n").length).toBeGreaterThan(all.length);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toMatch(/,-?0\.\d+,-?0\.\d+,-?0\.\d+,/);
  });

  it("show nothing of the effect of a test that still runs", () => {
    const running = all.filter(({ status, card }) => status === "running" && card.interval === "fixed");
    expect(running.length).toBeGreaterThan(0);
    const text = [...experimentsMarkdown(sample, running, "2026-11-01")].join("");
    expect(text).not.toContain("Effect against the control");
    expect(text).not.toContain("Interval");
  });

  it("show nothing of the effect of a test whose split is broken", () => {
    const invalid = all.filter(({ verdict }) => verdict?.verdict === "invalid");
    expect(invalid.length).toBeGreaterThan(0);
    const text = [...experimentsMarkdown(sample, invalid, "2026-11-01")].join("");
    expect(text).not.toMatch(/[+-]\d[\d.]* points/);
    const csv = [...cardsCsv(sample, invalid, "2026-11-01")].join("");
    expect(csv).not.toMatch(/,-?0\.\d+,-?0\.\d+,-?0\.\d+,/);
  });

  it("as Markdown tell belief, verdict and why, arms with intervals, and who decided; nothing of them is markup", () => {
    const decided = all.filter(({ decision }) => decision !== null);
    const [first] = decided;
    if (first === undefined) throw new Error("The sample decides nothing.");
    const text = [
      ...experimentsMarkdown(sample, [{ ...first, title: "# <script>alert(1)</script>" }], "2026-11-01"),
    ].join("");
    expect(text).toContain("We believe that");
    expect(text).toContain("**Arms**");
    expect(text).toMatch(/- Decision: /);
    expect(text).toContain(first.lock?.hash ?? "-");
    expect(text).not.toContain("<script>");
  });
});
