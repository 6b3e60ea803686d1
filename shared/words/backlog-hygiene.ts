import type { HygieneFinding } from "../domain/backlog-hygiene.ts";
import { daySpan, share } from "./format.ts";

/** What the hygiene view calls its parts. */
export const hygieneWords = {
  title: "Worth a look",
  note: "These are proposals. Nothing is ever closed or changed by itself.",
  clean: "Nothing here needs a look.",
  cleanNote: "Nothing is old, untouched, never estimated, waiting for something dropped, or much like another item.",
} as const;

/** The groups of findings, each with what to do about it. */
export const hygieneReasonWords: Readonly<
  Record<HygieneFinding["reason"], { readonly name: string; readonly remedy: string }>
> = {
  OLD: { name: "Old", remedy: "drop it, or say again why it is wanted" },
  UNTOUCHED: { name: "Untouched", remedy: "work it out, or drop it" },
  NEVER_ESTIMATED: { name: "Never estimated", remedy: "estimate it, so that it has a place in the ranking" },
  WAITS_FOR_DROPPED: { name: "Waits for what was dropped", remedy: "take out the dependency, or drop this as well" },
  ALIKE: { name: "Much alike", remedy: "drop one of the two, or tell them apart in the title" },
};

/** What was found of an item, in a few words. */
export function findingText(finding: HygieneFinding): string {
  switch (finding.reason) {
    case "OLD":
      return `Written down ${daySpan(finding.days)} ago`;
    case "UNTOUCHED":
      return `Nobody touched it for ${daySpan(finding.days)}`;
    case "NEVER_ESTIMATED":
      return "Has no estimate at all";
    case "WAITS_FOR_DROPPED":
      return `Depends on '${finding.needed.title}', which was dropped`;
    case "ALIKE":
      return `Shares ${share(finding.likeness)} of its words with '${finding.other.title}'`;
  }
}
