import { minorDigits, toMajor } from "../domain/money.ts";
import { decimal, money, share } from "../words/format.ts";
import { noRecord } from "../words/proposal.ts";
import type { Cell } from "./csv-write.ts";

/**
 * One cell of a proposal document: text, an amount in whole minor units, a count, a share from 0 to 1, or null where
 * nothing is known. Every format writes the same cell, so that all of them show the same number.
 */
export type DocumentCell =
  | string
  | { readonly minor: number; readonly currency: string }
  | { readonly count: number }
  | { readonly share: number }
  | null;

/** An amount as a cell, rounded to whole minor units; null stays null. */
export function amountCell(minor: number | null, currency: string): DocumentCell {
  return minor === null ? null : { minor: Math.round(minor) + 0, currency };
}

/** A count as a cell; null stays null. */
export function countCell(value: number | null): DocumentCell {
  return value === null ? null : { count: value + 0 };
}

/** A share from 0 to 1 as a cell; null stays null. */
export function shareCell(value: number | null): DocumentCell {
  return value === null ? null : { share: value + 0 };
}

/** What a cell shows in a document; "No data" where nothing is known. */
export function cellText(cell: DocumentCell): string {
  if (cell === null) return noRecord;
  if (typeof cell === "string") return cleanText(cell);
  if ("minor" in cell) return money(cell.minor, cell.currency);
  return "count" in cell ? decimal(cell.count, 3) : share(cell.share);
}

/** The same cell for a spreadsheet: amounts in major units with a decimal point, shares as numbers from 0 to 1. */
export function cellValue(cell: DocumentCell): Cell {
  if (cell === null) return null;
  if (typeof cell === "string") return cleanText(cell);
  if ("minor" in cell) {
    return { digits: toMajor(cell.minor, cell.currency).toFixed(minorDigits(cell.currency)) };
  }
  return "count" in cell ? cell.count : Number(cell.share.toPrecision(6));
}

// Control characters but line breaks and tabs, marks that turn the reading direction around, and halves of characters.
const deceiving = /(?![\n\t])[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Text from people or files as it may stand in a document: line breaks of one kind, and what cannot be seen or turns the
 * reading direction around replaced by U+FFFD, so that a reader notices.
 */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?|[\v\f\u2028\u2029]/g, "\n").replaceAll(deceiving, "\ufffd");
}

/** Amounts rounded to whole minor units in such a way that they add up to their rounded sum. */
export function roundedParts(amounts: readonly number[]): readonly number[] {
  let sum = 0;
  let told = 0;
  return amounts.map((amount) => {
    sum += amount;
    const part = Math.round(sum) - told + 0;
    told += part;
    return part;
  });
}

/** An instant as day and time of UTC: "2026-11-22 14:02 UTC". */
export function utcText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
