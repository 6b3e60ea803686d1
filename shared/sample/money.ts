import type { CostEntry, Pool, Rates, ValueEntry } from "../domain/ledger.ts";
import { addMonths, type Month, monthIndex, trailing } from "../domain/month.ts";
import { costRows } from "./cost-rows.ts";
import { featureId, recorded, slug } from "./recorded.ts";
import { teamId } from "./teams.ts";
import { valueRows } from "./value-rows.ts";

const currency = "EUR";
const monthsKept = 24;

type Share = Readonly<Record<string, number>>;

/** Gigabytes held, and tickets in a month: by these the two shared costs are split. */
const drivers: readonly (readonly [name: string, driver: Pool["driver"], avoidable: number, weights: Share])[] = [
  [
    "Shared hosting",
    "consumption",
    0.1,
    {
      "member-portal": 2_600,
      "claims-desk": 3_900,
      "roadside-app": 700,
      "quick-quote": 420,
      "rate-studio": 260,
      "payments-hub": 880,
      "report-library": 2_100,
      "fax-gateway": 190,
      "nightly-export": 1_450,
    },
  ],
  [
    "Service desk",
    "transactions",
    0.3,
    {
      "member-portal": 640,
      "claims-desk": 410,
      "broker-exchange": 120,
      "quick-quote": 95,
      "rate-studio": 70,
      "report-library": 60,
      "document-archive": 85,
      "fax-gateway": 48,
      "nightly-export": 30,
    },
  ],
];

/** The shared-cost pools of the sample. */
export function samplePools(asOf: Month): readonly Pool[] {
  return drivers.map(([name, driver, avoidableShare, weights]) => ({
    ...recorded(slug(name), asOf),
    name,
    driver,
    avoidableShare,
    weights: Object.entries(weights).map(([productId, weight]) => ({ productId, weight })),
  }));
}

/** What the sample's products, pools and nobody in particular cost. */
export function sampleCosts(asOf: Month): readonly CostEntry[] {
  const pools = new Set(samplePools(asOf).map(({ id }) => id));
  return Object.entries(costRows).flatMap(([owner, rows]) =>
    rows.map(([label, category, amount, avoidableShare, more = {}]): CostEntry => ({
      ...recorded(`${owner === "" ? "nobody" : owner}.cost.${slug(label)}`, asOf),
      ...periodOf(asOf, more.once?.[0], more.currency ?? currency),
      productId: owner === "" || pools.has(owner) ? null : owner,
      poolId: pools.has(owner) ? owner : null,
      featureId: more.feature === undefined ? null : featureId(owner, more.feature),
      label,
      category,
      amount: amount * 100,
      amortiseMonths: more.once?.[1] ?? null,
      avoidableShare,
      avoidableFrom: more.endsIn === undefined ? null : addMonths(asOf, more.endsIn),
      causedByProductId: more.causedBy ?? null,
      paidByTeamId: more.paidBy === undefined ? null : teamId(more.paidBy),
      provenance: more.provenance ?? "invoiced",
    })),
  );
}

/** What the sample's products earn, save or protect. */
export function sampleValues(asOf: Month): readonly ValueEntry[] {
  return Object.entries(valueRows).flatMap(([productId, rows]) =>
    rows.map(([label, value, evidence, more = {}]): ValueEntry => ({
      ...recorded(`${productId}.value.${slug(label)}`, asOf),
      ...periodOf(asOf, undefined, currency),
      ...(more.months === undefined ? {} : { from: addMonths(asOf, 1 - more.months) }),
      productId,
      featureId: more.feature === undefined ? null : featureId(productId, more.feature),
      label,
      value,
      attribution: more.attribution ?? 1,
      range: more.range === undefined ? null : { low: more.range[0], high: more.range[1] },
      evidence,
      provenance: more.provenance ?? "imported",
    })),
  );
}

function periodOf(asOf: Month, onceMonthsAgo: number | undefined, currency: string) {
  if (onceMonthsAgo !== undefined) {
    const month = addMonths(asOf, -onceMonthsAgo);
    return { recurrence: "oneOff", from: month, to: month, currency } as const;
  }
  return { recurrence: "recurring", from: addMonths(asOf, 1 - monthsKept), to: asOf, currency } as const;
}

/** What a US dollar bought in each month of the sample, in euros: a slow swing around 92 cents. */
export function sampleRates(asOf: Month): readonly Rates[] {
  const months = trailing(asOf, monthsKept);
  const rates = months.map((month) => [month, Math.round(9_200 + 240 * Math.sin(monthIndex(month) / 4)) / 10_000]);
  return [{ ...recorded("USD", asOf), currency: "USD", rates: Object.fromEntries(rates) }];
}
