import * as v from "valibot";
import { MinorSchema } from "./money.ts";
import { fixed, NameSchema, recordEntries } from "./record.ts";

/** A team: the people who own, pay for, can change, feel the pain of, or benefit from a product. */
export const TeamSchema = fixed({
  ...recordEntries,
  name: NameSchema,
  /** What one person-day of this team costs, in minor units of the portfolio's currency; null when not known. */
  dayRate: v.nullable(MinorSchema),
});

/** A team: the people behind the four corners and the owner of a product. */
export type Team = v.InferOutput<typeof TeamSchema>;
