/** What the screens of proposals say beside the document itself. */
export const proposalScreenWords = {
  none: "A proposal is drafted from a retirement candidate: it starts with the figures and asks for the rest.",
  gone: { title: "This proposal is not here.", text: "It may have been removed or undone; History knows." },
  putForward: {
    title: "Put forward.",
    text: "It is read-only, so that everybody decides about the same words. Take it back to draft to change it.",
  },
  seasonPlace: "Section 4 has the field for it.",
  settled: {
    title: "Nothing speaks for retiring it any more.",
    withoutFigures: "The records show neither a trigger nor rare use, so there are no figures to propose with.",
    withFigures: "The figures below are those of the day they were frozen; they cannot be refreshed.",
  },
  unreadable: {
    title: "The figures of this proposal cannot be read.",
    text: "What is stored of them is not complete. Everything that people wrote is still here.",
    remedy: "Work out again",
    afterTakingBack: "Take it back to draft to work them out again.",
  },
  noTitle: "A proposal needs a title.",
  processOwner: "Who drives it from here to the end.",
  unordered: "Low, likely and high must go up. Not saved yet.",
  noDependent: "No dependent is recorded.",
  nothingAgainst: "Nothing in the records speaks against it: the objections have to come from people.",
} as const;

/** How many figures differ from those of the draft. */
export function refreshText(changes: string): string {
  return `Refresh figures: ${changes} since draft`;
}

/** A hard dependent with its plan, as a line. */
export function hardDependentText(name: string, migration: string): string {
  return `${name} needs it${migration === "" ? ", no plan to move away" : `: ${migration}`}`;
}
