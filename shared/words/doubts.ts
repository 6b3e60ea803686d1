import type { ExperimentReading } from "../domain/experiment-verdict.ts";
import type { Experiment } from "../domain/experiment.ts";
import { isRefused } from "../maths/answer.ts";
import { exploratoryWords, startCheckWords } from "./experiments.ts";
import { count, counted, listed } from "./format.ts";

/** Below this the split of an A/B test is pointed out, though it does not break the verdict. */
const suspicious = 0.01;

/** What speaks against trusting the verdict on an experiment, one sentence each; the reading is that of its conclusion. */
export function doubtsOf(experiment: Experiment, reading: ExperimentReading): readonly string[] {
  const { lock, withdrawals, evidence } = experiment;
  const skipped = (lock?.skipped ?? []).map(({ check, reason }) => {
    const words = (startCheckWords as Readonly<Record<string, string>>)[check] ?? check;
    return `${words} It was started all the same: ${reason}`;
  });
  const starts = withdrawals.filter(({ what }) => what === "start").length;
  const against = evidence.filter(({ direction }) => direction < 0).length;
  return [
    ...(reading.exploratory ? [exploratoryWords] : []),
    ...splitDoubts(reading),
    ...sizeDoubts(reading),
    ...(reading.priorsAgree === false && reading.verdict === "persevere" && experiment.purpose === "change"
      ? ["A doubter is not convinced: with a cautious prior the chance to be better stays below 95%."]
      : []),
    ...guardrailDoubts(reading),
    ...skipped,
    ...(starts > 0 ? [`Its start was withdrawn ${starts === 1 ? "once" : counted(starts, "time")} before.`] : []),
    ...(against > 0
      ? [`${counted(against, "piece")} of other evidence ${against === 1 ? "speaks" : "speak"} against it.`]
      : []),
  ];
}

function splitDoubts({ sampleRatio: split }: ExperimentReading): readonly string[] {
  if (split === null || isRefused(split) || split.mismatch || split.p >= suspicious) return [];
  return ["The split looks suspicious: the arms differ in size more than chance makes likely."];
}

function sizeDoubts({ horizon: { fewest, planned, reached } }: ExperimentReading): readonly string[] {
  if (planned === null || fewest >= planned) return reached ? [] : ["It was concluded before its planned end."];
  return [`It has fewer units than were planned: ${count(fewest)} of ${count(planned)} in the smallest arm.`];
}

function guardrailDoubts({ guardrails }: ExperimentReading): readonly string[] {
  const named = (wanted: (typeof guardrails)[number]["state"]) =>
    guardrails.filter(({ state }) => state === wanted).map(({ name }) => `'${name}'`);
  const [unclear, worse] = [named("unclear"), named("tolerable")];
  const of = (isMeasured: boolean) =>
    guardrails
      .filter(({ state, harm }) => state === null && (harm !== null) === isMeasured)
      .map(({ name }) => `'${name}'`);
  const [unstated, unmeasured] = [of(true), of(false)];
  return [
    ...(worse.length > 0 ? [`${listed(worse, "and")} got worse, within the margin.`] : []),
    ...(unclear.length > 0 ? [`It is not clear whether ${listed(unclear, "and")} got worse.`] : []),
    ...(unstated.length > 0
      ? [`Nobody said how much ${listed(unstated, "and")} may get worse: it decides nothing.`]
      : []),
    ...(unmeasured.length > 0 ? [`Nothing was measured of ${listed(unmeasured, "and")}.`] : []),
  ];
}
