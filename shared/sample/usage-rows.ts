import type { Season } from "./seasons.ts";

/** How the use of a product of the sample is counted; months are counted back from the as-of month. */
export type UsageRow = {
  /** For how many people, accounts or calling systems it is meant. */
  readonly eligible: number;
  /** What a year does to that number. */
  readonly yearly: number;
  /** The share of them that use the product at all in a month, and uses per user. */
  readonly reach: number;
  readonly depth: number;
  readonly season: Season;
  /** Of how many months there are records. */
  readonly months: number;
  /** How many of those, the first ones, were observed in part. */
  readonly partialMonths?: number;
  /** How many months one reported period has. */
  readonly period?: number;
  /** Only uses are counted: neither people nor how many it is meant for. */
  readonly usesOnly?: true;
  readonly source: string;
};

/** How the use of each product of the sample is counted, by its id. */
export const usageRows: Readonly<Record<string, UsageRow>> = {
  "member-portal": {
    eligible: 42_000,
    yearly: 1.06,
    reach: 0.95,
    depth: 24,
    season: "steady",
    months: 24,
    source: "Web telemetry",
  },
  "claims-desk": {
    eligible: 380,
    yearly: 0.98,
    reach: 0.96,
    depth: 290,
    season: "office",
    months: 24,
    source: "Desktop telemetry",
  },
  "broker-exchange": {
    eligible: 1_900,
    yearly: 1.03,
    reach: 0.82,
    depth: 52,
    season: "office",
    months: 24,
    source: "Vendor's monthly statement",
  },
  "roadside-app": {
    eligible: 9_400,
    yearly: 1.12,
    reach: 0.97,
    depth: 11,
    season: "winter",
    months: 24,
    usesOnly: true,
    source: "App counters without people",
  },
  "quick-quote": {
    eligible: 620,
    yearly: 0.97,
    reach: 0.84,
    depth: 61,
    season: "office",
    months: 24,
    source: "Desktop telemetry",
  },
  "rate-studio": {
    eligible: 240,
    yearly: 1.9,
    reach: 0.8,
    depth: 38,
    season: "steady",
    months: 9,
    partialMonths: 2,
    source: "Web telemetry",
  },
  "policy-ledger": {
    eligible: 260,
    yearly: 0.99,
    reach: 0.97,
    depth: 240,
    season: "office",
    months: 24,
    source: "Transaction log",
  },
  "payments-hub": {
    eligible: 64,
    yearly: 1.02,
    reach: 0.89,
    depth: 1_900,
    season: "office",
    months: 24,
    source: "Gateway log",
  },
  "report-library": {
    eligible: 310,
    yearly: 0.97,
    reach: 0.56,
    depth: 19,
    season: "office",
    months: 24,
    source: "Report server log",
  },
  "document-archive": {
    eligible: 540,
    yearly: 1.01,
    reach: 0.83,
    depth: 96,
    season: "steady",
    months: 24,
    period: 3,
    source: "Vendor's quarterly statement",
  },
  "fax-gateway": {
    eligible: 400,
    yearly: 1,
    reach: 0.015,
    depth: 4,
    season: "office",
    months: 24,
    source: "Line statistics",
  },
  "nightly-export": {
    eligible: 70,
    yearly: 0.96,
    reach: 0.034,
    depth: 70,
    season: "steady",
    months: 24,
    source: "Job scheduler log",
  },
};
