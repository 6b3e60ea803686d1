import { byteFilter, cellText, leftOut, misshapen } from "./byte-cells.ts";
import { fieldPlaces } from "./header.ts";
import { filtersIn } from "./row-filters.ts";
import { conflicted, isConflictMarker } from "./text.ts";
import { dayReader } from "./unit-days.ts";
import { unitNumber } from "./unit-numbers.ts";
import { groupKey, mostArms, roomFor, sumsOf, type UnitGroup, type UnitTally } from "./unit-tally.ts";
import { valueReader } from "./unit-values.ts";
import type { OnRow, RowPlace } from "./usage-events-csv.ts";
import { nameNumber, type ByteCells } from "./usage-events-names.ts";
import type { Place, StopReason } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** One file of units: its name, and what its places say of it. */
export type UnitFile = { readonly name: string; readonly place: Pick<Place, "file"> };

/** Rows that cannot be read are listed up to this number; the others are counted. */
const mostStops = 10_000;
const beyondStops = "cannot be read, beyond the 10,000 that are listed";
const repeatedUnit = "a further row of a unit that was counted";
const guardrailLists: ReadonlySet<string> = new Set(["guardrails"]);

/** What is done with the rows of one file under its header; refuses columns that are not there, NO_ARM, NO_METRIC, NO_PRODUCT. */
export function unitTaker(tally: UnitTally, header: readonly string[], file: UnitFile): Result<OnRow> {
  const { reading, intake, units, arms, experiments, products } = tally;
  const places = fieldPlaces(header, reading, guardrailLists);
  if (!places.ok) return places;
  const cellOf = (field: string) => places.value.get(field)?.[0] ?? -1;
  const [armCell, unitCell, dayCell] = [cellOf("arm"), cellOf("unit"), cellOf("day")];
  const [experimentCell, productCell] = [cellOf("experiment"), cellOf("product")];
  const [pastCell, watched] = [cellOf("past"), places.value.get("guardrails") ?? []];
  const metricCells = [cellOf("metric"), ...watched, ...(pastCell < 0 ? [] : [pastCell])];
  if (armCell < 0) return refuse("NO_ARM", "No column tells the arms apart.", "Choose it.");
  if (cellOf("metric") < 0) return refuse("NO_METRIC", "No column says what a unit did.", "Choose it.");
  const saidProduct = nameNumber(products, 0, cellsOfText(reading.constants["product"] ?? ""), 0);
  if (productCell < 0 && saidProduct < 0) {
    return refuse("NO_PRODUCT", "No product is named.", "Choose a column, or name one.");
  }
  const saidExperiment = cellsOfText((reading.constants["experiment"] ?? "") || "Experiment");
  const found = filtersIn(reading, header);
  if (!found.ok) return found;
  const filters = found.value.map(byteFilter);
  const all = [armCell, unitCell, dayCell, experimentCell, productCell, ...metricCells, ...filters.map(({ at }) => at)];
  const needed = 1 + Math.max(...all);
  tally.metrics = metricCells.map((at) => header[at] ?? "");
  tally.past = pastCell < 0 ? -1 : metricCells.length - 1;
  for (const at of metricCells.keys()) tally.isShare[at] ??= true;
  const readMetric = valueReader(reading, "metric");
  const readGuardrail = valueReader(reading, "guardrails");
  const readDay = dayReader(tally.days, reading);
  const values = new Float64Array(metricCells.length);
  const group: UnitGroup = { experiment: 0, arm: 0, day: 0 };
  const keepsFirst = reading.options["repeated"] === "first";
  let stops = 0;

  const ofProduct: number[] = [];
  const experimentOf = (product: number) =>
    (ofProduct[product] ??= nameNumber(experiments, product, saidExperiment, 0));
  const at = ({ line }: RowPlace): Place => ({ line, row: tally.rows, ...file.place });
  const stop = (place: RowPlace, reason: StopReason): null => {
    stops += 1;
    if (stops > mostStops) intake.leaveOut(beyondStops);
    else intake.stop(at(place), reason);
    return null;
  };
  const stopCell = (place: RowPlace, cell: number, reason: Omit<StopReason, "column">) =>
    stop(place, { column: header[cell] ?? "", ...reason });
  const noName = (cells: ByteCells, cell: number, place: RowPlace) => {
    const remedy = "Complete the cell, or leave these rows out.";
    return stopCell(place, cell, { code: "NO_NAME", found: cellText(cells, cell), expected: "a name", remedy });
  };

  return ok((cells, place) => {
    tally.rows += 1;
    if (cells.count === 1 && isConflictMarker(cellText(cells, 0))) return conflicted(file.name, place.line).problem;
    if (place.isBroken || cells.count < needed || cells.count > header.length) {
      return stop(place, misshapen(cells, place, header.length));
    }
    for (const filter of filters) {
      const why = leftOut(filter, cells);
      if (why === null) continue;
      intake.leaveOut(why);
      return null;
    }
    const arm = nameNumber(arms, 0, cells, armCell);
    if (arm < 0) return noName(cells, armCell, place);
    if (arm >= mostArms) return tooManyArms(file.name, header[armCell] ?? "");
    const product = productCell < 0 ? saidProduct : nameNumber(products, 0, cells, productCell);
    if (product < 0) return noName(cells, productCell, place);
    const experiment =
      experimentCell < 0 ? experimentOf(product) : nameNumber(experiments, product, cells, experimentCell);
    if (experiment < 0) return noName(cells, experimentCell, place);
    let day = 0;
    if (dayCell >= 0) {
      const read = readDay(cells, dayCell);
      if (typeof read !== "number") return stopCell(place, dayCell, read);
      day = read + 1;
    }
    for (let metric = 0; metric < metricCells.length; metric += 1) {
      // `!`: one cell for each metric.
      const cell = metricCells[metric]!;
      const value = metric === 0 || metric === tally.past ? readMetric(cells, cell) : readGuardrail(cells, cell);
      if (typeof value !== "number") return stopCell(place, cell, value);
      values[metric] = value;
    }
    group.experiment = experiment;
    group.arm = arm;
    group.day = day;
    if (unitCell >= 0) {
      const before = units.count;
      const unit = unitNumber(units, experiment, cells, unitCell);
      if (unit < 0) return noName(cells, unitCell, place);
      if (unit < before) {
        const held = tally.armOf[unit]! - 1;
        if (keepsFirst) {
          intake.leaveOut(held === arm ? repeatedUnit : "a row of a unit that was counted in another arm");
          return null;
        }
        if (held !== arm) return stopCell(place, unitCell, otherArm(cellText(cells, unitCell)));
        if (tally.open === null) return stopCell(place, unitCell, repeated(cellText(cells, unitCell)));
        tally.taken += 1;
        addTo(tally, unit, values);
        return null;
      }
      tally.armOf = roomFor(tally.armOf, unit);
      tally.armOf[unit] = arm + 1;
      if (tally.open !== null) {
        tally.taken += 1;
        if (!tally.first.has(experiment)) begin(tally, experiment, { product, place: at(place) });
        openUnit(tally, unit, { key: groupKey(group), values });
        return null;
      }
    }
    tally.taken += 1;
    if (!tally.first.has(experiment)) begin(tally, experiment, { product, place: at(place) });
    countUnit(tally, group, values);
    return null;
  });
}

