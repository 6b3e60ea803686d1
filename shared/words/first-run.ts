/** Where the portfolio lives, said before anything is asked. */
export const promise = "Your portfolio lives on this computer. Nothing is sent anywhere.";

/** The ways to begin, each with what it brings. */
export const ways = {
  sample: {
    label: "Look around with a sample portfolio",
    note: "Twelve products, two of them legacy services, with two years of usage and money. Delete it whenever you like.",
  },
  own: {
    label: "Bring your own files",
    note: "Usage, costs and catalogues as CSV, NDJSON, JSON or YAML. Every row is shown before it is taken.",
  },
  empty: { label: "Start empty", note: "Add products and services by hand, or paste them." },
  restore: { label: "Open or restore a portfolio", note: "A .winnow file from another computer or from a snapshot." },
} as const;

/** Why the person's name is asked. */
export const nameHint = "Stands beside every change you make in the history. It stays on this computer.";

/** What the safekeeping folder is for. */
export function safekeepingText(folder: string): string {
  return `Every change is written to a journal, with snapshots beside it, in ${folder}.`;
}

/** What a second folder is for. */
export const secondFolderHint = "A second folder, on another disk or a network drive, gets a copy of every snapshot.";

/** What happens to the sample when one starts one's own. */
export const sampleGoes = "The sample portfolio is removed, which can be undone. Thresholds that you changed stay.";
