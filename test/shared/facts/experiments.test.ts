import { readFileSync } from "node:fs";
import { alikeProportions, compareProportions, twoProportionZ } from "#shared/maths/proportions.ts";
import { sampleRatio } from "#shared/maths/sample-ratio.ts";
import { benjaminiHochberg } from "#shared/maths/several-tests.ts";
import { describe, expect, it } from "vitest";
import { answered } from "../../support/answered.ts";
import { realData } from "../../support/real-data.ts";

describe("published experiments", () => {
  it("keep the gate of Cookie Cats at level 30, and show that its split is suspicious", () => {
    const retained = answered(twoProportionZ({ x: 8502, n: 44_700 }, { x: 8279, n: 45_489 }));
    expect(retained.z).toBeCloseTo(-3.164358912748191, 12);
    expect(retained.p).toBeCloseTo(0.0015542499756143289, 12);
    const nextDay = answered(twoProportionZ({ x: 20_034, n: 44_700 }, { x: 20_119, n: 45_489 }));
    expect(nextDay.p).toBeCloseTo(0.07440965529691916, 12);
    const ratio = answered(sampleRatio([44_700, 45_489], [1, 1]));
    expect(ratio.chiSquare).toBeCloseTo(6.9024049496058275, 10);
    expect(ratio.p).toBeCloseTo(0.00860798781083624, 12);
    expect(ratio.mismatch).toBe(false);
  });

  it("find nothing in the new landing page of Udacity", () => {
    const converted = answered(compareProportions({ x: 17_489, n: 145_274 }, { x: 17_264, n: 145_310 }));
    expect(converted.p).toBeCloseTo(0.18988337448195103, 12);
    expect(converted.interval.low).toBeCloseTo(-0.0039378602636651275, 5);
    expect(converted.interval.high).toBeCloseTo(0.0007813822929540145, 5);
  });

  it("tell the four headlines of Sesame apart", () => {
    const headlines = [
      { x: 49, n: 3060 },
      { x: 20, n: 2982 },
      { x: 31, n: 3112 },
      { x: 9, n: 3083 },
    ];
    const alike = answered(alikeProportions(headlines));
    expect(alike).toMatchObject({ degrees: 3 });
    expect(alike.chiSquare).toBeCloseTo(32.051005719778736, 10);
    expect(Math.abs(alike.p / 5.105517015855253e-7 - 1)).toBeLessThan(1e-10);
  });
});

const { file, there, title } = realData("2-experiments/upworthy_question_1_2600.csv");

describe.skipIf(!there)(`2,600 headline tests: ${title}`, () => {
  it("hold as many wins as were counted, before and after correction", () => {
    const tests = new Map<string, { x: number; n: number }[]>();
    for (const line of readFileSync(file, "utf8").trim().split("\r\n").slice(1)) {
      const [id = "", question, impressions, clicks] = line.split(",");
      const arms = tests.get(id) ?? [];
      arms[question === "yes" ? 1 : 0] = { x: Number(clicks), n: Number(impressions) };
      tests.set(id, arms);
    }
    const none = { x: 0, n: 0 };
    const results = [...tests.values()].map(([control = none, treatment = none]) =>
      answered(twoProportionZ(control, treatment)),
    );
    const ps = results.map(({ p }) => p);
    const below = (values: readonly number[], level: number) => values.filter((p) => p < level).length;
    expect(results).toHaveLength(2600);
    expect(below(ps, 0.05)).toBe(1033);
    expect(results.filter(({ p, z }) => p < 0.05 && z > 0)).toHaveLength(329);
    expect(below(ps, 0.05 / 2600)).toBe(195);
    expect(below(answered(benjaminiHochberg(ps)), 0.05)).toBe(778);
  });
});
