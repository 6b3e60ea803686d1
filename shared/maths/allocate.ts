import { type Answer, refused } from "./answer.ts";

/** A total in minor units split by drivers; `unallocated` holds it where every driver is 0. Parts add up exactly. */
export type Allocation = { readonly shares: ReadonlyMap<string, number>; readonly unallocated: number };

/**
 * Splits totals (safe integers of minor units) in proportion to drivers, by largest remainder with ties to the smallest
 * id. NEGATIVE_DRIVER for a driver below 0, OUT_OF_RANGE for what is not a finite number.
 */
export function allocator(drivers: ReadonlyMap<string, number>): (total: number) => Answer<Allocation> {
  const ids = [...drivers.keys()];
  const weights = [...drivers.values()];
  const areFinite = weights.every(Number.isFinite);
  const areSound = areFinite && weights.every((weight) => weight >= 0);
  const isNothing = weights.every((weight) => weight === 0);
  const partsOf = areSound && !isNothing ? partsBy(weights) : null;
  return (total) => {
    if (!Number.isSafeInteger(total) || !areFinite) return refused("OUT_OF_RANGE");
    if (!areSound) return refused("NEGATIVE_DRIVER");
    if (partsOf === null) return { shares: new Map(ids.map((id) => [id, 0])), unallocated: total + 0 };
    const size = Math.abs(total);
    const sizes = withRest(size, ids, partsOf(size));
    const sign = total < 0 ? -1 : 1;
    return { shares: new Map(ids.map((id, at) => [id, sign * (sizes[at] ?? 0) + 0])), unallocated: 0 };
  };
}

/** The whole part of each share, and what its rounding left over, each of the same unit. */
type Parts = { readonly floors: Float64Array; readonly remainders: readonly (number | bigint)[] };

/** Splits a size without its rest: in doubles as long as drivers are whole and no product leaves the safe integers. */
function partsBy(weights: readonly number[]): (size: number) => Parts {
  const areWhole = weights.every(Number.isSafeInteger);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  let exact: readonly bigint[] | null = null;
  return (size) => {
    if (areWhole && sum <= Number.MAX_SAFE_INTEGER && size * largest <= Number.MAX_SAFE_INTEGER) {
      return plainParts(size, weights, sum);
    }
    exact ??= wholeWeights(weights);
    return exactParts(BigInt(size), exact);
  };
}

function plainParts(size: number, weights: readonly number[], sum: number): Parts {
  const remainders = weights.map((weight) => (size * weight) % sum);
  return {
    floors: Float64Array.from(weights, (weight, at) => (size * weight - (remainders[at] ?? 0)) / sum),
    remainders,
  };
}

function exactParts(size: bigint, weights: readonly bigint[]): Parts {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const remainders = weights.map((weight) => (size * weight) % sum);
  return { floors: Float64Array.from(weights, (weight) => Number((size * weight) / sum)), remainders };
}

/** The shares with what rounding left over: a unit each for the largest remainders, ties to the smallest id. */
function withRest(size: number, ids: readonly string[], { floors, remainders }: Parts): Float64Array {
  let left = size;
  for (const floor of floors) left -= floor;
  if (left === 0) return floors;
  const largestFirst = Array.from(ids.keys()).sort((a, b) => {
    const [one, other] = [remainders[a] ?? 0, remainders[b] ?? 0];
    if (one !== other) return one > other ? -1 : 1;
    return (ids[a] ?? "") < (ids[b] ?? "") ? -1 : 1;
  });
  for (const at of largestFirst.slice(0, left)) floors[at] = (floors[at] ?? 0) + 1;
  return floors;
}

/** The doubles as whole numbers in exactly the same proportion: each is a whole number times a power of two. */
function wholeWeights(weights: readonly number[]): readonly bigint[] {
  const parts = weights.map(mantissaAndExponent);
  const lowest = Math.min(...parts.filter(({ mantissa }) => mantissa !== 0n).map(({ exponent }) => exponent));
  return parts.map(({ mantissa, exponent }) => (mantissa === 0n ? 0n : mantissa << BigInt(exponent - lowest)));
}

function mantissaAndExponent(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n;
  const fraction = bits & 0xfffffffffffffn;
  const biased = Number((bits >> 52n) & 0x7ffn);
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}