type Begin = { readonly product: number; readonly place: Place };

function begin(tally: UnitTally, experiment: number, { product, place }: Begin): void {
  tally.first.set(experiment, place);
  tally.productOf.set(experiment, product);
}

/** Counts what one unit did into the sums of its arm and day. */
export function countUnit(tally: UnitTally, group: UnitGroup, values: Float64Array): void {
  const known = sumsOf(tally, group);
  known.n += 1;
  for (let metric = 0; metric < values.length; metric += 1) {
    // `!`: one value and one sum for each metric.
    const value = values[metric]!;
    known.sums[metric]! += value;
    known.squares[metric]! += value * value;
    if (value !== 0 && value !== 1) tally.isShare[metric] = false;
  }
  // `!`: the first metric is there, and its past is one of the values.
  if (tally.past >= 0) known.products += values[0]! * values[tally.past]!;
}

type Opened = { readonly key: number; readonly values: Float64Array };

function openUnit({ open, isShare }: UnitTally, unit: number, { key, values }: Opened): void {
  if (open === null) return;
  open.keys = roomFor(open.keys, unit);
  open.keys[unit] = key;
  open.values = roomFor(open.values, (unit + 1) * values.length);
  open.values.set(values, unit * values.length);
  noteShares(isShare, values);
}

function addTo({ open, isShare }: UnitTally, unit: number, values: Float64Array): void {
  if (open === null) return;
  for (let metric = 0; metric < values.length; metric += 1)
    open.values[unit * values.length + metric]! += values[metric]!;
  noteShares(isShare, values);
}

function noteShares(isShare: boolean[], values: Float64Array): void {
  for (let metric = 0; metric < values.length; metric += 1) {
    if (values[metric] !== 0 && values[metric] !== 1) isShare[metric] = false;
  }
}

/** A text that holds for every row, as the one cell of a row. */
function cellsOfText(text: string): ByteCells {
  const bytes = new TextEncoder().encode(text);
  return { bytes, count: 1, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length) };
}

function repeated(found: string): Omit<StopReason, "column"> {
  const remedy = "State what a second row of a unit means: count the first, or add the rows together.";
  return { code: "REPEATED_UNIT", found, expected: "one row for each unit", remedy };
}

function otherArm(found: string): Omit<StopReason, "column"> {
  const remedy = "Leave this unit out of both arms, or count only its first row.";
  return { code: "OTHER_ARM", found, expected: "a unit that stays in one arm", remedy };
}

function tooManyArms(name: string, column: string) {
  return refuse(
    "TOO_MANY_ARMS",
    `'${column}' of '${name}' tells more than ${mostArms} arms apart.`,
    "Choose the column that holds the arms.",
  ).problem;
}
