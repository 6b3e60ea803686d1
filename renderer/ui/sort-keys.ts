const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Every sign that may stand in plain English text, in the order in which the collator puts them, all before the digits. */
const signs = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
const signKeys = new Map(Array.from(signs, (sign, place) => [sign, String.fromCharCode(place + 1)]));
const longestNumber = 40;

/** A text that compares by its characters as the collator compares; null where only the collator knows. */
function plainKey(text: string): string | null {
  const plain = text.toLowerCase();
  if (!/^[ -~]*$/.test(plain)) return null;
  const placed = /[^a-z0-9]/.test(plain) ? plain.replaceAll(/[^a-z0-9]/g, (sign) => signKeys.get(sign) ?? "") : plain;
  if (!/\d/.test(placed)) return placed;
  let isLong = false;
  // A longer number is larger, so its length goes before its digits.
  const key = placed.replaceAll(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, "");
    if (number.length > longestNumber) isLong = true;
    return String.fromCharCode(48 + number.length) + number;
  });
  return isLong ? null : key;
}

// Comparing by the rules of the language takes fifty times as long as comparing characters, which do for plain English.
export function comparisonOf(texts: readonly string[]): (left: number, right: number) => number {
  const keys = texts.map(plainKey);
  if (keys.includes(null)) {
    return (left, right) => collator.compare(texts[left] ?? "", texts[right] ?? "");
  }
  return (left, right) => {
    const [one, other] = [keys[left] ?? "", keys[right] ?? ""];
    return one < other ? -1 : one > other ? 1 : 0;
  };
}
