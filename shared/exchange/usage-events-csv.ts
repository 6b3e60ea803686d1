import { longestCell, mostColumns } from "./limits.ts";
import type { ByteCells } from "./usage-events-names.ts";
import { refuse, type Problem } from "../result.ts";

/** Takes bytes as they come and gives rows; answers a problem when the file cannot be read on. */
export type RowScanner = (bytes: Uint8Array, isLast: boolean) => Problem | null;

/** Where a row stands, and whether its quotes are wrong. */
export type RowPlace = { line: number; isBroken: boolean };

/** What is done with a row; the cells hold only until it returns. */
export type OnRow = (cells: ByteCells, place: RowPlace) => Problem | null;

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

// Answers in place of the position behind a row.
const needMore = -1;
const opensQuote = -2;
const unclosed = -3;
const tooWide = -4;

/**
 * A scanner of CSV bytes by RFC 4180, built for ten million rows: rows without quotes are cut where they lie, only rows
 * that open a quote go the slower way. The first row (the header) is given like any other. CR, LF and CRLF end lines,
 * blank lines are no rows.
 */
export function csvScanner(style: EventCsvStyle, onRow: OnRow): RowScanner {
  let delimiter = style.delimiter.charCodeAt(0);
  const quote = style.quote === "" ? -1 : style.quote.charCodeAt(0);
  const starts = new Int32Array(mostColumns + 1);
  const ends = new Int32Array(mostColumns + 1);
  const cells: ByteCells = { bytes: new Uint8Array(), count: 0, starts, ends };
  const place: RowPlace = { line: 1, isBroken: false };
  let buffer = new Uint8Array(1024);
  let unquoted = new Uint8Array(1024);
  let filled = 0;
  let toSkip = style.skipLines;
  let isStart = true;
  let isMark = new Uint8Array(256);
  let highestMark = 0;

  const setMarks = () => {
    isMark = new Uint8Array(256);
    for (const byte of [delimiter, quote, lineFeed, carriageReturn]) if (byte >= 0) isMark[byte] = 1;
    highestMark = Math.max(delimiter, quote, carriageReturn);
  };

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
    const at = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
    const stated = /^sep=(.)(\r\n|\r|\n)/i.exec(String.fromCharCode(...buffer.subarray(at, at + 7)));
    if (stated !== null) {
      delimiter = stated[1]?.charCodeAt(0) ?? delimiter;
      place.line = 2;
      toSkip += 1;
    }
    setMarks();
    return at + (stated?.[0].length ?? 0);
  };

  /** The position behind the line end at a position. */
  const behind = (at: number, isLast: boolean): number => {
    if (at >= filled) return isLast ? filled : needMore;
    if (buffer[at] !== carriageReturn) return at + 1;
    if (at + 1 >= filled) return isLast ? filled : needMore;
    return buffer[at + 1] === lineFeed ? at + 2 : at + 1;
  };

  /** Cuts a row where it lies; answers the position behind it. */
  const plainRow = (from: number, isLast: boolean): number => {
    let at = from;
    let count = 0;
    starts[0] = from;
    for (;;) {
      // `!`: the line feed behind the last byte keeps every position inside. Most letters lie above every mark.
      while (buffer[at]! > highestMark || isMark[buffer[at]!] === 0) at += 1;
      const byte = buffer[at]!;
      if (byte === delimiter) {
        if (count >= mostColumns) return tooWide;
        ends[count] = at;
        count += 1;
        at += 1;
        starts[count] = at;
      } else if (byte === quote) {
        if (at === starts[count]) return opensQuote;
        at += 1;
      } else break;
    }
    ends[count] = at;
    cells.count = count + 1;
    cells.bytes = buffer;
    return behind(at, isLast);
  };

  /** Takes a row in which a cell begins with a quote, its cells unquoted; answers the position behind it. */
  const quotedRow = (from: number, isLast: boolean): number => {
    if (unquoted.length < filled - from) unquoted = new Uint8Array(filled - from);
    let at = from;
    let to = 0;
    let count = 0;
    let isInside = false;
    let wasClosed = false;
    starts[0] = 0;
    for (; at < filled; at += 1) {
      const byte = buffer[at]!;
      if (isInside && byte === quote && buffer[at + 1] !== quote) {
        isInside = false;
        wasClosed = true;
        continue;
      }
      if (isInside && byte === quote) at += 1;
      else if (!isInside) {
        if (byte === lineFeed || byte === carriageReturn) break;
        if (byte === delimiter) {
          if (count >= mostColumns) return tooWide;
          ends[count] = to;
          count += 1;
          starts[count] = to;
          wasClosed = false;
          continue;
        }
        if (byte === quote && to === starts[count] && !wasClosed) {
          isInside = true;
          continue;
        }
        if (wasClosed) place.isBroken = true;
      }
      unquoted[to] = byte;
      to += 1;
    }
    if (isInside) return isLast ? unclosed : needMore;
    ends[count] = to;
    cells.count = count + 1;
    cells.bytes = unquoted;
    return behind(at, isLast);
  };

  const skippedLine = (from: number, isLast: boolean): number => {
    let at = from;
    while (buffer[at] !== lineFeed && buffer[at] !== carriageReturn) at += 1;
    return behind(at, isLast);
  };

  const linesIn = (from: number, to: number): number => {
    let count = 0;
    for (let at = from; at < to; at += 1) {
      if (buffer[at] === lineFeed || (buffer[at] === carriageReturn && buffer[at + 1] !== lineFeed)) count += 1;
    }
    return count;
  };

  return (bytes, isLast) => {
    take(bytes);
    let at = isStart ? begin() : 0;
    while (at < filled) {
      const isSkipped = place.line <= toSkip;
      place.isBroken = false;
      let next = isSkipped ? skippedLine(at, isLast) : plainRow(at, isLast);
      const isQuoted = next === opensQuote;
      if (isQuoted) next = quotedRow(at, isLast);
      if (next === needMore && filled - at <= longestRow) break;
      if (next < 0) return problemAt(place.line, style.name, isQuoted && next === needMore ? unclosed : next);
      const isBlank = cells.count === 1 && ends[0] === starts[0] && !isQuoted;
      const problem = isSkipped || isBlank ? null : onRow(cells, place);
      if (problem !== null) return problem;
      place.line += isQuoted ? linesIn(at, next) : 1;
      at = next;
    }
    buffer.copyWithin(0, at, filled);
    filled -= at;
    return null;
  };
}

function problemAt(line: number, name: string, why: number): Problem {
  switch (why) {
    case unclosed:
      return refuse(
        "UNCLOSED_QUOTE",
        `A quote opens in line ${line} of '${name}' and is never closed.`,
        "Close it, or choose another quote character.",
      ).problem;
    case tooWide:
      return refuse(
        "TOO_MANY_COLUMNS",
        `Line ${line} of '${name}' has more than ${mostColumns} columns.`,
        "Check the delimiter.",
      ).problem;
    default:
      return refuse("ROW_TOO_LONG", `Line ${line} of '${name}' never ends.`, "This is probably no event log.").problem;
  }
}
