import { gzipSync } from "fflate";
import type { Reading } from "#shared/exchange/reading.ts";

/** What a hostile file has to end in: a refusal of the whole with a code, or rows and stops by code. */
export type Answer = { readonly refused: string } | { readonly rows: number; readonly stops?: readonly string[] };

/** One hostile file for the usage reader: its bytes, what a person stated, and the answer. */
export type Hostile = {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly name?: string;
  readonly reading?: Partial<Reading>;
  readonly answer: Answer;
};

const header = "feature,month,uses";
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const units = Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...encode(part)])));

const columns = { feature: ["feature"], month: ["month"], uses: ["uses"] };
const withPeople = { ...columns, users: ["users"], eligible: ["eligible"] };
const people = "feature,month,uses,users,eligible";

function text(style: Partial<Reading["text"]>): Pick<Reading, "text"> {
  return { text: { encoding: "utf-8", delimiter: ",", quote: '"', skipLines: 0, guarded: false, ...style } };
}

function file(title: string, content: string | Uint8Array, answer: Answer, reading: Partial<Reading> = {}): Hostile {
  return { title, bytes: typeof content === "string" ? encode(content) : content, answer, reading };
}

function rows(count: number, ...stops: string[]): Answer {
  return stops.length === 0 ? { rows: count } : { rows: count, stops };
}

/** One row with this in the cell of its uses. */
function count(cell: string, answer: Answer, reading: Partial<Reading> = {}): Hostile {
  return file(`a count written ${JSON.stringify(cell)}`, `${header}\na,2025-01,"${cell}"\n`, answer, reading);
}

/** One row with this in the cell of its month. */
function month(cell: string, answer: Answer, reading: Partial<Reading> = {}): Hostile {
  return file(`a month written ${JSON.stringify(cell)}`, `${header}\na,"${cell}",1\n`, answer, reading);
}

const comma = { decimal: "," } as const;
const dates = (order: Reading["dates"]["order"], serials: Reading["dates"]["serials"] = null) => ({
  dates: { order, serials, fiscalStart: 1 },
});
const json = { syntax: "json" } as const;
const long = "x".repeat(10_000);

