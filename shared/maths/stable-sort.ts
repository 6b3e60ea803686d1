const shortRun = 8;

/**
 * Sorts positions by their keys, lowest first and equal keys as they stood, with a spare array of the same length; gives
 * how many pairs stood the wrong way round.
 */
export function sortByKeys(positions: Uint32Array, keys: Float64Array, spare: Uint32Array): number {
  const count = positions.length;
  let swaps = 0;
  for (let start = 0; start < count; start += shortRun) {
    swaps += insert(positions, keys, start);
  }
  let from = positions;
  let into = spare;
  for (let width = shortRun; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        const first = from[left] ?? 0;
        const second = from[right] ?? 0;
        if (left < middle && (right >= end || (keys[first] ?? 0) <= (keys[second] ?? 0))) {
          into[at] = first;
          left += 1;
        } else {
          into[at] = second;
          right += 1;
          swaps += middle - left;
        }
      }
    }
    [from, into] = [into, from];
  }
  if (from !== positions) positions.set(from);
  return swaps;
}

/** Sorts one short run by insertion, which is quicker than merging runs that short. */
function insert(positions: Uint32Array, keys: Float64Array, start: number): number {
  const end = Math.min(start + shortRun, positions.length);
  let swaps = 0;
  for (let at = start + 1; at < end; at += 1) {
    const position = positions[at] ?? 0;
    const key = keys[position] ?? 0;
    let to = at;
    for (; to > start && (keys[positions[to - 1] ?? 0] ?? 0) > key; to -= 1) positions[to] = positions[to - 1] ?? 0;
    positions[to] = position;
    swaps += at - to;
  }
  return swaps;
}
