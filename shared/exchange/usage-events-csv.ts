import { longestCell, mostColumns } from "./limits.ts";
import type { Cells } from "./usage-events-names.ts";
import { refuse, type Problem } from "../result.ts";

/** Takes bytes as they come and gives rows; answers a problem when the file cannot be read on. */
export type RowScanner = (bytes: Uint8Array, isLast: boolean) => Problem | null;

/** Where a row stands, and whether its quotes are wrong. */
export type RowPlace = { line: number; row: number; isBroken: boolean };

/** What is done with a row; the cells hold only until it returns. */
export type OnRow = (cells: Cells, place: RowPlace) => Problem | null;

/** How the cells of a CSV file are separated. */
export type EventCsvStyle = {
  readonly name: string;
  readonly delimiter: string;
  readonly quote: string;
  readonly skipLines: number;
};

const lineFeed = 10;
const carriageReturn = 13;
const longestRow = 4 * longestCell;

/**
 * A scanner of CSV bytes by RFC 4180, built for ten million rows: rows without quotes are cut where they lie, only rows
 * that open a quote go the slower way. The first row (the header) is given like any other. CR, LF and CRLF end lines.
 */
export function csvScanner(style: EventCsvStyle, onRow: OnRow): RowScanner {
  let delimiter = style.delimiter.charCodeAt(0);
  const quote = style.quote === "" ? -1 : style.quote.charCodeAt(0);
  const cells: Cells = {
    bytes: new Uint8Array(),
    count: 0,
    starts: new Int32Array(mostColumns + 1),
    ends: new Int32Array(mostColumns + 1),
  };
  const place: RowPlace = { line: 0, row: -1, isBroken: false };
  let buffer = new Uint8Array(1024);
  let filled = 0;
  let line = 1;
  let toSkip = style.skipLines;
  let scratch = new Uint8Array(1024);
  let isStart = true;

  const marks = () => {
    const table = new Uint8Array(256);
    for (const byte of [delimiter, quote, lineFeed, carriageReturn]) if (byte >= 0) table[byte] = 1;
    return table;
  };
  let isMark = marks();
  // Most letters lie above every mark: one comparison then passes over them.
  const highestMark = () => Math.max(delimiter, quote, carriageReturn);
  let highest = highestMark();

  const take = (bytes: Uint8Array) => {
    if (buffer.length < filled + bytes.length + 1) {
      const wider = new Uint8Array(filled + bytes.length + 1);
      wider.set(buffer.subarray(0, filled));
      buffer = wider;
    }
    buffer.set(bytes, filled);
    filled += bytes.length;
    // A line feed behind the last byte ends every search, so that no search has to look for the end.
    buffer[filled] = lineFeed;
  };

  const begin = (): number => {
    isStart = false;
    let at = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
    const stated = /^sep=(.)(\r\n|\r|\n)/i.exec(String.fromCharCode(...buffer.subarray(at, at + 7)));
    if (stated !== null) {
      delimiter = stated[1]?.charCodeAt(0) ?? delimiter;
      isMark = marks();
      highest = highestMark();
      at += stated[0].length;
      line = 2;
      toSkip += 1;
    }
    return at;
  };

  const give = (): Problem | null => {
    const isBlank = cells.count === 1 && cells.starts[0] === cells.ends[0] && !place.isBroken;
    if (isBlank) return null;
    if (toSkip >= place.line) return null;
    place.row += 1;
    return onRow(cells, place);
  };

  return (bytes, isLast) => {
    take(bytes);
    let at = isStart ? begin() : 0;
    const end = filled;
    const { starts, ends } = cells;
    while (at < end) {
      const rowStart = at;
      let count = 0;
      let isQuoted = false;
      starts[0] = at;
      for (;;) {
        // `!`: the line feed behind the last byte keeps every position inside.
        while (buffer[at]! > highest || isMark[buffer[at]!] === 0) at += 1;
        const byte = buffer[at]!;
        if (byte === delimiter) {
          if (count >= mostColumns) return tooManyColumns(style.name, line);
          ends[count] = at;
          count += 1;
          at += 1;
          starts[count] = at;
        } else if (byte === quote) {
          if (at === starts[count]) {
            isQuoted = true;
            break;
          }
          at += 1;
        } else break;
      }
      if (isQuoted && toSkip < line) {
        const next = quotedRow(rowStart, isLast);
        if (next === needMore) {
          if (end - rowStart > longestRow) return unclosedQuote(style.name, line);
          at = rowStart;
          break;
        }
        if (next === unclosed) return unclosedQuote(style.name, line);
        place.line = line;
        const problem = give();
        if (problem !== null) return problem;
        line += linesIn(rowStart, next);
        at = next;
        continue;
      }
      if (isQuoted) while (buffer[at] !== lineFeed && buffer[at] !== carriageReturn) at += 1;
      const isCut = at >= end || (at === end - 1 && buffer[at] === carriageReturn);
      if (isCut && !isLast) {
        if (end - rowStart > longestRow) return rowTooLong(style.name, line);
        at = rowStart;
        break;
      }
      ends[count] = at;
      cells.count = count + 1;
      cells.bytes = buffer;
      place.line = line;
      place.isBroken = false;
      const problem = give();
      if (problem !== null) return problem;
      at += buffer[at] === carriageReturn && buffer[at + 1] === lineFeed && at + 1 < end ? 2 : 1;
      line += 1;
    }
    const rest = Math.max(0, end - at);
    buffer.copyWithin(0, Math.min(at, end), end);
    filled = rest;
    return null;
  };

  /** Takes a row that opens a quote, its cells unquoted; answers where the next row begins, or why that is not known. */
  function quotedRow(from: number, isLast: boolean): number {
    if (scratch.length < filled - from) scratch = new Uint8Array(filled - from);
    const { starts, ends } = cells;
    let at = from;
    let to = 0;
    let count = 0;
    let isInside = false;
    let wasClosed = false;
    starts[0] = 0;
    place.isBroken = false;
    for (;;) {
      if (at >= filled) {
        if (!isLast) return needMore;
        if (isInside) return unclosed;
        break;
      }
      const byte = buffer[at]!;
      if (isInside) {
        if (byte === quote && buffer[at + 1] === quote) at += 1;
        else if (byte === quote) {
          isInside = false;
          wasClosed = true;
          at += 1;
          continue;
        }
      } else if (byte === lineFeed || byte === carriageReturn) break;
      else if (byte === delimiter) {
        if (count >= mostColumns) break;
        ends[count] = to;
        count += 1;
        starts[count] = to;
        wasClosed = false;
        at += 1;
        continue;
      } else if (byte === quote && to === starts[count] && !wasClosed) {
        isInside = true;
        at += 1;
        continue;
      } else if (wasClosed) place.isBroken = true;
      scratch[to] = byte;
      to += 1;
      at += 1;
    }
    if (at === filled - 1 && buffer[at] === carriageReturn && !isLast) return needMore;
    ends[count] = to;
    cells.count = count + 1;
    cells.bytes = scratch;
    return at + (buffer[at] === carriageReturn && buffer[at + 1] === lineFeed && at + 1 < filled ? 2 : 1);
  }

  function linesIn(from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const isReturn = buffer[at] === carriageReturn && buffer[at + 1] !== lineFeed;
      if (buffer[at] === lineFeed || isReturn) count += 1;
    }
    return count;
  }
}

const needMore = -1;
const unclosed = -2;

function tooManyColumns(name: string, line: number): Problem {
  return refuse(
    "TOO_MANY_COLUMNS",
    `Line ${line} of '${name}' has more than ${mostColumns} columns.`,
    "Check the delimiter.",
  ).problem;
}

function unclosedQuote(name: string, line: number): Problem {
  return refuse(
    "UNCLOSED_QUOTE",
    `A quote opens in line ${line} of '${name}' and is never closed.`,
    "Close it, or choose another quote character.",
  ).problem;
}

function rowTooLong(name: string, line: number): Problem {
  return refuse("ROW_TOO_LONG", `Line ${line} of '${name}' never ends.`, "This is probably no event log.").problem;
}
