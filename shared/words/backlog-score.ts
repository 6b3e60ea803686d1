import type { BacklogField } from "../domain/backlog-field.ts";
import { estimateNames, type EstimateName } from "../domain/backlog-item.ts";
import type { Score, Scoring } from "../maths/scoring.ts";
import { refusalWords } from "./codes.ts";
import { rubrics } from "./rubrics.ts";

/** The heading over an opened score: "Why 73?". */
export function whyTitle(score: string): string {
  return `Why ${score}?`;
}

/** What a figure of a score is called: the estimate, or the field of the team's own behind `field:<id>`. */
export function inputName(source: string, fields: ReadonlyMap<string, BacklogField>): string {
  if (isEstimate(source)) return rubrics[source].name;
  return fields.get(source.slice("field:".length))?.name ?? "A field that is gone";
}

/** Whether a figure of a score is an estimate, and not a field of the team's own. */
export function isEstimate(source: string): source is EstimateName {
  return (estimateNames as readonly string[]).includes(source);
}

/** Why an item has no score, with the figures to fill in. */
export function notScoredText(reason: string, missing: string): string {
  return missing === "" ? refusalWords(reason) : `To score it, estimate: ${missing}.`;
}

/** One figure of an opened score: how it joins the ones before it, and what it counts where it is weighed. */
type ScoreLine = {
  readonly id: string;
  readonly sign: "" | "+" | "×" | "÷";
  readonly figure: number;
  readonly weighted: number | null;
};

/** A score opened part by part, in the order of the formula: first what stands above the line, then below it. */
export function scoreLines({ parts }: Score, { above, fields }: Scoring): readonly ScoreLine[] {
  const weightOf = (id: string) => fields.find((field) => field.id === id)?.weight ?? 1;
  const lines = (place: "above" | "below", first: ScoreLine["sign"], next: ScoreLine["sign"]) =>
    parts
      .filter((part) => part.place === place)
      .map(({ id, figure, weighted }, n) => ({
        id,
        sign: n === 0 ? first : next,
        figure,
        weighted: weightOf(id) === 1 ? null : weighted,
      }));
  return [...lines("above", "", above === "sum" ? "+" : "×"), ...lines("below", "÷", "+")];
}
