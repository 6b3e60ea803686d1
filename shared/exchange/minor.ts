import { minorDigits } from "../domain/money.ts";

/** An exact decimal amount in major units as minor units, rounded half away from zero; null out of the safe range. */
export function exactToMinor(exact: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const isNegative = exact.startsWith("-");
  const [whole = "0", part = ""] = exact.replace("-", "").split(".");
  const kept = BigInt(whole + part.slice(0, digits).padEnd(digits, "0"));
  const rounded = Number(kept + ((part[digits] ?? "0") >= "5" ? 1n : 0n));
  if (!Number.isSafeInteger(rounded)) return null;
  return isNegative && rounded !== 0 ? -rounded : rounded;
}

/** Whether an exact decimal amount has more decimals than its currency. */
export function isSubMinor(exact: string, currency: string): boolean {
  return (exact.split(".")[1] ?? "").length > minorDigits(currency);
}

/** Minor units as an exact decimal text in major units. */
export function minorToExact(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const all = String(Math.abs(minor)).padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return digits === 0 ? sign + all : `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`;
}
