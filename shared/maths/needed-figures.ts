import { type Answer, isRefused, refused } from "./answer.ts";
import { type Estimates, type Scale, score, type Scoring } from "./scoring.ts";

/** What one figure would have to be for a score to reach another, all else as it is; null when its scale does not reach. */
export type NeededFigure = { readonly id: string; readonly now: number; readonly needed: number | null };

/**
 * For each field, the figure at which a candidate would tie with a target score; on a scale of steps, the first step at
 * which it ties or has passed it. Refuses as `score`, and OUT_OF_RANGE for a target that is not a number.
 */
export function neededFigures(scoring: Scoring, estimates: Estimates, target: number): Answer<readonly NeededFigure[]> {
  const scored = score(scoring, estimates);
  if (isRefused(scored)) return scored;
  if (!Number.isFinite(target)) return refused("OUT_OF_RANGE");
  return scoring.fields.map(({ id, place, weight, scale }, at) => {
    const now = scored.parts[at]?.figure ?? 0;
    const rest = scored.parts.filter((part, other) => other !== at && part.place === place);
    const sum = rest.reduce((total, part) => total + part.weighted, 0);
    const product = rest.reduce((total, part) => total * part.weighted, 1);
    const weighted =
      place === "below"
        ? scored.above / target - sum
        : scoring.above === "sum"
          ? target * scored.below - sum
          : (target * scored.below) / product;
    return { id, now, needed: onScale(scale, now, weighted / weight, place === "below") };
  });
}

/** The figure itself or, on steps, the first step from now on that does not fall short of it. */
function onScale(scale: Scale, now: number, figure: number, divides: boolean): number | null {
  if (!Number.isFinite(figure) || (divides && !(figure > 0))) return null;
  if (scale.kind === "span") {
    return figure >= scale.low && figure <= scale.high ? figure + 0 : null;
  }
  // A step that is the figure itself may lie a rounding error beside it.
  const slack = 1e-9 * Math.abs(figure);
  const enough =
    figure >= now
      ? scale.steps.filter((step) => step >= figure - slack).sort((a, b) => a - b)
      : scale.steps.filter((step) => step <= figure + slack).sort((a, b) => b - a);
  return enough[0] ?? null;
}
