import { type Answer, refused } from "./answer.ts";

/** A total in minor units split by drivers; `unallocated` holds it where every driver is 0. Parts add up exactly. */
export type Allocation = { readonly shares: ReadonlyMap<string, number>; readonly unallocated: number };

/**
 * Splits a total (a safe integer of minor units) in proportion to drivers, by largest remainder with ties to the
 * smallest id. NEGATIVE_DRIVER for a driver below 0, OUT_OF_RANGE for what is not a finite number.
 */
export function allocate(total: number, drivers: ReadonlyMap<string, number>): Answer<Allocation> {
  const weights = [...drivers.values()];
  if (!Number.isSafeInteger(total) || !weights.every(Number.isFinite)) return refused("OUT_OF_RANGE");
  if (weights.some((weight) => weight < 0)) return refused("NEGATIVE_DRIVER");
  const exact = wholeWeights(weights);
  const sum = exact.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) {
    return { shares: new Map([...drivers.keys()].map((id) => [id, 0])), unallocated: total + 0 };
  }
  const amount = BigInt(Math.abs(total));
  const parts = [...drivers.keys()].map((id, index) => {
    const share = amount * (exact[index] ?? 0n);
    return { id, floor: share / sum, remainder: share % sum };
  });
  const left = Number(amount - parts.reduce((given, part) => given + part.floor, 0n));
  const largestFirst = parts.toSorted((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
  const extra = new Set(largestFirst.slice(0, left).map(({ id }) => id));
  const sign = total < 0 ? -1 : 1;
  const shares = new Map(parts.map(({ id, floor }) => [id, sign * (Number(floor) + (extra.has(id) ? 1 : 0)) + 0]));
  return { shares, unallocated: 0 };
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
