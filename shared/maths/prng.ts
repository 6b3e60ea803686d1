/** The uniform number in [0, 1) at an index of the stream that `mulberry32` gives for a seed, counted from 0. */
export function uniformAt(seed: number, index: number): number {
  const state = ((seed >>> 0) + Math.imul(0x6d2b79f5, index + 1)) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** An endless stream of uniform numbers in [0, 1): mulberry32, the same for the same seed on every machine. */
export function mulberry32(seed: number): () => number {
  let index = -1;
  return () => {
    index += 1;
    return uniformAt(seed, index);
  };
}
