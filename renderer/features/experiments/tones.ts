import type { GuardrailState } from "#shared/maths/guardrail.ts";
import type { DecisionKind, ExperimentVerdict } from "#shared/domain/experiment.ts";
import type { Tone } from "#ui/tone.ts";

/** The tone of a verdict. */
export const verdictTones: { readonly [verdict in ExperimentVerdict]: Tone } = {
  persevere: "good",
  pivot: "warn",
  stop: "bad",
  invalid: "bad",
  continue: "neutral",
  none: "neutral",
};

/** The tone of a decision: a decision to stop is as good as any other. */
export const decisionTones: { readonly [decision in DecisionKind]: Tone } = {
  persevere: "good",
  pivot: "note",
  stop: "neutral",
};

/** The tone of a guardrail. */
export const guardrailTones: { readonly [state in GuardrailState]: Tone } = {
  safe: "good",
  tolerable: "warn",
  breached: "bad",
  unclear: "neutral",
};
