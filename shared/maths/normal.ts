/** The probability that a standard normal variable exceeds x, with its relative precision kept far into the tail. */
export function normalAbove(x: number): number {
  if (x < 0) return 1 - normalAbove(-x);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      term *= (x * x) / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = x;
  for (let step = 120; step > 0; step -= 1) fraction = x + step / fraction;
  return density / fraction;
}

/** The x that a standard normal variable stays below with probability p, 0 < p < 1 (bisection to the last digit). */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  let near = 0;
  let far = 40;
  for (let middle = 20; middle > near && middle < far; middle = (near + far) / 2) {
    if (normalAbove(middle) > tail) near = middle;
    else far = middle;
  }
  return p < 0.5 ? -far : far;
}
