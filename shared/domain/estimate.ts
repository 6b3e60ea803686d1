import * as v from "valibot";
import { DaySchema, TextSchema } from "./record.ts";

const amount = v.pipe(v.number(), v.finite());

/** An estimate with its range, and from whom and when it is (domain 0.2, rule 7); a point estimate has three equal figures. */
export const EstimateSchema = v.strictObject({
  low: amount,
  mode: amount,
  high: amount,
  source: TextSchema,
  on: v.nullable(DaySchema),
});

/** A figure that nobody knows exactly: low, most likely and high. */
export type Estimate = Readonly<v.InferOutput<typeof EstimateSchema>>;

/** An estimate of which only one figure is given; shown as "no range given". */
export function pointEstimate(value: number, source: string, on: string | null = null): Estimate {
  return { low: value, mode: value, high: value, source, on };
}

/** Whether an estimate says how far off it may be. */
export function hasRange({ low, high }: Estimate): boolean {
  return low !== high;
}
