import type { Cadence } from "../domain/feature.ts";
import type { MarkRow } from "./marks.ts";
import type { Season } from "./seasons.ts";

/** What else there is to say of a feature of the sample; months are counted back from the as-of month. */
export type FeatureMore = {
  readonly season?: Season;
  /** What a year does to its reach: 0.5 halves it. */
  readonly yearly?: number;
  /** How many months ago it was released; four years where nothing is said. */
  readonly released?: number;
  /** Since how many months its use is counted. */
  readonly counted?: number;
  /** For how many months now its counter has been silent. */
  readonly silent?: number;
  /** Nothing was ever counted. */
  readonly uncounted?: true;
  readonly cadence?: Cadence;
  /** For whom it is meant, and which share of the product's people that is. */
  readonly segment?: readonly [words: string, share: number];
  readonly marks?: readonly MarkRow[];
  readonly description?: string;
};

/** A feature of the sample: its name, the share of eligible people it usually reaches in a month, and uses per user. */
export type FeatureRow = readonly [name: string, reach: number, depth: number, more?: FeatureMore];
