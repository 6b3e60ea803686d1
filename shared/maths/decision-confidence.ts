import { type Answer, refused } from "./answer.ts";

/** An input of a decision: how far it moves the worth, and how good its figure is from 0 to 1. */
export type WeighedInput = { readonly id: string; readonly swing: number; readonly q: number };

/** Quality of a decision's inputs weighed by their swing, and the input most worth measuring next; NO_SWING when none moves it. */
export function decisionConfidence(
  inputs: readonly WeighedInput[],
): Answer<{ readonly confidence: number; readonly weakest: string | null }> {
  const swings = inputs.reduce((sum, { swing }) => sum + swing, 0);
  if (!(swings > 0)) return refused("NO_SWING");
  const confidence = inputs.reduce((sum, { swing, q }) => sum + swing * q, 0) / swings;
  const gap = ({ swing, q }: WeighedInput) => swing * (1 - q);
  const weakest = inputs.reduce((worst, next) => (gap(next) > gap(worst) ? next : worst), { id: "", swing: 0, q: 1 });
  return { confidence, weakest: weakest.id === "" ? null : weakest.id };
}
