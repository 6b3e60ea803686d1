const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** How far ln Γ(n+1) lies above Stirling's formula, for any n above 0, to the last digits (asymptotic series from 15 on). */
export function stirlingError(n: number): number {
  let raised = n;
  let steps = 0;
  for (; raised < 15; raised += 1) steps += (raised + 0.5) * Math.log1p(1 / raised) - 1;
  const square = raised * raised;
  const last = 1 / 1680 - (1 / 1188 - 691 / 360_360 / square) / square;
  return steps + (1 / 12 - (1 / 360 - (1 / 1260 - last / square) / square) / square) / raised;
}

/** x·ln(x/expected) + expected − x for x and expected above 0, without loss where both are close (Loader 2000). */
export function deviance(x: number, expected: number): number {
  const gap = x - expected;
  if (Math.abs(gap) >= 0.1 * (x + expected)) return x * Math.log(x / expected) - gap;
  const ratio = gap / (x + expected);
  let sum = gap * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** ln Γ(x) for x above 0. */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
}
