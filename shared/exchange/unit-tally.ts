import type { Intake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { noUnits, type UnitNumbers } from "./unit-numbers.ts";
import type { UnitDays } from "./unit-days.ts";
import { noNames, type Names } from "./usage-events-names.ts";
import type { Place } from "../domain/import-rows.ts";

/**
 * What the units of one arm and day did: how many there were, of each metric the sum and the sum of squares, and where the past
 * is known the sum of its products with the first metric.
 */
export type UnitSums = { n: number; readonly sums: Float64Array; readonly squares: Float64Array; products: number };

/** Units whose rows are added together: the group of each, and its sums so far. */
type OpenUnits = { keys: Float64Array; values: Float64Array };

/** The counting of units over all files of one reading. Nothing of a row is kept but what is needed to count it once. */
export type UnitTally = {
  readonly reading: Reading;
  readonly intake: Intake;
  readonly experiments: Names;
  readonly products: Names;
  readonly arms: Names;
  readonly units: UnitNumbers;
  readonly days: UnitDays;
  /** The sums of each experiment, arm and day (plus one; 0 without a day), by their numbers. */
  readonly groups: (UnitSums | undefined)[][][];
  /** The place of the first row of each experiment. */
  readonly first: Map<number, Place>;
  /** The product of each experiment. */
  readonly productOf: Map<number, number>;
  metrics: readonly string[];
  /** Which of the metrics is the first one's past; -1 without one. */
  past: number;
  /** Whether every value of a metric was yes or no. */
  readonly isShare: boolean[];
  /** The arm of every unit, plus one. */
  armOf: Uint16Array;
  /** Where rows of a unit are added together: what is known of each so far. */
  readonly open: OpenUnits | null;
  rows: number;
  taken: number;
};

/** A tally of nothing. */
export function noTally(reading: Reading, intake: Intake): UnitTally {
  return {
    reading,
    intake,
    experiments: noNames(reading.values["experiment"]),
    products: noNames(reading.values["product"]),
    arms: noNames(reading.values["arm"]),
    units: noUnits(),
    days: { days: [], byDate: new Map() },
    groups: [],
    first: new Map(),
    productOf: new Map(),
    metrics: [],
    past: -1,
    isShare: [],
    armOf: new Uint16Array(1024),
    open:
      reading.options["repeated"] === "add" ? { keys: new Float64Array(1024), values: new Float64Array(1024) } : null,
    rows: 0,
    taken: 0,
  };
}

/** The most arms that a file may tell apart. */
export const mostArms = 1000;
const armsBits = 1024;
const daysBits = 65_536;

/** The experiment, arm and day of a unit, by their numbers. */
export type UnitGroup = { experiment: number; arm: number; day: number };

/** One number for a group. */
export function groupKey({ experiment, arm, day }: UnitGroup): number {
  return (experiment * armsBits + arm) * daysBits + (day % daysBits);
}

/** The group of such a number. */
export function groupAt(key: number): UnitGroup {
  const above = Math.floor(key / daysBits);
  return { experiment: Math.floor(above / armsBits), arm: above % armsBits, day: key % daysBits };
}

/** The sums of a group, made at its first unit. */
export function sumsOf({ groups, metrics }: UnitTally, { experiment, arm, day }: UnitGroup): UnitSums {
  const arms = (groups[experiment] ??= []);
  const days = (arms[arm] ??= []);
  const nothing = () => new Float64Array(metrics.length);
  return (days[day] ??= { n: 0, sums: nothing(), squares: nothing(), products: 0 });
}

/** A typed array that has a place for an index, its contents kept. */
export function roomFor<A extends Uint16Array | Float64Array>(array: A, index: number): A {
  if (index < array.length) return array;
  const make = array.constructor as new (length: number) => A;
  const wider = new make(2 ** Math.ceil(Math.log2(index + 1)));
  wider.set(array);
  return wider;
}
