import type { About } from "../bridge.ts";
import type { Problem } from "../result.ts";
import { timeOf } from "./format.ts";

/** What a bug says of itself, in one line. */
export function errorText(error: unknown): string {
  return error instanceof Error && error.message !== "" ? error.message : String(error);
}

/** Everything that whoever mends a bug needs to know; nothing of the portfolio. */
export function errorDetails(error: unknown, where: { readonly about: About | null; readonly place: string }): string {
  const { about, place } = where;
  const versions = Object.entries(about?.versions ?? {}).map(([name, version]) => `${name} ${version}`);
  return [
    `Winnow ${about?.appVersion ?? "(version not known)"} in ${about?.host ?? "an unknown host"}, ${about?.platform ?? ""}`,
    versions.join(", "),
    `At ${place === "" ? "the start" : place}`,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ].join("\n");
}

type Saving =
  | { readonly state: "saved"; readonly at: number | null }
  | { readonly state: "saving" }
  | { readonly state: "notSaved"; readonly problem: Problem };

/** Whether the data is safe while something is broken. */
export function whereaboutsText(saving: Saving): string {
  switch (saving.state) {
    case "saved":
      return saving.at === null ? "Your data is saved." : `Your data is saved (${timeOf(saving.at)}).`;
    case "saving":
      return "Your last change is being saved.";
    case "notSaved":
      return `Your last changes are not saved: ${saving.problem.message} They are kept in this window; export them before you reload.`;
  }
}
