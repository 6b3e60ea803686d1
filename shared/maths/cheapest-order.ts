import type { Work } from "./mended-order.ts";

/**
 * The order of positions that loses least in total, found over every set of what may already be finished; among equals
 * the one that starts with the earliest positions. Time and memory double with each item: meant for a handful.
 */
export function cheapestOrder({ durations, needs, loss }: Work): readonly number[] {
  const sets = 2 ** durations.length;
  const needed = needs.map((ats) => [...ats].reduce((bits, at) => bits | (1 << at), 0));
  const least = new Float64Array(sets).fill(Infinity);
  const next = new Int8Array(sets);
  least[sets - 1] = 0;
  for (let done = sets - 2; done >= 0; done -= 1) {
    const elapsed = durations.reduce((sum, duration, at) => sum + (done & (1 << at) ? duration : 0), 0);
    durations.forEach((duration, at) => {
      if ((done & (1 << at)) !== 0 || ((needed[at] ?? 0) & ~done) !== 0) return;
      const total = loss(at, elapsed + duration) + (least[done | (1 << at)] ?? 0);
      if (total < (least[done] ?? 0)) {
        least[done] = total;
        next[done] = at;
      }
    });
  }
  const order: number[] = [];
  for (let done = 0; done < sets - 1; done |= 1 << (order.at(-1) ?? 0)) order.push(next[done] ?? 0);
  return order;
}
