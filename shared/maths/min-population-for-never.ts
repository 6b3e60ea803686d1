import { type Answer, refused } from "./answer.ts";
import { standardErrors } from "./wilson.ts";

/** The fewest people of whom none uses something before Wilson's upper bound falls below the share tau. */
export function minPopulationForNever(tau: number, confidence: number): Answer<number> {
  if (!(tau > 0 && tau < 1 && confidence > 0 && confidence < 1)) return refused("OUT_OF_RANGE");
  return Math.floor(standardErrors(confidence) ** 2 * (1 / tau - 1)) + 1;
}
