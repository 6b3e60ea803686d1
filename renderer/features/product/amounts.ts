import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";

const factor = /^\d+(\.\d+)?$/;

/**
 * An amount as people type and paste it, in minor units: thousands apart or not, a currency sign or none, or a small sum
 * such as "=12*350+80". Null when it is empty, NaN when it cannot be read.
 */
export function readAmount(text: string, currency: string): number | null {
  const plain = text.trim().replaceAll(/[\s  '’€$£]|,(?=\d{3}(\D|$))/g, "");
  if (plain === "" || plain === "–") return null;
  const major = plain.startsWith("=") ? sumOf(plain.slice(1)) : signed(plain);
  return Number.isNaN(major) ? Number.NaN : (toMinor(major, currency) ?? Number.NaN);
}

function signed(text: string): number {
  const [sign, digits] = text.startsWith("-") || text.startsWith("−") ? [-1, text.slice(1)] : [1, text];
  return factor.test(digits) ? sign * Number(digits) : Number.NaN;
}

function sumOf(text: string): number {
  const terms = text.replaceAll(/(?<=[\d)])-/g, "+-").split("+");
  return terms.reduce((sum, term) => sum + productOf(term), 0);
}

function productOf(term: string): number {
  return term.split("*").reduce((product, part) => product * quotientOf(part), 1);
}

function quotientOf(part: string): number {
  const [first = "", ...divisors] = part.split("/");
  return divisors.reduce((quotient, divisor) => quotient / signed(divisor), signed(first));
}

/** An amount as it stands in a cell that can be edited: major units, exact, without a sign of currency. */
export function amountText(minor: number, currency: string): string {
  return toMajor(minor, currency).toFixed(Number.isInteger(toMajor(minor, currency)) ? 0 : minorDigits(currency));
}

/** A share as people type it, per cent with or without its sign: "60" and "60%" are 0.6; NaN when it cannot be read. */
export function readShare(text: string): number {
  const said = text.trim();
  const plain = said.endsWith("%") ? said.slice(0, -1).trimEnd() : said;
  if (!factor.test(plain)) return Number.NaN;
  const value = Number(plain) / 100;
  return value <= 1 ? value : Number.NaN;
}
