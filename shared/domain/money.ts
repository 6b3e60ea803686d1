import * as v from "valibot";

/** An ISO 4217 currency code such as EUR. */
export const CurrencySchema = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, "a currency is three capital letters"));

/** An amount in minor units (cents); always a safe integer, never NaN or -0. */
export const MinorSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.transform((amount) => amount + 0),
);

const digits = new Map<string, number>();

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD; 2 where the currency is not known. */
export function minorDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  let count: number;
  try {
    count = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    count = 2;
  }
  digits.set(currency, count);
  return count;
}

/** Major units (12.34) as minor units (1234), rounded half away from zero; null when out of the safe range. */
export function toMinor(major: number, currency: string): number | null {
  const scaled = Math.round(Math.abs(major) * 10 ** minorDigits(currency) + 1e-9);
  if (!Number.isSafeInteger(scaled)) return null;
  return scaled === 0 ? 0 : Math.sign(major) * scaled;
}

/** Minor units as major units, for display and for economic models. */
export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency);
}
