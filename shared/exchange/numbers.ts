/** What stands between whole and part of a number. */
export const decimalMarks = [".", ","] as const;

/** The decimal mark of a file. */
export type DecimalMark = (typeof decimalMarks)[number];

/** What a cell says as a number: a figure (with its exact decimal text), that it is not known, or nothing usable. */
export type NumberCell =
  | { readonly kind: "known"; readonly value: number; readonly exact: string; readonly isPercent: boolean }
  | { readonly kind: "notKnown" }
  | { readonly kind: "wrong"; readonly code: string; readonly expected: string };

const notKnownWords = new Set([
  "",
  "-",
  "–",
  "—",
  "--",
  "?",
  "null",
  "n/a",
  "na",
  "n.a.",
  "nd",
  "n.d.",
  "#n/a",
  "\\n",
  "..",
]);

const notKnown: NumberCell = { kind: "notKnown" };
const notANumber: NumberCell = { kind: "wrong", code: "NOT_A_NUMBER", expected: "a number such as 1234.5" };

/** Whether a cell says that something is not known: empty, NULL, N/A, NA, ND, -, ? and the like. Never zero. */
export function isNotKnown(cell: string): boolean {
  return cell.length < 8 && notKnownWords.has(cell.trim().toLowerCase());
}

/**
 * Reads a number as people and programs write it: thousands separators, currency signs and codes, percent (the value
 * is then the share), parentheses or a trailing minus for negatives. NaN and infinities are no numbers; -0 is 0.
 */
export function readNumber(cell: string, mark: DecimalMark): NumberCell {
  if (isPlainCount(cell)) return { kind: "known", value: Number(cell), exact: cell, isPercent: false };
  if (isNotKnown(cell)) return notKnown;
  if (cell.length > 100) return notANumber;
  const stripped = withoutSigns(cell);
  if (stripped === null) return notANumber;
  const { text, isNegative, isPercent } = stripped;
  const plain = withoutSeparators(text, mark);
  if (plain === null) {
    const other = mark === "." ? "," : ".";
    const isOther = withoutSeparators(text, other) !== null;
    return isOther
      ? { kind: "wrong", code: "OTHER_DECIMAL_MARK", expected: `a number with '${mark}' as its decimal mark` }
      : notANumber;
  }
  const exact = shifted(plain, isPercent ? -2 : 0);
  if (exact === null) return { kind: "wrong", code: "NUMBER_TOO_LARGE", expected: "a number below 10^15" };
  const signed = isNegative && /[1-9]/.test(exact) ? `-${exact}` : exact;
  return { kind: "known", value: Number(signed), exact: signed, isPercent };
}

/** Digits only, no zero before others: what nearly every cell of a large file holds. */
function isPlainCount(cell: string): boolean {
  if (cell.length === 0 || cell.length > 15 || (cell.length > 1 && cell.charCodeAt(0) === 48)) return false;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function withoutSigns(cell: string): { text: string; isNegative: boolean; isPercent: boolean } | null {
  let text = cell.trim().replace(/[\u2212\u2013]/g, "-");
  let isNegative = false;
  let isPercent = false;
  if (text.startsWith("(") && text.endsWith(")")) {
    text = text.slice(1, -1).trim();
    isNegative = true;
  }
  for (const isLeading of [true, false]) {
    for (;;) {
      const shorter = isLeading
        ? text.replace(/^(?:[+-]|\p{Sc}|[A-Z]{3}(?=[\d\s\p{Sc}.,+-])|[A-Z]{1,3}\p{Sc})/u, "")
        : text.replace(/(?:[-%]|\p{Sc}|[A-Z]{3})$/u, "");
      if (shorter === text) break;
      const sign = isLeading ? text[0] : text.at(-1);
      if (sign === "-") {
        if (isNegative) return null;
        isNegative = true;
      }
      if (sign === "%") isPercent = true;
      text = shorter.trim();
    }
  }
  return text === "" ? null : { text, isNegative, isPercent };
}

/** Digits with a point, an exponent kept; null where the separators do not stand in groups of three. */
function withoutSeparators(text: string, mark: DecimalMark): string | null {
  const [mantissa = "", exponent, ...more] = text.split(/[eE]/);
  if (more.length > 0 || (exponent !== undefined && !/^[+-]?\d{1,6}$/.test(exponent))) return null;
  const [whole = "", part, ...others] = mantissa.split(mark);
  if (others.length > 0 || (part !== undefined && !/^\d*$/.test(part))) return null;
  const digits = ungrouped(whole, mark);
  if (digits === null || (digits === "" && (part ?? "") === "")) return null;
  return `${digits === "" ? "0" : digits}${part ? `.${part}` : ""}${exponent === undefined ? "" : `e${exponent}`}`;
}

const groupMarks = [" ", "\u00a0", "\u202f", "\u2009", "'", "’", "_"];

function ungrouped(whole: string, mark: DecimalMark): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const used = [...groupMarks, mark === "." ? "," : "."].find((separator) => whole.includes(separator));
  if (used === undefined) return null;
  const groups = whole.split(used);
  const isGrouped = groups.every((group, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  return isGrouped ? groups.join("") : null;
}

/** Moves the decimal point; null when more than fifteen digits would stand before it. */
function shifted(plain: string, places: number): string | null {
  const [mantissa = "0", exponent = "0"] = plain.split("e");
  const [whole = "0", part = ""] = mantissa.split(".");
  const move = Number(exponent) + places;
  if (/^0*$/.test(whole + part)) return "0";
  if (move > 40) return null;
  if (move < -400) return "0";
  const digits = whole + part;
  const point = whole.length + move;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = padded.slice(at).replace(/0+$/, "");
  if (left.length > 15) return null;
  return right === "" ? left : `${left}.${right}`;
}

/** A count from a cell: a whole number of at most fifteen digits; anything else is wrong, with what was expected. */
export function readCount(cell: string, mark: DecimalMark, most = Number.MAX_SAFE_INTEGER): NumberCell {
  const number = readNumber(cell, mark);
  if (number.kind !== "known") return number;
  if (number.isPercent) return { kind: "wrong", code: "NOT_A_COUNT", expected: "a count, not a share" };
  if (number.value < 0) return { kind: "wrong", code: "NEGATIVE", expected: "a count of 0 or more" };
  if (number.exact.includes(".")) return { kind: "wrong", code: "NOT_A_COUNT", expected: "a whole number" };
  if (number.value > most) return { kind: "wrong", code: "NUMBER_TOO_LARGE", expected: `a count up to ${most}` };
  return number;
}
