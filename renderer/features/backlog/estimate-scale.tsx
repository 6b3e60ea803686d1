import type { EstimateName } from "#shared/domain/backlog-item.ts";
import { estimateText, rubrics } from "#shared/words/rubrics.ts";
import { Select } from "#ui/select.tsx";

type EstimateScaleProps = {
  readonly name: EstimateName;
  readonly value: number | null;
  readonly isFixed: boolean;
  readonly onPick: (value: number) => void;
};

/** The values of a scale with what each of them means, to choose the likely figure from; nothing where there is no scale. */
export function EstimateScale({ name, value, isFixed, onPick }: EstimateScaleProps) {
  const { steps } = rubrics[name];
  if (steps.length === 0) return null;
  const options = steps.map((step) => ({
    value: String(step.value),
    label: `${estimateText(name, step.value, "")} – ${step.meaning}`,
  }));
  const chosen = steps.find((step) => step.value === value);
  return (
    <Select
      label={`What fits ${rubrics[name].name} best`}
      isLabelHidden
      placeholder="Choose by what it means"
      options={options}
      value={chosen === undefined ? null : String(chosen.value)}
      isDisabled={isFixed}
      onChange={(picked) => onPick(Number(picked))}
    />
  );
}
