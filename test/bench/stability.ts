import { scorings } from "#shared/maths/scorings.ts";
import { mulberry32 } from "#shared/maths/prng.ts";
import { rankStability } from "#shared/maths/rank-stability.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { inTurn, median, milliseconds, times, type Measure } from "./measure.ts";

const draws = 10_000;
const candidates = 100;

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Draws ranks 10,000 times from the ranges of 100 items, beside drawing as many numbers and sorting each draw. */
export async function stability(): Promise<readonly Measure[]> {
  const random = mulberry32(7);
  const ranged = Array.from({ length: candidates }, (_, n) => {
    const [cost, weeks] = [1000 * (1 + 99 * random()), 1 + 11 * random()];
    return {
      id: String(n),
      ranges: {
        costOfDelay: { low: cost / 2, mode: cost, high: 2 * cost },
        duration: { low: weeks, mode: weeks, high: 1.5 * weeks },
      },
    };
  });
  const draw = () => {
    if (isRefused(rankStability(scorings.cd3, ranged, { draws, seed: 42, top: 5 })))
      throw new Error("Nothing was drawn.");
  };
  const sort = () => {
    const drawn = new Float64Array(candidates);
    for (let round = 0; round < draws; round += 1) {
      for (let at = 0; at < candidates; at += 1) drawn[at] = random() + random();
      drawn.sort();
    }
  };
  const [whole, sorted] = await inTurn(7, [draw, sort], cpu);
  return [
    {
      area: `stability of ${candidates} ranks, ${draws.toLocaleString("en")} draws (CPU)`,
      measured: milliseconds(median(whole)),
      yardstick: `drawing and sorting as many numbers ${milliseconds(median(sorted))}`,
      ratio: times(median(whole) / median(sorted)),
      budget: "≤ 1 s",
      isWithin: median(whole) <= 1000,
    },
  ];
}
