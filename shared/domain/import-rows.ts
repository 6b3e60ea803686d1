import type { BacklogField } from "./backlog-field.ts";
import type { BacklogItem, EstimateName } from "./backlog-item.ts";
import type { Id } from "./ids.ts";
import type { Card } from "./experiment-card.ts";
import type { Experiment, Observation } from "./experiment.ts";
import type { CostEntry, ValueEntry } from "./ledger.ts";
import type { Feature } from "./feature.ts";
import type { Month } from "./month.ts";
import type { Product } from "./product.ts";
import type { Draft } from "./record.ts";

/**
 * Where something stands: the physical line of its file, counted from 1, and the row of data over all files, counted from
 * 1. The file is named only where several are read together.
 */
export type Place = { readonly line: number; readonly row: number; readonly file?: string };

/** The place of a row, without what the row says. */
export function placeOf({ line, row, file }: Place): Place {
  return file === undefined ? { line, row } : { line, row, file };
}

/** A row that cannot be taken: what was found where, what was expected and what to do. */
export type Stop = Place & {
  readonly code: string;
  readonly column: string;
  /** What was found, cut to 200 characters. */
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
};

/** What one row says of usage. Names are as in the file (trimmed); null measures are not known, which is not zero. */
export type UsageRow = Place & {
  readonly product: string;
  /** Null: the row speaks of the product itself. */
  readonly feature: string | null;
  readonly month: Month;
  /** Length of the period in months, 1 for a month. */
  readonly span: number;
  readonly eligible: number | null;
  readonly users: number | null;
  readonly uses: number | null;
  /** False where the month is only partly covered. */
  readonly full: boolean;
};

/** A draft whose records are named; `winnowId` is the entry's own id, which only our own exports say. */
type Named<R, Ids extends keyof R> = Omit<R, Ids> & { readonly winnowId?: Id };

/** What one row says of cost; names stand where records have ids. A null product is unassigned. */
export type CostRow = Place &
  Named<Draft<CostEntry>, "productId" | "poolId" | "featureId" | "causedByProductId" | "paidByTeamId"> & {
    readonly product: string | null;
    readonly pool: string | null;
    readonly feature: string | null;
    readonly causedBy: string | null;
    readonly paidBy: string | null;
  };

/** What one row says of value. */
export type ValueRow = Place &
  Named<Draft<ValueEntry>, "productId" | "featureId"> & { readonly product: string; readonly feature: string | null };

/** What one row or catalogue entity says of a product; only the fields that the source speaks of. */
export type ProductRow = Place & {
  /** The source's own key; the name where it has none. */
  readonly externalId: string;
  readonly name: string;
  readonly fields: Partial<Omit<Draft<Product>, "name" | "ownerTeamId" | "corners">>;
  /** Team names; undefined where the source does not speak of it. */
  readonly owner?: string | null;
  readonly pays?: readonly string[];
  readonly canChange?: readonly string[];
  readonly feels?: readonly string[];
  readonly benefits?: readonly string[];
};

/** What one row says of a feature. */
export type FeatureRow = Place & {
  readonly product: string;
  readonly name: string;
  readonly fields: Partial<Omit<Draft<Feature>, "name" | "productId">>;
};

/** What one row or reference says of a dependency, by the products' external ids or names. */
export type DependencyRow = Place & {
  readonly from: string;
  readonly to: string;
  readonly kind: "hard" | "soft";
};

/** What a row says in a field of the team's own, with what the field is; a null value is a blank cell. */
export type FieldSaid = Omit<Draft<BacklogField>, "source" | "externalId" | "batchId" | "note" | "extra"> & {
  readonly value: number | string | null;
};

/** What a row says of a backlog item itself; what it does not speak of is left out. */
export type ItemSaid = Partial<
  Omit<
    Draft<BacklogItem>,
    "productId" | "rank" | "featureId" | "proposalId" | "dependsOn" | "fields" | "source" | "externalId" | "batchId"
  >
> & { readonly title: string };

/** What one row says of a backlog item; the rows stand in the order in which the items come by hand. */
export type ItemRow = Place & {
  readonly product: string;
  /** The source's own key; our own exports also say the source that gave it, and the item's own id. */
  readonly externalId: string;
  readonly origin?: string;
  readonly winnowId?: Id;
  readonly fields: ItemSaid;
  readonly feature?: string | null;
  readonly proposalId?: Id | null;
  /** The keys of the items it depends on. */
  readonly needs?: readonly string[];
  readonly teamFields?: readonly FieldSaid[];
  /** The figures that the row speaks of, the others staying as they are; all where it does not say. */
  readonly estimated?: readonly EstimateName[];
  /** The currency of its money, where the row has any. */
  readonly currency?: string;
};

/** What a file says of the results of one arm in one metric; both stand by name. */
export type ResultSaid = Omit<Observation, "arm" | "guardrail"> & { readonly arm: string; readonly metric: string };

/** What a file says of one experiment, in however many rows: the first of them is its place. */
export type ExperimentRow = Place & {
  readonly product: string;
  /** The source's own key; our own exports also say the source that gave it, and the experiment's own id. */
  readonly externalId: string;
  readonly origin?: string;
  readonly winnowId?: Id;
  readonly title: string;
  /** Where it stands when it is not known here; what has results was never locked here. */
  readonly status: Experiment["status"];
  readonly purpose: Experiment["purpose"];
  readonly note?: string;
  /** What the file says of the card; the arms, control first, and the metrics are those of the results. */
  readonly card: Partial<Card> & Pick<Card, "arms" | "metric" | "guardrails">;
  readonly results: readonly ResultSaid[];
};

/** Why a row cannot be taken, without its place. */
export type StopReason = Omit<Stop, keyof Place>;

/** Everything that was read from one source: rows that can be planned, rows that were stopped, and what was noticed. */
export type ReadRows = {
  readonly usage: readonly UsageRow[];
  readonly costs: readonly CostRow[];
  readonly values: readonly ValueRow[];
  readonly products: readonly ProductRow[];
  readonly features: readonly FeatureRow[];
  readonly dependencies: readonly DependencyRow[];
  readonly items: readonly ItemRow[];
  readonly experiments: readonly ExperimentRow[];
  readonly stops: readonly Stop[];
  readonly notices: readonly string[];
  /** Rows of data in the file, header and left-out rows not counted. */
  readonly total: number;
  /** Rows left out because a person asked for it, by the filter that left them out. */
  readonly leftOut: Readonly<Record<string, number>>;
};
