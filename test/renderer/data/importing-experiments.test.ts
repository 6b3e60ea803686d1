import { beforeAll, describe, expect, it } from "vitest";
import { aimImport } from "#data/import-target.ts";
import { withExperiment } from "#data/importing-experiments.ts";
import { receiveTables } from "#data/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { textSource } from "#shared/exchange/byte-source.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";

const sample = samplePortfolio("2026-10");

async function guessOf(name: string, text: string) {
  const seen = await sniff(textSource(name, text));
  if (!seen.ok) throw new Error(seen.problem.message);
  return withExperiment(guessReading(seen.value), seen.value);
}

const arms = "arm,n,sum\ncontrol,100,7\nnew,100,9\n";

beforeAll(() => receiveTables(sample));

describe("withExperiment", () => {
  it("gives results to the experiment that they are brought in for", async () => {
    const [experiment] = [...allOf(sample.experiments)].filter(({ status }) => status === "running");
    const product = [...allOf(sample.products)].find(({ id }) => id === experiment?.productId);
    aimImport(experiment?.id ?? null);
    const { reading, guessed } = await guessOf("results.csv", arms);
    aimImport(null);
    expect(reading.constants).toMatchObject({ product: product?.name, experiment: experiment?.title });
    expect(guessed).toMatchObject({ product: "experiment", experiment: "experiment" });
  });

  it("finds the product of an experiment that the file names", async () => {
    const [experiment] = allOf(sample.experiments);
    const product = [...allOf(sample.products)].find(({ id }) => id === experiment?.productId);
    const title = JSON.stringify(experiment?.title ?? "");
    const { reading } = await guessOf(
      "results.csv",
      `experiment,arm,n,sum\n${title},control,100,7\n${title},new,100,9\n`,
    );
    expect(reading.constants).toEqual({ product: product?.name });
  });

  it("leaves the file's name where nothing here is meant", async () => {
    const { reading, guessed } = await guessOf("cats.csv", arms);
    expect(reading.constants).toEqual({ product: "cats", experiment: "cats" });
    expect(guessed).toMatchObject({ product: "fileName" });
  });
});
