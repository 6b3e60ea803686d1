const names: readonly (readonly string[])[] = [
  ["jan", "january", "januar", "jänner", "janvier", "janv", "enero", "ene"],
  ["feb", "february", "februar", "février", "févr", "fév", "febrero"],
  ["mar", "march", "märz", "mär", "mrz", "mars", "marzo"],
  ["apr", "april", "avril", "avr", "abril", "abr"],
  ["may", "mai", "mayo"],
  ["jun", "june", "juni", "juin", "junio"],
  ["jul", "july", "juli", "juillet", "juil", "julio"],
  ["aug", "august", "août", "aout", "agosto", "ago"],
  ["sep", "sept", "september", "septembre", "septiembre"],
  ["oct", "october", "okt", "oktober", "octobre", "octubre"],
  ["nov", "november", "novembre", "noviembre"],
  ["dec", "december", "dez", "dezember", "déc", "décembre", "dic", "diciembre"],
];

const numbers = new Map(names.flatMap((spellings, at) => spellings.map((spelling) => [spelling, at + 1])));

/** The number of a month from its name or short name in English, French, German or Spanish; null when it is none. */
export function monthNumber(name: string): number | null {
  return numbers.get(name.normalize("NFC").toLowerCase()) ?? null;
}
