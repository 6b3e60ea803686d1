import { type Answer, refused } from "./answer.ts";

/** When work was started, deployed, released and dropped: all in one unit of time; null for what has not happened. */
export type FlowTimes = {
  readonly startedAt: number | null;
  readonly deployedAt: number | null;
  readonly releasedAt: number | null;
  readonly droppedAt: number | null;
};

/** How work flowed through a window of time; times and rates in the unit that the moments are in. */
export type Flow = {
  /** How many were released within the window: done means released. */
  readonly throughput: number;
  /** From start to release of those that were released within the window, shortest first. */
  readonly cycleTimes: readonly number[];
  /** Null when nothing with a known start was released. */
  readonly meanCycleTime: number | null;
  /** Released within the window without a start before it: their cycle time is not known. */
  readonly withoutCycleTime: number;
  /** Started, neither released nor dropped, at the end of the window. */
  readonly wip: number;
  /** The mean of that over the whole window. */
  readonly averageWip: number;
  /** Deployed but not released at the end of the window: work in progress all the same. */
  readonly deployedNotReleased: number;
  /** Dropped within the window: neither throughput nor work in progress. */
  readonly dropped: number;
};

/**
 * Flow through a window, from its start (not included) to its end (included), so that windows side by side count nothing
 * twice (domain A.7). Work that was deployed without a start counts as started then. OUT_OF_RANGE for a window that does
 * not end after it starts, or a moment that is not a number.
 */
export function flow(work: readonly FlowTimes[], from: number, to: number): Answer<Flow> {
  if (!(from < to && Number.isFinite(to - from)) || !work.every(isSound)) return refused("OUT_OF_RANGE");
  const isWithin = (moment: number | null) => moment !== null && moment > from && moment <= to;
  const released = work.filter(({ releasedAt }) => isWithin(releasedAt));
  const cycleTimes = released.flatMap(({ startedAt, releasedAt }) =>
    startedAt === null || releasedAt === null || releasedAt < startedAt ? [] : [releasedAt - startedAt],
  );
  const open = work.filter((times) => isOpenAt(times, to));
  const inProgress = work.reduce((sum, times) => sum + openTime(times, from, to), 0);
  const sum = cycleTimes.reduce((total, time) => total + time, 0);
  return {
    throughput: released.length,
    cycleTimes: cycleTimes.sort((a, b) => a - b),
    meanCycleTime: cycleTimes.length === 0 ? null : sum / cycleTimes.length,
    withoutCycleTime: released.length - cycleTimes.length,
    wip: open.length,
    averageWip: inProgress / (to - from),
    deployedNotReleased: open.filter(({ deployedAt }) => deployedAt !== null && deployedAt <= to).length,
    dropped: work.filter((times) => times.releasedAt === null && isWithin(times.droppedAt)).length,
  };
}

/** Whether a mean number in progress fits the mean throughput and cycle time. */
export type LittlesLaw = {
  /** Work in progress over throughput. */
  readonly expectedCycleTime: number;
  /** How far that lies from the observed cycle time, as a share of it. */
  readonly relativeGap: number;
  readonly stable: boolean;
};

/**
 * Little's law over a window: mean work in progress = throughput per unit of time × mean cycle time (Little 1961). A gap
 * above 25% means that forecasts from this history are unreliable. NO_THROUGHPUT when nothing was released, NO_DATA
 * without a cycle time, OUT_OF_RANGE for what is below 0 or not a number.
 */
export function littlesLaw(averageWip: number, throughput: number, observedCycleTime: number): Answer<LittlesLaw> {
  if (![averageWip, throughput, observedCycleTime].every((figure) => figure >= 0 && figure < Infinity)) {
    return refused("OUT_OF_RANGE");
  }
  if (throughput === 0) return refused("NO_THROUGHPUT");
  if (observedCycleTime === 0) return refused("NO_DATA");
  const expectedCycleTime = averageWip / throughput;
  const relativeGap = Math.abs(observedCycleTime - expectedCycleTime) / observedCycleTime;
  if (!Number.isFinite(relativeGap)) return refused("OUT_OF_RANGE");
  return { expectedCycleTime, relativeGap, stable: relativeGap <= 0.25 + 1e-12 };
}

/**
 * Counts moments in whole periods of equal length, the newest of which ends (inclusively) at the given time: oldest
 * first, empty periods as 0. OUT_OF_RANGE for a length that is not above 0 a number of periods that is not
 * whole, or a moment that is not a number.
 */
export function countsPerPeriod(
  moments: readonly number[],
  { end, length, periods }: { readonly end: number; readonly length: number; readonly periods: number },
): Answer<readonly number[]> {
  const isWindow = length > 0 && Number.isFinite(length + end) && Number.isInteger(periods) && periods >= 0;
  if (!isWindow || !moments.every(Number.isFinite)) return refused("OUT_OF_RANGE");
  const counts = Array.from({ length: periods }, () => 0);
  for (const moment of moments) {
    const period = periods - 1 - Math.floor((end - moment) / length);
    const count = counts[period];
    if (count !== undefined) counts[period] = count + 1;
  }
  return counts;
}

/** Whether work is in progress at a moment. */
function isOpenAt(times: FlowTimes, moment: number): boolean {
  return startOf(times) <= moment && endOf(times) > moment;
}

function openTime(times: FlowTimes, from: number, to: number): number {
  return Math.max(0, Math.min(endOf(times), to) - Math.max(startOf(times), from));
}

function startOf({ startedAt, deployedAt }: FlowTimes): number {
  return startedAt ?? deployedAt ?? Infinity;
}

function endOf({ releasedAt, droppedAt }: FlowTimes): number {
  return releasedAt ?? droppedAt ?? Infinity;
}

function isSound({ startedAt, deployedAt, releasedAt, droppedAt }: FlowTimes): boolean {
  return [startedAt, deployedAt, releasedAt, droppedAt].every((moment) => moment === null || Number.isFinite(moment));
}
