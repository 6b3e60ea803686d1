import { type Answer, refused } from "./answer.ts";

/** How fresh a figure is: 1 during the grace days, then halving; UNKNOWN_AGE when its age is unknown or below 0 (domain G). */
export function freshness(ageDays: number | null, graceDays = 30, halfLifeDays = 90): Answer<number> {
  if (ageDays === null || !(ageDays >= 0)) return refused("UNKNOWN_AGE");
  return ageDays <= graceDays ? 1 : 2 ** (-(ageDays - graceDays) / halfLifeDays);
}
