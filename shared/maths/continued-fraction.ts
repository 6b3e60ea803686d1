const tiny = 1e-300;

/** One step of a continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)): its numerator and denominator. */
export type FractionStep = readonly [numerator: number, denominator: number];

/** The value of a continued fraction, step by step until it stands still (Lentz's method). */
export function continuedFraction(first: number, stepAt: (step: number) => FractionStep): number {
  let value = first === 0 ? tiny : first;
  let above = value;
  let below = 0;
  for (let step = 1; step < 1_000_000; step += 1) {
    const [numerator, denominator] = stepAt(step);
    below = denominator + numerator * below;
    above = denominator + numerator / above;
    if (below === 0) below = tiny;
    if (above === 0) above = tiny;
    below = 1 / below;
    const change = above * below;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) return value;
  }
  return value;
}
