import { experimentRow, resultKey, type Gathered } from "./experiment-gather.ts";
import { countUnit } from "./unit-take.ts";
import { groupAt, type UnitSums, type UnitTally } from "./unit-tally.ts";
import { nameAt } from "./usage-events-names.ts";
import { statedHarm } from "./watched-metrics.ts";
import type { ExperimentRow, ReadRows } from "../domain/import-rows.ts";

const ofSameExperiment = "counted with the other units of their arm";

/** What was counted, as experiments: the first row of each stands for it, the others are counted with it. */
export function unitRows(tally: UnitTally): ReadRows {
  closeUnits(tally);
  const gathered: Gathered[] = [];
  for (const [experiment, arms] of tally.groups.entries()) {
    if (arms === undefined) continue;
    const known = begunBy(tally, experiment);
    gathered.push(known);
    for (const [arm, days] of arms.entries()) {
      const name = nameAt(tally.arms, arm)?.name ?? "";
      for (const [day, sums] of (days ?? []).entries())
        if (sums !== undefined) addDay(tally, known, { name, day, sums });
    }
  }
  const experiments: ExperimentRow[] = [];
  for (const one of gathered) experiments.push(experimentRow(one, tally.reading));
  const read = tally.intake.finish({ experiments });
  const counted = tally.taken - experiments.length;
  return counted > 0 ? { ...read, leftOut: { ...read.leftOut, [ofSameExperiment]: counted } } : read;
}

type OneDay = { readonly name: string; readonly day: number; readonly sums: UnitSums };

function addDay({ metrics, past, isShare, days }: UnitTally, known: Gathered, { name, day, sums }: OneDay): void {
  known.arms.set(name, { weight: null, place: null });
  for (const [at, metric] of metrics.entries()) {
    if (at === past) continue;
    const result = {
      arm: name,
      metric,
      day: day === 0 ? null : (days.days[day - 1] ?? null),
      period: null,
      n: sums.n,
      sum: (sums.sums[at] ?? 0) + 0,
      squares: isShare[at] === true ? 0 : (sums.squares[at] ?? 0),
      denominator: null,
      ...(at === 0 && past >= 0 ? { past: pastIn(sums, past) } : {}),
    };
    known.results.set(resultKey(result), result);
  }
}

function pastIn({ sums, squares, products }: UnitSums, at: number) {
  return { sum: (sums[at] ?? 0) + 0, squares: squares[at] ?? 0, products: products + 0 };
}

/** Counts the units whose rows were added together; of yes and no, one yes makes the unit a yes. */
function closeUnits(tally: UnitTally): void {
  const { open, units, metrics } = tally;
  if (open === null) return;
  const isShare = [...tally.isShare];
  const values = new Float64Array(metrics.length);
  for (let unit = 0; unit < units.count; unit += 1) {
    for (const at of metrics.keys()) {
      const sum = open.values[unit * metrics.length + at] ?? 0;
      values[at] = isShare[at] === true ? Math.min(1, sum) : sum;
    }
    countUnit(tally, groupAt(open.keys[unit] ?? 0), values);
  }
}

function begunBy(tally: UnitTally, experiment: number): Gathered {
  const { reading, first, productOf, experiments, products, metrics, past, isShare } = tally;
  const name = nameAt(experiments, experiment)?.name ?? "";
  return {
    place: first.get(experiment) ?? { line: 0, row: 0 },
    product: nameAt(products, productOf.get(experiment) ?? 0)?.name ?? "",
    externalId: name,
    title: /^[\d.,]+$/.test(name) ? `Test ${name}` : name,
    own: {},
    status: reading.options["status"] === "running" ? "running" : "concluded",
    purpose: "change",
    better: reading.options["better"] === "less" ? "less" : "more",
    card: {},
    arms: new Map(),
    metrics: new Map(
      metrics.flatMap((metric, at) => {
        if (at === past) return [];
        const kind = isShare[at] === true ? ("proportion" as const) : ("mean" as const);
        return [[metric, { kind, isGuardrail: at > 0, ...statedHarm(reading, metric) }]];
      }),
    ),
    results: new Map(),
  };
}
