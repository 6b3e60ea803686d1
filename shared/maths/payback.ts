import { type Answer, refused } from "./answer.ts";

/** The first period from which the undiscounted sum of flows never falls below 0 again; else NEVER_WITHIN_HORIZON. */
export function payback(flows: readonly number[]): Answer<number> {
  let sum = 0;
  let paidFrom = 0;
  const dust = 1e-9 * flows.reduce((largest, flow) => Math.max(largest, Math.abs(flow)), 0);
  flows.forEach((flow, period) => {
    sum += flow;
    if (sum < -dust) paidFrom = period + 1;
  });
  return paidFrom < flows.length ? paidFrom : refused("NEVER_WITHIN_HORIZON");
}
