/** One line of the table: what was measured beside its yardstick. Only what has a budget can fail. */
export type Measure = {
  readonly area: string;
  readonly measured: string;
  readonly yardstick: string;
  readonly ratio: string;
  readonly budget: string;
  readonly isWithin: boolean | null;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function least(values: readonly number[]): number {
  return Math.min(...values);
}

export function milliseconds(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`;
}

export function times(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)}×`;
}

type Work = () => unknown;

/**
 * Runs two works in turn, so that noise meets both alike; answers how long each run took by the given clock. What a round
 * needs is prepared outside of it, so that no run pays for what lies ready for later ones.
 */
export async function inTurn(
  rounds: number,
  works: readonly [measured: Work, yardstick: Work],
  clock: () => number,
  prepare: (round: number) => void = () => {},
): Promise<readonly [measured: readonly number[], yardstick: readonly number[]]> {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    prepare(round);
    for (const which of [0, 1] as const) {
      const start = clock();
      await works[which]();
      taken[which].push(clock() - start);
    }
  }
  return taken;
}
