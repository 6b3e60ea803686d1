import { placeOf, type Place, type ReadRows, type Stop, type StopReason } from "../domain/import-rows.ts";

const longestFound = 200;

/** What a reading gathers beside its rows: stops, counts of what was left out, notices. */
export type Intake = {
  readonly stop: (place: Place, reason: StopReason) => void;
  readonly leaveOut: (why: string) => void;
  /** Counts under a notice; `#` in it stands for the count. */
  readonly notice: (text: string) => void;
  /** The result: the rows of the format, and the total that they and the stops make up. */
  readonly finish: (rows: Partial<RowLists>) => ReadRows;
};

type RowLists = Pick<
  ReadRows,
  "usage" | "costs" | "values" | "products" | "features" | "dependencies" | "items" | "experiments"
>;

const none: RowLists = {
  usage: [],
  costs: [],
  values: [],
  products: [],
  features: [],
  dependencies: [],
  items: [],
  experiments: [],
};

/** An empty intake. The total counts every row once, however many results it gave; a stopped row gives none. */
export function newIntake(): Intake {
  const stops: Stop[] = [];
  const leftOut = new Map<string, number>();
  const notices = new Map<string, number>();
  return {
    stop: (place, reason) => {
      const found = shown(reason.found);
      stops.push({ ...placeOf(place), ...reason, found });
    },
    leaveOut: (why) => leftOut.set(why, (leftOut.get(why) ?? 0) + 1),
    notice: (text) => notices.set(text, (notices.get(text) ?? 0) + 1),
    finish: (rows) => {
      const lists = { ...none, ...rows };
      const counted = new Set<number>();
      for (const list of [...Object.values(lists), stops]) for (const { row } of list) counted.add(row);
      return {
        ...lists,
        stops,
        notices: [...notices].map(([text, count]) => text.replace("#", count.toLocaleString("en"))),
        total: counted.size,
        leftOut: Object.fromEntries(leftOut),
      };
    },
  };
}

/** A place in words, "line 7" or, of several files, "line 7 of 'b.csv'". */
export function lineOf({ line, file }: Place): string {
  return `line ${line}${ofFile(file)}`;
}

/** The same as the beginning of a sentence. */
export function lineFirst({ line, file }: Place): string {
  return `Line ${line}${ofFile(file)}`;
}

function ofFile(file: string | undefined): string {
  return file === undefined ? "" : ` of '${file}'`;
}

function shown(found: string): string {
  return found.length > longestFound ? `${found.slice(0, longestFound - 1)}…` : found;
}
