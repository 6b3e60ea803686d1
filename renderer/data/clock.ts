import { seedAt, type Stamp } from "#shared/domain/ids.ts";

/** Where the window reads the time and draws randomness: the one place, so that tests can set both. */
export const clock = {
  now: (): number => Date.now(),
  random: (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length)),
};

/** The stamp of a command that a person runs now. */
export function stampNow(by: string): Stamp {
  const at = clock.now();
  return { at, by, seed: seedAt(at, clock.random(10)) };
}
