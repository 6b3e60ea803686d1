/** An estimate with its range, low ≤ mode ≤ high. */
export type Range = { readonly low: number; readonly mode: number; readonly high: number };

/** Says whether a range is finite and in order. */
export function isRange({ low, mode, high }: Range): boolean {
  return Number.isFinite(low) && Number.isFinite(high) && low <= mode && mode <= high;
}

/** The value of a triangular distribution at probability u in [0, 1] (inverse distribution function). */
export function triangular({ low, mode, high }: Range, u: number): number {
  if (high === low) return low;
  const width = high - low;
  if (u < (mode - low) / width) return low + Math.sqrt(u * width * (mode - low));
  return high - Math.sqrt((1 - u) * width * (high - mode));
}

/** The probability that a triangular distribution stays at or below x. */
export function triangularBelow({ low, mode, high }: Range, x: number): number {
  if (x >= high) return 1;
  if (x <= low) return 0;
  if (x <= mode) return (x - low) ** 2 / ((high - low) * (mode - low));
  return 1 - (high - x) ** 2 / ((high - low) * (high - mode));
}
