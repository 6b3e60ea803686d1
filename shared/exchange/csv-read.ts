import type { Pull } from "./bytes.ts";
import { longestCell, mostColumns, type Limits } from "./limits.ts";
import { conflicted, isConflictMarker } from "./text.ts";
import { ok, refuse, type Result } from "../result.ts";

/** How a file separates its cells. `skipLines` counts the lines above the header; a `sep=` line is always recognised. */
export type CsvStyle = { readonly delimiter: string; readonly quote: string; readonly skipLines: number };

/** One record: the physical line on which it begins, its cells, and whether text follows a closing quote. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[]; readonly isBroken: boolean };

type Named = { readonly name: string; readonly limits: Limits };

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Records of a CSV text by RFC 4180, piece by piece: CR, LF and CRLF end lines alike, quotes may hold line breaks, empty
 * lines are no records. Refuses UNCLOSED_QUOTE with the line where it opened, CELL_TOO_LONG, TOO_MANY_COLUMNS,
 * TOO_MANY_ROWS and GIT_CONFLICT.
 */
export function openCsv(text: Pull<string>, style: CsvStyle, named: Named): Pull<readonly CsvRow[]> {
  let parser: CsvParser | null = null;
  let ended = false;
  return async () => {
    if (ended) return ok(null);
    const piece = await text();
    if (!piece.ok) return piece;
    ended = piece.value === null;
    let rest = piece.value ?? "";
    if (parser === null) {
      const stated = /^sep=(.)(?:\r\n|\r|\n)/i.exec(rest);
      parser = csvParser(stated === null ? style : { ...style, delimiter: stated[1] ?? "," }, named, stated ? 2 : 1);
      if (stated !== null) rest = rest.slice(stated[0].length);
    }
    return ended ? parser.finish() : parser.feed(rest);
  };
}

type CsvParser = {
  readonly feed: (text: string) => Result<readonly CsvRow[]>;
  readonly finish: () => Result<readonly CsvRow[]>;
};

type Mode = "cellStart" | "plain" | "quoted" | "closed";

function csvParser(style: CsvStyle, { name, limits }: Named, firstLine: number): CsvParser {
  const delimiter = style.delimiter.charCodeAt(0);
  const quote = style.quote === "" ? -1 : style.quote.charCodeAt(0);
  let rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let mode: Mode = "cellStart";
  let line = firstLine;
  let rowLine = firstLine;
  let quoteLine = firstLine;
  let isBroken = false;
  let isQuotedRow = false;
  let afterReturn = false;
  let toSkip = style.skipLines;
  let count = 0;
  let problem: Result<never> | null = null;

  const grow = (piece: string) => {
    cell = cell === "" ? piece : cell + piece;
    if (cell.length > longestCell) problem = cellTooLong(name, mode === "quoted" ? quoteLine : rowLine);
  };

  const endCell = () => {
    cells.push(cell);
    cell = "";
    mode = "cellStart";
    if (cells.length > mostColumns) problem = tooManyColumns(name, rowLine);
  };

  const endRow = () => {
    const isEmpty = cells.length === 0 && cell === "" && !isQuotedRow;
    endCell();
    if (!isEmpty && toSkip === 0) {
      if (!isQuotedRow && isConflictMarker(cells[0] ?? "")) problem = conflicted(name, rowLine);
      rows.push({ line: rowLine, cells, isBroken });
      count += 1;
      if (count > limits.rows + 1) problem = tooManyRows(name, limits.rows);
    }
    cells = [];
    isBroken = false;
    isQuotedRow = false;
  };

  /** Counts the line ends of a piece inside quotes; `afterReturn` carries a CR at its end over to the next piece. */
  const countLines = (piece: string) => {
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === carriageReturn || (code === lineFeed && !afterReturn)) line += 1;
      afterReturn = code === carriageReturn;
    }
  };

  const endLine = (code: number) => {
    line += 1;
    afterReturn = code === carriageReturn;
    if (toSkip > 0) {
      toSkip -= 1;
      cells = [];
      cell = "";
      mode = "cellStart";
      isQuotedRow = false;
      isBroken = false;
    } else endRow();
    rowLine = line;
  };

  const feed = (text: string): Result<readonly CsvRow[]> => {
    let at = 0;
    while (at < text.length) {
      if (problem !== null) break;
      const code = text.charCodeAt(at);
      if (mode === "quoted") {
        const found = text.indexOf(style.quote, at);
        const end = found < 0 ? text.length : found;
        const piece = text.slice(at, end);
        if (piece !== "") countLines(piece);
        grow(piece);
        at = end + 1;
        if (found >= 0) {
          mode = "closed";
          afterReturn = false;
        }
      } else if (afterReturn && code === lineFeed) {
        afterReturn = false;
        at += 1;
      } else if (mode === "closed" && code === quote) {
        grow(style.quote);
        mode = "quoted";
        at += 1;
      } else if (mode === "cellStart" && code === quote && toSkip === 0) {
        mode = "quoted";
        quoteLine = line;
        isQuotedRow = true;
        afterReturn = false;
        at += 1;
      } else if (code === delimiter) {
        afterReturn = false;
        endCell();
        at += 1;
      } else if (code === lineFeed || code === carriageReturn) {
        endLine(code);
        at += 1;
      } else {
        afterReturn = false;
        if (mode === "closed") isBroken = true;
        const end = endOfPlain(text, at, delimiter);
        mode = "plain";
        grow(text.slice(at, end));
        at = end;
      }
    }
    return answer();
  };

  const answer = (): Result<readonly CsvRow[]> => {
    if (problem !== null) return problem;
    const done = rows;
    rows = [];
    return ok(done);
  };

  const finish = (): Result<readonly CsvRow[]> => {
    if (mode === "quoted") return unclosedQuote(name, quoteLine);
    if (cells.length > 0 || cell !== "" || isQuotedRow) endRow();
    return answer();
  };

  return { feed, finish };
}

function endOfPlain(text: string, from: number, delimiter: number): number {
  let end = from;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === delimiter || code === lineFeed || code === carriageReturn) break;
    end += 1;
  }
  return end;
}

function unclosedQuote(name: string, line: number) {
  return refuse(
    "UNCLOSED_QUOTE",
    `A quote opens in line ${line} of '${name}' and is never closed.`,
    "Close it, or choose another quote character.",
  );
}

function cellTooLong(name: string, line: number) {
  return refuse(
    "CELL_TOO_LONG",
    `A cell that begins in line ${line} of '${name}' has more than ${longestCell.toLocaleString("en")} characters.`,
    "A quote was probably never closed, or this is no table.",
  );
}

function tooManyColumns(name: string, line: number) {
  return refuse(
    "TOO_MANY_COLUMNS",
    `Line ${line} of '${name}' has more than ${mostColumns.toLocaleString("en")} columns.`,
    "Bring the table into long form: a row for each feature and month.",
  );
}

function tooManyRows(name: string, most: number) {
  return refuse("TOO_MANY_ROWS", `'${name}' has more than ${most.toLocaleString("en")} rows.`, "Split the file.");
}
