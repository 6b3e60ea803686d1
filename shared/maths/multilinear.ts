/** A function of some variables, each from 0 to 1, that is linear in every one of them: its value at a point. */
export type Multilinear = (point: Float64Array) => number;

/**
 * The multilinear function that takes the given values at the corners of the unit cube; bit k of a corner's number says
 * whether variable k is 1 there.
 */
export function multilinear(corners: readonly number[]): Multilinear {
  const coefficients = Float64Array.from(corners);
  for (let bit = 1; bit < coefficients.length; bit *= 2) {
    for (let corner = 0; corner < coefficients.length; corner += 1) {
      if ((corner & bit) !== 0) {
        coefficients[corner] = (coefficients[corner] ?? 0) - (coefficients[corner ^ bit] ?? 0);
      }
    }
  }
  const products = new Float64Array(coefficients.length);
  return (point) => {
    let value = coefficients[0] ?? 0;
    products[0] = 1;
    for (let term = 1; term < coefficients.length; term += 1) {
      const lowest = term & -term;
      const product = (products[term ^ lowest] ?? 0) * (point[31 - Math.clz32(lowest)] ?? 0);
      products[term] = product;
      value += (coefficients[term] ?? 0) * product;
    }
    return value;
  };
}
