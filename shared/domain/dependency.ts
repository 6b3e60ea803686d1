import * as v from "valibot";
import { fixed, IdSchema, recordEntries, TextSchema } from "./record.ts";

/** "From needs to": hard when `from` stops working without `to`, soft when it only gets worse. */
export const DependencySchema = fixed({
  ...recordEntries,
  fromProductId: IdSchema,
  toProductId: IdSchema,
  kind: v.picklist(["hard", "soft"]),
  /** A funded plan to move `from` away, in words; empty when there is none. */
  migration: TextSchema,
});

/** One product needs another. */
export type Dependency = v.InferOutput<typeof DependencySchema>;
