import { type Answer, refused } from "./answer.ts";

/** The sum of values and of their squares. */
export type Sums = { readonly sum: number; readonly squares: number };

/** Two values of each of n units, x and y, as sums; `products` is the sum of x times y. */
export type PairSums = { readonly n: number; readonly x: Sums; readonly y: Sums; readonly products: number };

/** Two values of each unit, x and y: means, and the sums of squared distances from them and of their products. */
export type PairMoments = {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly squaresX: number;
  readonly squaresY: number;
  readonly products: number;
};

/** What rounding may leave of sums, as a share of them, where nothing varies. */
export const roundingShare = 1e-12;

/** Pairs of values from their sums; NO_DATA for none, OUT_OF_RANGE for sums that are no numbers. */
export function pairMoments({ n, x, y, products }: PairSums): Answer<PairMoments> {
  if (!(n > 0)) return refused("NO_DATA");
  if (![n, x.sum, x.squares, y.sum, y.squares, products].every(Number.isFinite)) return refused("OUT_OF_RANGE");
  const squaresX = squaresAround(x, n);
  const squaresY = squaresAround(y, n);
  const bothVary = squaresX !== 0 && squaresY !== 0;
  return {
    n,
    meanX: x.sum / n,
    meanY: y.sum / n,
    squaresX,
    squaresY,
    products: bothVary ? products - (x.sum * y.sum) / n : 0,
  };
}

/** The sum of squared distances from the mean; what rounding leaves of equal values is none. */
function squaresAround({ sum, squares }: Sums, n: number): number {
  const left = squares - sum ** 2 / n;
  return n > 1 && Math.abs(left) > roundingShare * squares ? left : 0;
}

/** The pairs of two groups taken together; one of them may be empty (Chan, Golub and LeVeque 1979). */
export function mergedPairs(one: PairMoments, other: PairMoments): PairMoments {
  const n = one.n + other.n;
  const shift = n === 0 ? 0 : (one.n * other.n) / n;
  const x = other.meanX - one.meanX;
  const y = other.meanY - one.meanY;
  const part = n === 0 ? 0 : other.n / n;
  return {
    n,
    meanX: one.meanX + x * part,
    meanY: one.meanY + y * part,
    squaresX: one.squaresX + other.squaresX + x * x * shift,
    squaresY: one.squaresY + other.squaresY + y * y * shift,
    products: one.products + other.products + x * y * shift,
  };
}
