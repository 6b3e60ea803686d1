import { blankCard } from "#shared/domain/experiment-card.ts";
import { experimentFamily } from "#shared/domain/experiment-family.ts";
import { readExperiment } from "#shared/domain/experiment-verdict.ts";
import { asDraft, blankExperiment, type Experiment } from "#shared/domain/experiment.ts";
import { fisher } from "#shared/maths/fisher.ts";
import { median, milliseconds, times, type Measure } from "./measure.ts";

const tests = 2600;
const day = "2026-03-01";

function concluded(at: number): Experiment {
  const arm = (place: number) => ({
    day: null,
    arm: place,
    guardrail: null,
    period: null,
    n: 3000 + ((at * 7919) % 9000),
    sum: 40 + ((at * 104_729 + place * 31) % 90),
    squares: 0,
    denominator: null,
  });
  const card = { ...blankCard(), endsOn: day, worthwhile: 0.005 };
  return {
    ...asDraft(blankExperiment("product", `Test ${at}`, card)),
    id: `test-${at}`,
    createdAt: 0,
    updatedAt: 0,
    by: "Bench",
    status: "concluded",
    observations: [arm(0), arm(1)],
  };
}

/** 2,600 tests evaluated: the verdict of each with both priors, then all of them as one family; beside one exact test each. */
export function evaluated(): readonly Measure[] {
  const experiments = Array.from({ length: tests }, (_, at) => concluded(at));
  const taken: number[] = [];
  const yardstick: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const start = performance.now();
    for (const experiment of experiments) readExperiment(experiment, day);
    experimentFamily(experiments);
    const between = performance.now();
    for (let at = 0; at < tests; at += 1) fisher({ x: 40 + (at % 90), n: 3000 }, { x: 60, n: 3100 });
    taken.push(between - start);
    yardstick.push(performance.now() - between);
  }
  const ratio = median(taken) / median(yardstick);
  return [
    {
      area: "2,600 experiments evaluated",
      measured: milliseconds(median(taken)),
      yardstick: `an exact test of each ${milliseconds(median(yardstick))}`,
      ratio: times(ratio),
      budget: "≤ 500 ms",
      isWithin: median(taken) <= 500,
    },
  ];
}
