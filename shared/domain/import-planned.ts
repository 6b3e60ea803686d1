import type { Json } from "./canonical.ts";
import type { ConflictChoice, NameChoice, NameKind } from "./import-choices.ts";
import type { ImportFormat } from "./import-batch.ts";
import type {
  CostRow,
  DependencyRow,
  ExperimentRow,
  FeatureRow,
  ItemRow,
  Place,
  ProductRow,
  Stop,
  UsageRow,
  ValueRow,
} from "./import-rows.ts";
import type { Id } from "./ids.ts";
import type { Month } from "./month.ts";
import type { RecordTable } from "./portfolio.ts";
import type { UsagePatch } from "./usage.ts";
import type { Problem } from "../result.ts";

/** The file an import comes from; `source` is the lasting name of where such files come from, the same next month. */
export type ImportFile = {
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly format: ImportFormat;
  readonly source: string;
  readonly recipeId: Id | null;
  readonly statements: readonly string[];
};

/** What becomes of a row. */
export type RowVerdict = "new" | "update" | "unchanged" | "stopped";

/** One field before and after; teams, products and pools stand by name. */
export type FieldChange = { readonly field: string; readonly before: Json; readonly after: Json };

/** What a row says, by kind; "stop" is a row that could not be read. */
export type SaidRow =
  | { readonly kind: "product"; readonly said: ProductRow }
  | { readonly kind: "feature"; readonly said: FeatureRow }
  | { readonly kind: "dependency"; readonly said: DependencyRow }
  | { readonly kind: "cost"; readonly said: CostRow }
  | { readonly kind: "value"; readonly said: ValueRow }
  | { readonly kind: "usage"; readonly said: UsageRow }
  | { readonly kind: "item"; readonly said: ItemRow }
  | { readonly kind: "experiment"; readonly said: ExperimentRow }
  | { readonly kind: "stop"; readonly said: Place };

/** A row with its verdict: why it is stopped, or which fields of what is recorded it changes. */
export type PlannedRow = SaidRow & {
  readonly verdict: RowVerdict;
  readonly stop: Stop | null;
  readonly fields: readonly FieldChange[];
};

/** A name that no record has as it is written, with what it may mean and what holds for it now. */
export type NameQuestion = {
  readonly key: string;
  readonly kind: NameKind;
  readonly name: string;
  /** The product name a feature stands beside. */
  readonly product: string | null;
  /** "lookalike": another name differs only in case, blanks, hyphens or Unicode form; "several": records share this name. */
  readonly why: "unknown" | "lookalike" | "several";
  /** Records to pick from, and other names of the file (id null). */
  readonly candidates: readonly { readonly id: Id | null; readonly name: string }[];
  /** How many rows say it. */
  readonly rows: number;
  /** What holds now; null while it is open. */
  readonly answer: NameChoice | null;
};

/** A row that contradicts what is recorded, with ours (before) and the file's (after). */
export type Conflict = Place & {
  readonly key: string;
  readonly code: string;
  readonly subject: string;
  readonly fields: readonly FieldChange[];
  readonly choice: ConflictChoice | null;
};

/** Stopped rows that need the same repair. */
export type StopGroup = {
  readonly code: string;
  readonly remedy: string;
  readonly rows: number;
  /** Whether a person asked for it: skipped, or ours kept. */
  readonly byChoice: boolean;
};

/** A dependency that names a product or backlog item which neither the file nor the portfolio has. */
export type DanglingReference = Place & { readonly from: string; readonly to: string; readonly missing: string };

/** A usage cell that an earlier import of this source gave and this file no longer has. */
export type WithdrawnCell = { readonly productId: Id; readonly subject: Id; readonly month: Month };

/** A record to be written; an id that begins with "+" is given when the plan is committed. */
export type PlannedAddition = {
  readonly table: RecordTable;
  readonly id: Id;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A record to be changed: as it was when the plan was made, and the fields that change. */
export type PlannedEdit = {
  readonly table: RecordTable;
  readonly before: { readonly id: Id };
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A block of one product's usage to be written. */
export type PlannedUsage = { readonly productId: Id; readonly patch: UsagePatch };

/** How many rows of the file there are, by verdict; always rows = new + update + unchanged + stopped. */
export type RowCounts = { readonly rows: number } & Readonly<Record<RowVerdict, number>>;

/** Exactly what an import will do, row by row; plain values only, so that it may cross to and from a worker. */
export type ImportPlan = {
  readonly file: ImportFile;
  readonly rows: readonly PlannedRow[];
  readonly counts: RowCounts;
  readonly groups: readonly StopGroup[];
  readonly questions: readonly NameQuestion[];
  readonly conflicts: readonly Conflict[];
  readonly dangling: readonly DanglingReference[];
  readonly withdrawn: readonly WithdrawnCell[];
  /** How many items are released features that nothing counts the use of yet. */
  readonly released: number;
  /** How the same record is known again, in a sentence. */
  readonly stableKey: string;
  /** Records made because a row names them, by kind. */
  readonly created: Readonly<Record<NameKind, readonly string[]>>;
  /** The batch that already brought in a file with the same contents; null when there is none. */
  readonly sameFile: Id | null;
  /** The batches known when the plan was made. */
  readonly batches: readonly Id[];
  readonly additions: readonly PlannedAddition[];
  readonly edits: readonly PlannedEdit[];
  readonly usage: readonly PlannedUsage[];
  /** Why it cannot be committed as it stands; null when it can. */
  readonly problem: Problem | null;
};
