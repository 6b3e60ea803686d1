import { deviance, logGamma, stirlingError } from "#shared/maths/stirling.ts";
import { describe, expect, it } from "vitest";

describe("stirlingError", () => {
  it("matches reference values to fourteen digits", () => {
    const errors = [
      [0.001, 2.5422704679670947],
      [0.5, 0.15342640972002736],
      [1, 0.08106146679532726],
      [10, 0.00833056343336287],
      [14.9, 0.005592002512250831],
      [100, 0.0008333305556349147],
      [1e8, 8.333333333333334e-10],
    ] as const;
    for (const [n, error] of errors) expect(Math.abs(stirlingError(n) / error - 1)).toBeLessThan(1e-14);
  });
});

describe("logGamma", () => {
  it("gives the logarithms of factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(1e-13 * Math.max(1, Math.log(factorial)));
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14);
  });
});

describe("deviance", () => {
  it("is 0 where both are equal, and joins up where its two formulas meet", () => {
    expect(deviance(7, 7)).toBe(0);
    for (const [below, above] of [
      [1.2222, 1.2223],
      [0.8181, 0.8182],
    ] as const) {
      const direct = (x: number) => x * Math.log(x) + 1 - x;
      expect(deviance(below, 1)).toBeCloseTo(direct(below), 14);
      expect(deviance(above, 1)).toBeCloseTo(direct(above), 14);
    }
  });

  it("loses nothing where both are close", () => {
    expect(Math.abs(deviance(1 + 1e-9, 1) / 5e-19 - 1)).toBeLessThan(1e-6);
  });
});
