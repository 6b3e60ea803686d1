type Form = { readonly label: string; readonly note: string };

/** The forms in which experiments can be saved. */
export const experimentExportWords: {
  readonly title: string;
  readonly md: Form;
  readonly cards: Form;
  readonly results: Form;
  readonly json: Form;
} = {
  title: "Export",
  md: { label: "Markdown", note: "Cards, verdicts and decisions, to be read." },
  cards: { label: "Cards as CSV", note: "A row for each: belief, effect with its interval, verdict, decision." },
  results: { label: "Results as CSV", note: "Counts and sums by arm and day; can be brought in again." },
  json: { label: "JSON", note: "Everything recorded; its results can be brought in again." },
};

/** What the columns of a list of cards are called. */
export const cardColumnWords = {
  experiment: "Experiment",
  product: "Product",
  status: "Status",
  change: "We believe that",
  segment: "for",
  outcome: "will cause",
  insight: "because",
  assumption: "Riskiest assumption",
  method: "Method",
  metric: "Metric",
  scale: "Effects are",
  worthwhile: "Worthwhile effect",
  interval: "Interval",
  alpha: "Significance",
  endsOn: "Ends",
  decisionOn: "To be decided on",
  owner: "Decides",
  startedOn: "Locked",
  hash: "Hash of the card",
  units: "Units",
  arm: "Best arm",
  estimate: "Effect",
  low: "from",
  high: "to",
  verdict: "Verdict",
  why: "Why",
  exploratory: "Exploratory",
  decision: "Decision",
  decidedBy: "Decided by",
  reason: "Reason",
  against: "Against the verdict",
  winnowId: "Key in Winnow",
} as const;

/** What the document of experiments says. */
export const experimentDocumentWords = {
  title: "Experiments",
  noBelief: "No belief was written down.",
  noResults: "There are no results.",
  noVerdict: "It was not concluded.",
  noDecision: "Nothing was decided.",
  noGuardrails: "Nothing was watched that must not get worse.",
  arms: "Arms",
  guardrails: "Guardrails",
  evidence: "Other evidence",
  arm: "Arm",
  units: "Units",
  level: "Level",
  effect: "Effect against the control",
  interval: "Interval",
  p: "p",
  guardrail: "Guardrail",
  margin: "Margin",
  harm: "Harm",
  state: "State",
  product: "Product",
  status: "Status",
  method: "Method",
  metric: "Metric",
  worthwhile: "Worthwhile",
  locked: "Locked",
  verdict: "Verdict",
  why: "Why",
  decision: "Decision",
  reason: "Reason",
  dissent: "Dissent",
  withdrawn: "Withdrawn",
  amended: "Amended",
  split: "Check of the split",
} as const;

/** The states of an experiment, as a word. */
export const experimentStatusNames = { draft: "Draft", running: "Running", concluded: "Concluded" } as const;

/** The p of the check of the split, as a sentence. */
export function splitText(p: number, isMismatch: boolean): string {
  const said = p < 0.0001 ? "below 0.0001" : String(Number(p.toPrecision(2)));
  if (isMismatch) return `Broken: p ${said}`;
  return p < 0.01 ? `Suspicious: p ${said}` : `As planned: p ${said}`;
}

/** A p value, as it is shown: "0.0412", and with a power of ten where it is tiny. */
export function pText(p: number): string {
  if (p >= 0.0001) return p.toFixed(4);
  return p < 1e-300 ? "< 1e-300" : p.toExponential(1);
}
