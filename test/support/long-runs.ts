/** Whether tests run as long as they do by hand (`npm run test:long`, or LONG=1). */
const isLong = process.env["LONG"] !== undefined;

/** How often a property is tried: always so often, by hand so much more. */
export function tries(always: number, byHand: number): number {
  return isLong ? byHand : always;
}

/** The seed of everything that is drawn by lot; printed by whoever uses it, and given again by SEED. */
export const runSeed = Number(process.env["SEED"] ?? Date.now() % 1e9);

/** Numbers between 0 and 1 that the same seed draws again. */
export function drawing(from: number): () => number {
  let state = from;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
