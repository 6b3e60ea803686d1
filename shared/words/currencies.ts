/** A currency that can be chosen: its ISO 4217 code and its name. */
export type CurrencyName = { readonly code: string; readonly name: string };

const common = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "JPY", "SEK", "NOK", "DKK", "PLN", "INR"];

/** Every current currency with its name, the most common first. */
export function currencyNames(): readonly CurrencyName[] {
  const names = new Intl.DisplayNames("en-GB", { type: "currency" });
  const rest = Intl.supportedValuesOf("currency").filter((code) => !common.includes(code));
  return [...common, ...rest].map((code) => ({ code, name: names.of(code) ?? code }));
}
