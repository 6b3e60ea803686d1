import { addMonths, type Month } from "../domain/month.ts";
import { emptyPortfolio, shelfOf, type Portfolio, type TableName, type Tables } from "../domain/portfolio.ts";
import type { Product } from "../domain/product.ts";
import { defaultSettings, settingsId, type Settings } from "../domain/settings.ts";
import type { Shelves } from "../domain/shelves.ts";
import { sampleBacklog, sampleFields, sampleViews } from "./backlog.ts";
import { sampleDependencies } from "./dependencies.ts";
import { sampleAccounting, sampleCohorts, sampleExperiments, sampleLearnings, sampleMeetings } from "./experiments.ts";
import { featureRows, sampleFeatures } from "./features.ts";
import { marksOf } from "./marks.ts";
import { sampleCosts, samplePools, sampleRates, sampleValues } from "./money.ts";
import { productRows, type ProductRow } from "./product-rows.ts";
import { recorded } from "./recorded.ts";
import { sampleProposals, sampleReviews, sampleVerdicts } from "./retirement.ts";
import { sampleTeams, teamId } from "./teams.ts";
import { usageRows } from "./usage-rows.ts";
import { sampleUsage } from "./usage.ts";

/**
 * The sample portfolio: a regional mutual insurer with twelve products, two of them legacy services, judged as of a
 * month and with two years of usage and money before it. The same month always gives the same portfolio.
 */
export function samplePortfolio(asOf: Month): Portfolio {
  return {
    ...emptyPortfolio,
    settings: shelved("settings", [sampleSettings(asOf)]),
    teams: shelved("teams", sampleTeams(asOf)),
    products: shelved(
      "products",
      productRows.map((row) => productOf(row, asOf)),
    ),
    features: shelved(
      "features",
      productRows.flatMap(({ id }) => sampleFeatures(id, asOf)),
    ),
    dependencies: shelved("dependencies", sampleDependencies(asOf)),
    usage: shelved(
      "usage",
      Object.entries(usageRows).map(([id, counted]) => sampleUsage(id, counted, featureRows.get(id) ?? [], asOf)),
    ),
    costs: shelved("costs", sampleCosts(asOf)),
    values: shelved("values", sampleValues(asOf)),
    pools: shelved("pools", samplePools(asOf)),
    rates: shelved("rates", sampleRates(asOf)),
    verdicts: shelved("verdicts", sampleVerdicts(asOf)),
    reviews: shelved("reviews", sampleReviews(asOf)),
    proposals: shelved("proposals", sampleProposals(asOf)),
    backlog: shelved("backlog", sampleBacklog(asOf)),
    fields: shelved("fields", sampleFields(asOf)),
    views: shelved("views", sampleViews(asOf)),
    experiments: shelved("experiments", sampleExperiments(asOf)),
    learnings: shelved("learnings", sampleLearnings(asOf)),
    cohorts: shelved("cohorts", sampleCohorts(asOf)),
    accounting: shelved("accounting", sampleAccounting(asOf)),
    meetings: shelved("meetings", sampleMeetings(asOf)),
  };
}

function shelved<T extends TableName>(table: T, records: readonly Tables[T][]): Shelves<Tables[T]> {
  const shelves = new Map<string, Map<string, Tables[T]>>();
  for (const record of records) {
    const shelf = shelfOf[table](record);
    const own = shelves.get(shelf) ?? new Map<string, Tables[T]>();
    own.set(record.id, record);
    shelves.set(shelf, own);
  }
  return shelves;
}

function sampleSettings(asOf: Month): Settings {
  return {
    ...defaultSettings,
    ...recorded(settingsId, asOf),
    portfolioName: "Tarnwick Mutual",
    currency: "EUR",
    asOf,
    sample: true,
    backlog: {
      ...defaultSettings.backlog,
      formula: [
        { input: "costOfDelay", weight: 3, highest: 1_000_000 },
        { input: "field:field.tickets", weight: 1, highest: 200 },
        { input: "duration", weight: -2, highest: 26 },
      ],
    },
  };
}

function productOf(row: ProductRow, asOf: Month): Product {
  return {
    ...recorded(row.id, asOf),
    name: row.name,
    kind: row.kind,
    lifecycle: row.lifecycle ?? "live",
    description: row.description,
    ownerTeamId: row.owner === null ? null : teamId(row.owner),
    corners: {
      pays: row.pays.map(teamId),
      canChange: row.canChange.map(teamId),
      feels: row.feels.map(teamId),
      benefits: row.benefits.map(teamId),
    },
    decisionRight: { decides: row.decides, heard: row.heard },
    customers: row.customers,
    population: row.population,
    job: row.job,
    supportEnd: row.supportEndsIn === undefined ? null : addMonths(asOf, row.supportEndsIn),
    marks: marksOf(row.marks, asOf),
  };
}
