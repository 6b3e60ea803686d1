import type { RetirementCase } from "./retirement-case.ts";
import type { Range } from "./triangular.ts";

/**
 * An uncertain figure of a case, named by where it stands ("oneOff.0.amount", "annualRate"). It has several places when
 * the same figure enters several flows.
 */
export type CaseInput = Range & { readonly id: string; readonly places: readonly string[] };

/** A copy of a case in which figures can be tried out, one after another, without copying it again. */
export type TrialCase = {
  readonly terms: RetirementCase;
  /** What puts a figure into places of the copy; null when a place names nothing in the case. */
  readonly setterOf: (places: readonly string[]) => ((figure: number) => void) | null;
};

type Branch = Record<string, unknown>;

/** Copies a case for trying out figures. */
export function trialCase(terms: RetirementCase): TrialCase {
  const copy = JSON.parse(JSON.stringify(terms)) as RetirementCase;
  return {
    terms: copy,
    setterOf: (places) => {
      const ends = places.map((place) => endOf(copy, place.split(".")));
      return ends.includes(null)
        ? null
        : (figure) => {
            for (const end of ends) if (end !== null) end.branch[end.key] = figure;
          };
    },
  };
}

function endOf(tree: unknown, steps: readonly string[]): { readonly branch: Branch; readonly key: string } | null {
  const [key, ...rest] = steps;
  if (key === undefined || typeof tree !== "object" || tree === null || !Object.hasOwn(tree, key)) return null;
  const branch = tree as Branch;
  if (rest.length > 0) return endOf(branch[key], rest);
  return typeof branch[key] === "number" ? { branch, key } : null;
}
