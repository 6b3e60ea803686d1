import { minorDigits } from "../domain/money.ts";

/** An exact sum of decimal amounts: `units` of 10^-`decimals`. */
export type ExactSum = { readonly units: bigint; readonly decimals: number };

/** The sum of nothing. */
export const noSum: ExactSum = { units: 0n, decimals: 0 };

/** An exact decimal text (`-12.3400`) as a sum of one. */
export function exactSum(text: string): ExactSum {
  const [whole = "0", part = ""] = text.split(".");
  return { units: BigInt(whole + part), decimals: part.length };
}

/** Two exact sums together, at the decimals of the finer one. */
export function addExact(one: ExactSum, other: ExactSum): ExactSum {
  const decimals = Math.max(one.decimals, other.decimals);
  return { units: atDecimals(one, decimals) + atDecimals(other, decimals), decimals };
}

function atDecimals(sum: ExactSum, decimals: number): bigint {
  return sum.units * 10n ** BigInt(decimals - sum.decimals);
}

/** An exact sum as decimal text, without zeros at its end. */
export function exactText({ units, decimals }: ExactSum): string {
  const isNegative = units < 0n;
  const digits = (isNegative ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const part = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${isNegative ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
}

/**
 * The lines of one bill in minor units, by largest remainder: each is the floor of its exact sum or one unit more, and
 * together they are the exact bill, rounded half away from zero (domain D.1). Ties go to the earlier line. Null when an
 * amount is not a safe integer.
 */
export function roundedLines(lines: readonly ExactSum[], currency: string): readonly number[] | null {
  const finest = Math.max(minorDigits(currency), ...lines.map(({ decimals }) => decimals));
  const unit = 10n ** BigInt(finest - minorDigits(currency));
  const exact = lines.map((line) => atDecimals(line, finest));
  const floors = exact.map((units) => floorDivided(units, unit));
  const bill = exact.reduce((sum, units) => sum + units, 0n);
  const half = bill < 0n ? -((-bill * 2n + unit) / (unit * 2n)) : (bill * 2n + unit) / (unit * 2n);
  const missing = Number(half - floors.reduce((sum, floor) => sum + floor, 0n));
  const remainders = exact.map((units, at) => units - (floors[at] ?? 0n) * unit);
  const byRemainder = lines
    .map((_, at) => at)
    .sort((a, b) => compared(remainders[b] ?? 0n, remainders[a] ?? 0n) || a - b);
  const raised = new Set(byRemainder.slice(0, missing));
  const amounts = floors.map((floor, at) => Number(floor) + (raised.has(at) ? 1 : 0));
  return amounts.every(Number.isSafeInteger) ? amounts : null;
}

function floorDivided(units: bigint, unit: bigint): bigint {
  const quotient = units / unit;
  return units < 0n && quotient * unit !== units ? quotient - 1n : quotient;
}

function compared(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
