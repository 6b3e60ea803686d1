import type { Json } from "./canonical.ts";
import type { Id } from "./ids.ts";
import type { TableName } from "./portfolio.ts";
import type { Mention } from "./references.ts";

/** Something that taking back a change leaves as it is, with what it holds now and what it would be. */
export type Kept = {
  readonly table: TableName;
  readonly id: Id;
  /** A field by its path, a usage cell as "subject/month", or null for the whole record. */
  readonly field: string | null;
  readonly holds: Json;
  readonly wouldBe: Json;
  /** Changed since, still needed by others, naming a record that is gone, or added again in the meantime. */
  readonly why: "changedSince" | "referenced" | "gone" | "thereAgain";
  /** Who still needs it, where that is why. */
  readonly by: readonly Mention[];
};
