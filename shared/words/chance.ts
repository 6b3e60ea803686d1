import { decimal, share } from "./format.ts";

/** A chance as a share of one: "96.3%"; never certain. */
export function chanceText(chance: number): string {
  return chance >= 1 ? ">99.9%" : chance <= 0 ? "<0.1%" : share(chance);
}

/** A p value: to three decimals, and never as nothing. */
export function probabilityText(p: number): string {
  return p < 0.001 ? "< 0.001" : decimal(p, 3);
}
