import { readingOf, type Card, type MetricKind } from "#shared/domain/experiment-card.ts";
import { summed } from "#shared/domain/experiment-figures.ts";
import type { Observation } from "#shared/domain/experiment.ts";
import { figureWords, resultWords } from "#shared/words/experiment-running.ts";
import type { CellChange } from "#ui/grid-cells.ts";
import { parseNumber } from "#ui/number-text.ts";

/** Which results a grid shows: of the primary metric, or of a guardrail by its name. */
export type Shown = {
  readonly guardrail: string | null;
  readonly kind: MetricKind;
  /** How the spread of a mean is typed. */
  readonly spread: "squares" | "deviation";
};

/** Units that are counted together: an arm, or an arm in one of two periods. */
export type Group = {
  readonly arm: number;
  readonly period: Observation["period"];
  readonly label: string;
};

type Figure = keyof typeof figureWords;

const periods = ["before", "after"] as const;
const periodWords = { before: "before", after: "after" } as const;

/** The groups in which results of a card are counted, control first. */
export function groupsOf({
  card,
  guardrail,
}: {
  readonly card: Card;
  readonly guardrail: string | null;
}): readonly Group[] {
  const reading = readingOf(card.method);
  const plain = card.arms.map(({ name }, arm) => ({ arm, period: null, label: name }));
  if (guardrail !== null || reading === "arms") return plain;
  switch (reading) {
    case "did":
      return card.arms.flatMap(({ name }, arm) =>
        periods.map((period) => ({ arm, period, label: `${name}, ${periodWords[period]}` })),
      );
    case "beforeAfter":
      return periods.map((period) => ({ arm: 0, period, label: period === "before" ? "Before" : "After" }));
    case "share":
      return [{ arm: 0, period: null, label: "Asked" }];
    case "none":
      return [];
  }
}

/** The figures that are typed for each group. */
export function figuresOf({ kind, spread }: Shown): readonly Figure[] {
  switch (kind) {
    case "proportion":
      return ["n", "count"];
    case "mean":
      return spread === "squares" ? ["n", "sum", "squares"] : ["n", "mean", "deviation"];
    case "ratio":
      return ["n", "sum", "squares", "denominator", "denominatorSquares", "products"];
  }
}

/** The name of a cell's column: its group and figure. */
export function columnId({ arm, period }: Group, figure: Figure): string {
  return `${arm} ${period ?? "all"} ${figure}`;
}

/** The row of results that belong to no day. */
export const noDay = "all";

/** Texts typed into cells that cannot be kept yet, for others of their row are missing: by row and column. */
export type OpenCells = ReadonlyMap<string, string>;

const cellKey = (row: string, column: string) => `${row}\n${column}`;

type Place = Pick<Observation, "arm" | "guardrail" | "period" | "day">;

function isAt(row: Observation, place: Place): boolean {
  return (
    row.arm === place.arm && row.guardrail === place.guardrail && row.period === place.period && row.day === place.day
  );
}

function placeOf({ arm, period }: Group, { guardrail }: Shown, row: string): Place {
  return { arm, period, guardrail, day: row === noDay ? null : row };
}

/** Without the binary rests of a division or a root. */
const tidy = (value: number) => String(Number(value.toPrecision(12)));

function textsOf(sum: ReturnType<typeof summed>, figures: readonly Figure[]): readonly string[] {
  const { n, sum: total, squares, denominator } = sum;
  const mean = n === 0 ? 0 : total / n;
  const deviation = n < 2 ? 0 : Math.sqrt(Math.max(0, squares - n * mean ** 2) / (n - 1));
  const values: Readonly<Record<Figure, number>> = {
    n,
    count: total,
    sum: total,
    squares,
    mean,
    deviation,
    denominator: denominator?.sum ?? 0,
    denominatorSquares: denominator?.squares ?? 0,
    products: denominator?.products ?? 0,
  };
  return figures.map((figure) => tidy(values[figure]));
}