/** The table of hostile files (safety §3) that concern tables. */
export const hostileTables: readonly Hostile[] = [
  file("an empty file", "", { refused: "EMPTY" }),
  file("only line breaks", "\n\n\n", { refused: "NO_TABLE" }),
  file("only a header", `${header}\n`, { refused: "ONLY_HEADER" }),
  file("UTF-8 with a byte order mark", `\ufeff${header}\na,2025-01,1\n`, rows(1)),
  file("UTF-16, little end first", utf16(`${header}\na,2025-01,1\n`, true), rows(1)),
  file("UTF-16, big end first", utf16(`${header}\na,2025-01,1\n`, false), rows(1)),
  file("Latin-1 read as UTF-8", bytes(`${header}\ncaf`, 0xe9, ",2025-01,1\n"), { refused: "WRONG_ENCODING" }),
  file(
    "Windows-1252, stated",
    bytes(`${header}\ncaf`, 0xe9, 0x80, ",2025-01,1\n"),
    rows(1),
    text({ encoding: "windows-1252" }),
  ),
  file("a NUL byte in a name", `${header}\na\0b,2025-01,1\nb,2025-01,1\n`, rows(1, "CONTROL_CHARACTER"), {}),
  file("control bytes in a name", `${header}\na\u0007\u001bb,2025-01,1\n`, rows(1)),
  file("CR alone ends lines", `${header}\ra,2025-01,1\rb,2025-01,2\r`, rows(2)),
  file("CRLF ends lines", `${header}\r\na,2025-01,1\r\nb,2025-01,2\r\n`, rows(2)),
  file("line ends of every kind", `${header}\r\na,2025-01,1\rb,2025-01,2\nc,2025-01,3`, rows(3)),
  file("no newline at the end", `${header}\na,2025-01,1`, rows(1)),
  file("blank lines and blank rows", `${header}\n\na,2025-01,1\n,,\n \n`, rows(1)),
  file("a quote that is never closed", `${header}\na,2025-01,1\n"b,2025-01,2\nc,2025-01,3\n`, {
    refused: "UNCLOSED_QUOTE",
  }),
  file("quotes inside", `${header}\n"a ""quoted"" one",2025-01,1\nan un"quoted" one,2025-01,2\n`, rows(2)),
  file("text behind a closing quote", `${header}\n"a"b,2025-01,1\nc,2025-01,2\n`, rows(1, "BROKEN_QUOTE")),
  file("line breaks in quotes", `${header}\n"a\r\nb",2025-01,1\n`, rows(1)),
  file("a cell of 10 MB", `${header}\n${"x".repeat(10_000_000)},2025-01,1\n`, { refused: "CELL_TOO_LONG" }),
  file("100,000 columns", `${header}${",x".repeat(100_000)}\na,2025-01,1\n`, { refused: "TOO_MANY_COLUMNS" }),
  file("a header twice", "feature,month,uses,uses\na,2025-01,1,2\n", { refused: "DUPLICATE_HEADER" }),
  file("the second of two equal headers, chosen", "feature,month,uses,uses\na,2025-01,1,2\n", rows(1), {
    columns: { ...columns, uses: ["uses [2]"] },
  }),
  file("a blank header", "feature,,month,uses\na,z,2025-01,1\n", rows(1)),
  file("headers in another order", "uses,feature,month\n1,a,2025-01\n", rows(1)),
  file("a header that is missing", "feature,month\na,2025-01\n", { refused: "UNKNOWN_COLUMN" }),
  file("a short row", `${header}\na,2025-01\nb,2025-01,1\n`, rows(1, "RAGGED_ROW")),
  file("a row with more cells", `${header}\na,2025-01,1,5\nb,2025-01,1\n`, rows(1, "RAGGED_ROW")),
  file("a row with more, blank cells", `${header}\na,2025-01,1,,\n`, rows(1)),
  file("semicolons", `${header.replaceAll(",", ";")}\na;2025-01;1\n`, rows(1), text({ delimiter: ";" })),
  file("tabs", `${header.replaceAll(",", "\t")}\na\t2025-01\t1\n`, rows(1), text({ delimiter: "\t" })),
  file("bars", `${header.replaceAll(",", "|")}\na|2025-01|1\n`, rows(1), text({ delimiter: "|" })),
  file("a sep= line, whatever was stated", `sep=;\n${header.replaceAll(",", ";")}\na;2025-01;1\n`, rows(1)),
  file(
    "titles above the header",
    `Usage report\nmade today\n${header}\na,2025-01,1\n`,
    rows(1),
    text({ skipLines: 2 }),
  ),
  count("1,234", rows(1)),
  count("1 234", rows(1)),
  count("1'234", rows(1)),
  count("1.234", rows(1), comma),
  count("1.234,00", rows(1), comma),
  count("12.0", rows(1)),
  count("1e3", rows(1)),
  count("-0", rows(1)),
  count("NULL", rows(1)),
  count("N/A", rows(1)),
  count("-", rows(1)),
  count("?", rows(1)),
  count("ND", rows(1)),
  count("", rows(1)),
  count("1,5", rows(0, "OTHER_DECIMAL_MARK")),
  count("1.234,5", rows(0, "NOT_A_COUNT"), comma),
  count("1,23,4", rows(0, "NOT_A_NUMBER")),
  count("1.5", rows(0, "NOT_A_COUNT")),
  count("12 %", rows(0, "NOT_A_COUNT")),
  count("120%", rows(0, "NOT_A_COUNT")),
  count("(5)", rows(0, "NEGATIVE")),
  count("-5", rows(0, "NEGATIVE")),
  count("9007199254740993", rows(0, "NUMBER_TOO_LARGE")),
  count("1e999", rows(0, "NUMBER_TOO_LARGE")),
  count("NaN", rows(0, "NOT_A_NUMBER")),
  count("Infinity", rows(0, "NOT_A_NUMBER")),
  count("0x10", rows(0, "NOT_A_NUMBER")),
  count("many", rows(0, "NOT_A_NUMBER")),
  month("03/04/25", rows(0, "AMBIGUOUS_DATE")),
  month("03/04/25", rows(1), dates("dayFirst")),
  month("29/2/2015", rows(0, "NO_SUCH_DATE")),
  month("29/2/2016", rows(1)),
  month("2025-02-30", rows(0, "NO_SUCH_DATE")),
  month("2025-13", rows(0, "NO_SUCH_DATE")),
  month("45658", rows(0, "SERIAL_DATE")),
  month("45658", rows(1), dates(null, "1900")),
  month("2025-01-31T23:30:00-05:00", rows(1)),
  month("0000-01", rows(0, "YEAR_OUTSIDE")),
  month("9999-12", rows(0, "YEAR_OUTSIDE")),
  month("2024-Q3", rows(1)),
  month("2023-2024", rows(1)),
  month("July 25, 2022", rows(1)),
  month("TBD", rows(0, "NOT_A_DATE")),
  month("", rows(0, "NOT_A_DATE")),
  file("users above eligible", `${people}\na,2025-01,5,9,8\nb,2025-01,5,8,9\n`, rows(1, "USERS_ABOVE_ELIGIBLE"), {
    columns: withPeople,
  }),
  file("more users than people", `${people}\na,2025-01,5,5000000000,\n`, rows(0, "NUMBER_TOO_LARGE"), {
    columns: withPeople,
  }),
  file("the same period twice", `${header}\na,2025-01,1\na,2025-01,2\n`, rows(1, "REPEATED")),
  file("features that differ by case", `${header}\nSearch,2025-01,1\nsearch,2025-01,2\n`, rows(2)),
  file("features that differ by trailing blanks", `${header}\na,2025-01,1\na  ,2025-01,2\n`, rows(1, "REPEATED")),
  file(
    "features that differ by Unicode form",
    `${header}\ncaf\u00e9,2025-01,1\ncafe\u0301,2025-01,2\n`,
    rows(1, "REPEATED"),
  ),
  file("a name turned around", `${header}\n\u202egpj.exe,2025-01,1\n`, rows(1)),
  file("a name of emoji", `${header}\n👩‍👩‍👧‍👦🏳️‍🌈,2025-01,1\n`, rows(1)),
  file("a name of 10,000 characters", `${header}\n${long},2025-01,1\n`, rows(1)),
  file("a name of 10,001 characters", `${header}\n${long}y,2025-01,1\n`, rows(0, "NAME_TOO_LONG")),
  file("a feature without a name", `${header}\n ,2025-01,1\n`, rows(0, "NO_NAME")),
  file("names that mean something to the language", `${header}\n__proto__,2025-01,1\nconstructor,2025-01,2\n`, rows(2)),
  file("a header that means something to the language", "__proto__,constructor,uses\na,2025-01,1\n", rows(1), {
    columns: { feature: ["__proto__"], month: ["constructor"], uses: ["uses"] },
  }),
  file("formulas as names", `${header}\n"=cmd|' /C calc'!A0",2025-01,1\n@x,2025-01,1\n`, rows(2)),
  file("a PNG renamed to .csv", bytes(0x89, "PNG\r\n", 0x1a, "\n"), { refused: "NOT_TEXT" }),
  file("a workbook renamed to .csv", bytes("PK", 3, 4, "xl/workbook.xml"), { refused: "NOT_TEXT" }),
  file("many NUL bytes", bytes(...Array.from({ length: 500 }, () => 0)), { refused: "NOT_TEXT" }),
  file("a web page saved as CSV", "\n<!DOCTYPE html><html><body>Sign in</body></html>", { refused: "WEB_PAGE" }),
  file("git conflict markers", `${header}\n<<<<<<< HEAD\na,2025-01,1\n=======\na,2025-01,2\n>>>>>>> b\n`, {
    refused: "GIT_CONFLICT",
  }),
  file("a gzip file whatever its name", gzipSync(encode(`${header}\na,2025-01,1\n`)), rows(1)),
  file("a gzip file that is cut off", gzipSync(encode(`${header}\n${"a,2025-01,1\n".repeat(50)}`)).slice(0, 40), {
    refused: "BROKEN_GZIP",
  }),
  file("a gzip file with a wrong checksum", wrongChecksum(), { refused: "BROKEN_GZIP" }),
  file("a gzip bomb", gzipSync(new Uint8Array(24_000_000).fill(97), { level: 9 }), { refused: "BOMB" }),
  file(
    "JSON with columns and data",
    `{"columns":${list(header)},"data":[["a","2025-01",1.0],["b","2025-01",null]]}`,
    rows(2),
    json,
  ),
  file("JSON as a list of objects", '[{"feature":"a","month":"2025-01","uses":3}]', rows(1), json),
  file("JSON that is no table", '{"a":1}', { refused: "NO_TABLE" }, json),
  file(
    "a JSON array cut off",
    `{"columns":${list(header)},"data":[["a","2025-01",1],["b",`,
    { refused: "BROKEN_JSON" },
    json,
  ),
  file("JSON 100,000 deep", "[".repeat(100_000), { refused: "TOO_DEEP" }, json),
  file("JSON with a key twice", '[{"feature":"a","feature":"b"}]', { refused: "DUPLICATE_KEY" }, json),
  file(
    "JSON with keys of the language",
    '[{"feature":"a","month":"2025-01","uses":3,"__proto__":{"polluted":1}}]',
    rows(1),
    json,
  ),
  file("JSON with half a letter", '[{"feature":"\\ud800","month":"2025-01","uses":3}]', rows(0, "BROKEN_LETTER"), json),
  file("JSON with NaN", '[{"feature":"a","month":"2025-01","uses":NaN}]', { refused: "BROKEN_JSON" }, json),
  file(
    "JSON numbers out of range",
    '[{"feature":"a","month":"2025-01","uses":1e999}]',
    rows(0, "NUMBER_TOO_LARGE"),
    json,
  ),
];

function list(names: string): string {
  return JSON.stringify(names.split(","));
}

function wrongChecksum(): Uint8Array {
  const packed = gzipSync(encode(`${header}\na,2025-01,1\n`));
  return packed.with(packed.length - 6, (packed[packed.length - 6] ?? 0) ^ 255);
}

/** Texts of a megabyte on which a careless expression takes minutes; every reader of cells has to answer at once. */
export const megabytesOfWorstCase: readonly string[] = [
  "1".repeat(1_000_000),
  " ".repeat(1_000_000),
  `${" ".repeat(500_000)}x${" ".repeat(500_000)}`,
  "1,".repeat(500_000),
  "1 ".repeat(500_000),
  "$".repeat(1_000_000),
  "EUR".repeat(333_333),
  "-".repeat(1_000_000),
  "a-".repeat(500_000),
  "2025-".repeat(200_000),
  "1/".repeat(500_000),
  "<".repeat(1_000_000),
  '"'.repeat(1_000_000),
  "\\".repeat(1_000_000),
  "\u0301".repeat(1_000_000),
];
