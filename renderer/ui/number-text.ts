const locale = "en-GB";
const plain = /^-?(\d+\.?\d*|\.\d+)$/;
const grouped = /^-?[1-9]\d{0,2}([,\s'’]\d{3})+(\.\d*)?$/;

export function numberText(value: number, format: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, format).format(value);
}

// What may stand beside a number of a currency, and no other: its code and its sign.
export function currencySigns(code: string): readonly string[] {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency: code }).formatToParts(0);
  return [code, ...parts.filter(({ type }) => type === "currency").map(({ value }) => value)];
}

// A decimal comma is refused: taken for thousands apart, "3,5" would be 35.
export function parseNumber(text: string, beside: readonly string[] = []): number | null {
  const bare = beside.reduce((rest, sign) => rest.replace(sign, " "), text.replace("−", "-"));
  const written = bare.trim().replace(/^-\s+/, "-");
  if (grouped.test(written)) return Number(written.replaceAll(/[,\s'’]/g, ""));
  return plain.test(written) ? Number(written) + 0 : null;
}

// Steps of 0.1 and the like leave no binary rests behind.
export function sumOf(value: number, step: number): number {
  return Number((value + step).toPrecision(15));
}
