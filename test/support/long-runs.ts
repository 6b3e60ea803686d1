/** Whether tests run as long as they do by hand (`npm run test:long`, or LONG=1). */
const isLong = process.env["LONG"] !== undefined;

/** How often a property is tried: always so often, by hand so much more. */
export function tries(always: number, byHand: number): number {
  return isLong ? byHand : always;
}
