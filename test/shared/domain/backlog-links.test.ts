import { describe, expect, it } from "vitest";
import { editItem, removeItems } from "#shared/domain/backlog-commands.ts";
import type { Command } from "#shared/domain/change.ts";
import { removeExperiment } from "#shared/domain/experiment-commands.ts";
import { removeFeature } from "#shared/domain/feature.ts";
import { removeMeeting } from "#shared/domain/meeting.ts";
import { tableNames, type Portfolio, type TableName, type Tables } from "#shared/domain/portfolio.ts";
import { removeProduct } from "#shared/domain/product.ts";
import { referencesOf } from "#shared/domain/references.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { after } from "../../support/portfolios.ts";

const [portal] = allOf(samplePortfolio("2026-10").proposals);
const sample = acrossProducts(samplePortfolio("2026-10"));

/** The sample, in which work on another product carries out a proposal as well. */
function acrossProducts(portfolio: Portfolio): Portfolio {
  const other = [...allOf(portfolio.backlog)].find(({ productId }) => productId !== portal?.productId);
  return after([editItem(other?.id ?? "", { proposalId: portal?.id ?? null })], portfolio);
}

/** Which fields name a record that is not there. */
function dangling(portfolio: Portfolio): readonly string[] {
  const known = new Set<string>();
  for (const table of tableNames)
    for (const { id } of allOf<{ readonly id: string }>(portfolio[table])) known.add(`${table}/${id}`);
  const named = (table: TableName) =>
    Array.from(allOf<{ readonly id: string }>(portfolio[table]), (record) =>
      referencesOf(table, record as Tables[typeof table])
        .filter((reference) => !known.has(`${reference.table}/${reference.id}`))
        .map(({ field }) => `${table}/${record.id} ${field}`),
    ).flat();
  return tableNames.flatMap(named);
}

function leftBy(removals: readonly Command[]): readonly string[] {
  return [...new Set(removals.flatMap((removal) => dangling(after([removal], sample, 1))))];
}

describe("a removal", () => {
  it("leaves nothing that names what is gone, whichever product goes", () => {
    expect(leftBy(Array.from(allOf(sample.products), ({ id }) => removeProduct(id)))).toEqual([]);
  });

  it("leaves nothing that names what is gone, whichever feature that others name goes", () => {
    const named = new Set(
      [...allOf(sample.proposals), ...allOf(sample.backlog), ...allOf(sample.experiments)].map((one) => one.featureId),
    );
    const features = [...allOf(sample.features)].filter(({ id }) => named.has(id));
    expect(features.length).toBeGreaterThan(5);
    expect(leftBy(features.map(({ productId, id }) => removeFeature(productId, id)))).toEqual([]);
  });

  it("leaves nothing that names what is gone, whichever item, experiment or meeting goes", () => {
    const removals = [
      ...Array.from(allOf(sample.backlog), ({ id }) => removeItems([id])),
      ...[...allOf(sample.experiments)].filter(({ lock }) => lock === null).map(({ id }) => removeExperiment(id)),
      ...Array.from(allOf(sample.meetings), ({ id }) => removeMeeting(id)),
    ];
    expect(leftBy(removals)).toEqual([]);
  });
});
