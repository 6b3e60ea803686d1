import { isRefused } from "../maths/answer.ts";
import { evpi } from "../maths/evpi.ts";
import { npvRangeTri } from "../maths/npv-range.ts";
import type { WorkedCase } from "./quick-case.ts";

/**
 * What one figure of a case decides while the others stand at their likely values, exactly: the most that knowing it is
 * worth, the chance that the case pays, and the worth in nine cases of ten, all amounts in minor units (domain E.3).
 */
export type FigureWorth = {
  readonly id: string;
  readonly knowing: number;
  readonly pPositive: number;
  readonly p5: number;
  readonly p95: number;
};

/** What knowing each uncertain figure of a case is worth, the dearest first; figures without a range are left out. */
export function figureWorths({ inputs, swings }: Pick<WorkedCase, "inputs" | "swings">): readonly FigureWorth[] {
  const worths: FigureWorth[] = [];
  for (const { id, npvLow, npvHigh } of swings) {
    const v = inputs.find((input) => input.id === id);
    if (v === undefined || v.high === v.low) continue;
    // The worth is a straight line in each figure.
    const b = (npvLow - npvHigh) / (v.high - v.low);
    const line = { a: npvLow + b * v.low, b, v };
    const [known, range] = [evpi(line), npvRangeTri(line)];
    if (!isRefused(known) && !isRefused(range)) worths.push({ id, knowing: known.evpi, ...range });
  }
  return worths.sort((one, other) => other.knowing - one.knowing);
}
