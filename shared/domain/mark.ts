import * as v from "valibot";
import { DaySchema, fixed, TextSchema } from "./record.ts";

/** The kinds of mark that protect a product or feature from being flagged; each is a guard (domain C.2, E.1). */
export const markKinds = [
  "seasonal",
  "compliance",
  "safety",
  "disasterRecovery",
  "legal",
  "legalHold",
  "essentialPath",
  "unmeasuredCallers",
  "openSuccessorGap",
] as const;

/** A mark: a reason, owned by somebody and reviewed on a day, why this must not be flagged for rare use alone. */
export const MarkSchema = fixed({
  kind: v.picklist(markKinds),
  reason: TextSchema,
  owner: TextSchema,
  /** The day on which the mark is looked at again; null when nobody said. */
  reviewOn: v.nullable(DaySchema),
});

/** One kind of mark. */
export type MarkKind = (typeof markKinds)[number];

/** A mark on a product or feature. */
export type Mark = v.InferOutput<typeof MarkSchema>;