/** The texts of one row of the grid, by column; several results of one place stand added up. */
export function cellsOf(
  observations: readonly Observation[],
  row: string,
  { groups, shown, open }: { readonly groups: readonly Group[]; readonly shown: Shown; readonly open: OpenCells },
): Readonly<Record<string, string>> {
  const figures = figuresOf(shown);
  const cells = groups.flatMap((group) => {
    const place = placeOf(group, shown, row);
    const own = observations.filter((known) => isAt(known, place));
    const texts =
      own.length === 0
        ? figures.map(() => "")
        : textsOf(summed(own, { arm: place.arm, guardrail: place.guardrail }), figures);
    return figures.map((figure, at): [string, string] => {
      const column = columnId(group, figure);
      return [column, open.get(cellKey(row, column)) ?? texts[at] ?? ""];
    });
  });
  return Object.fromEntries(cells);
}

/** Why a text cannot stand in a cell; null where it can, or where it is empty. */
export function problemOfCell({ column, text }: CellChange): string | null {
  if (text.trim() === "") return null;
  const value = parseNumber(text);
  if (value === null) return resultWords.notNumber;
  const figure = column.split(" ")[2];
  if ((figure === "n" || figure === "count") && !Number.isInteger(value)) return resultWords.notWhole;
  const isSigned = figure === "sum" || figure === "mean" || figure === "denominator" || figure === "products";
  return value < 0 && !isSigned ? resultWords.negative : null;
}

type Entered = {
  readonly observations: readonly Observation[];
  readonly open: OpenCells;
  /** What cannot be kept although every figure is there. */
  readonly problem: string | null;
};

/** The results after cells were typed or pasted: complete groups are kept, emptied ones go, others stay open. */
export function withCells(
  observations: readonly Observation[],
  changes: readonly CellChange[],
  { groups, shown, open }: { readonly groups: readonly Group[]; readonly shown: Shown; readonly open: OpenCells },
): Entered {
  const figures = figuresOf(shown);
  const next = new Map(open);
  for (const { row, column, text } of changes) next.set(cellKey(row, column), text.trim());
  let kept = [...observations];
  let problem: string | null = null;
  for (const row of new Set(changes.map((change) => change.row))) {
    const cells = cellsOf(observations, row, { groups, shown, open: next });
    for (const group of groups) {
      const columns = figures.map((figure) => columnId(group, figure));
      if (!columns.some((column) => next.has(cellKey(row, column)))) continue;
      const texts = columns.map((column) => cells[column] ?? "");
      const place = placeOf(group, shown, row);
      const isEmpty = texts.every((text) => text === "");
      const typed = isEmpty ? null : observationOf(place, figures, texts);
      if (typed === "missing") continue;
      if (typeof typed === "string") {
        problem = typed;
        continue;
      }
      kept = kept.filter((known) => !isAt(known, place));
      if (typed !== null) kept.push(typed);
      for (const column of columns) next.delete(cellKey(row, column));
    }
  }
  return { observations: kept, open: next, problem };
}

function observationOf(place: Place, figures: readonly Figure[], texts: readonly string[]): Observation | string {
  const values = new Map(figures.map((figure, at) => [figure, parseNumber(texts[at] ?? "")]));
  if ([...values.values()].includes(null)) return "missing";
  const of = (figure: Figure) => values.get(figure) ?? 0;
  const n = of("n");
  if (values.has("count")) {
    return of("count") > n ? resultWords.tooMany : { ...place, n, sum: of("count"), squares: 0, denominator: null };
  }
  if (values.has("mean")) {
    const [mean, deviation] = [of("mean"), of("deviation")];
    if (n < 2 && deviation > 0) return resultWords.tooFewForDeviation;
    const squares = n * mean ** 2 + Math.max(0, n - 1) * deviation ** 2;
    return { ...place, n, sum: n * mean, squares, denominator: null };
  }
  const denominator = values.has("denominator")
    ? { sum: of("denominator"), squares: of("denominatorSquares"), products: of("products") }
    : null;
  return { ...place, n, sum: of("sum"), squares: of("squares"), denominator };
}
