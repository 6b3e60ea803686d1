import type { BoardColumn } from "../domain/experiment-board.ts";
import type { ExperimentMethod } from "../domain/experiment-card.ts";
import type { CardGap, StartCheck } from "../domain/experiment-checks.ts";
import type { ExperimentCode, GuardrailReading } from "../domain/experiment-verdict.ts";
import type { DecisionKind, ExperimentVerdict } from "../domain/experiment.ts";
import type { GuardrailState } from "../maths/guardrail.ts";
import { refusalWords } from "./codes.ts";

/** The verdicts of experiments: what the rule says, in a word. */
export const experimentVerdictWords: { readonly [verdict in ExperimentVerdict]: string } = {
  invalid: "Invalid",
  stop: "Stop",
  persevere: "Persevere",
  pivot: "Pivot",
  continue: "Continue",
  none: "No verdict",
};

/** The decisions of a team: short, and what they mean. */
export const decisionWords: {
  readonly [decision in DecisionKind]: { readonly name: string; readonly meaning: string };
} = {
  persevere: { name: "Persevere", meaning: "Go on: build it, or keep it." },
  pivot: { name: "Pivot", meaning: "Change the belief and test again." },
  stop: { name: "Stop", meaning: "Take it back and spend nothing more on it." },
};

const codeSentences: { readonly [code in ExperimentCode]?: string } = {
  SRM: "The split is broken: the arms do not hold the users they were planned to hold. Find out why and run it again.",
  BROKEN: "The measuring was broken, so nothing can be read from it. Mend it and run it again.",
  TRAFFIC_ON_ZERO_WEIGHT: "The split is broken: users were counted in an arm that was to have none.",
  GUARDRAIL: "A guardrail is breached: something that must not get worse did.",
  HARM: "It does harm: even the best reading of the results is worse than the control.",
  WORSE: "Hiding it does more harm than is tolerated.",
  CLEAR: "It is clearly worthwhile: even the most cautious reading pays.",
  LIKELY: "It works, and is likely worthwhile: the effect is surely above none and the best reading pays.",
  NOT_WORSE: "Nobody is worse off than is tolerated: it can go.",
  TOO_SMALL: "The effect, if there is any, is too small to pay.",
  RUNNING: "It is too early: the planned end is not reached.",
  INCONCLUSIVE: "It was not shown to be worthwhile. That is not a success, and not proof that it fails.",
  PIVOTS_EXHAUSTED: "It did not work, and the belief was changed as often as was agreed.",
  BELIEF_ONLY: "This kind of evidence moves the belief, but cannot decide by itself.",
  NO_WORTHWHILE: "Nobody said which effect would be worthwhile.",
  NO_DATA: "There are no results yet.",
};

/** Why the verdict is what it is, as a sentence. */
export function experimentCodeWords(code: ExperimentCode): string {
  return codeSentences[code] ?? refusalWords(code);
}

/** Said beside a result whose card was changed after results could be seen, or was never locked here. */
export const exploratoryWords =
  "Exploratory: the card was changed after results could be seen, or was not locked here before, so this suggests and does not confirm.";

/** Said beside a decision that differs from the verdict. */
export const againstVerdictWords = "Decided against the verdict.";

/** The states of a guardrail. */
const guardrailWords: { readonly [state in GuardrailState]: string } = {
  safe: "Safe",
  tolerable: "Worse, within the margin",
  breached: "Breached",
  unclear: "Not clear yet",
};

/** Which way of a guardrail is harm. */
export const harmWords = { more: "more is harm", less: "less is harm" } as const;

/** Said of a guardrail that nobody said enough of. */
export const noMarginWords = "no margin stated";

/** The state of a guardrail, also where it has none. */
export function guardrailText({ state, harm }: Pick<GuardrailReading, "state" | "harm">): string {
  if (state !== null) return guardrailWords[state];
  return harm === null ? "Not measured" : "No margin stated";
}

/** The methods of testing a belief: by name, and what they can tell. */
export const methodWords: {
  readonly [method in ExperimentMethod]: { readonly name: string; readonly meaning: string };
} = {
  abTest: { name: "A/B test", meaning: "Users are split at random; the arms differ in one thing only." },
  did: { name: "Difference in differences", meaning: "One group is changed, a like one is not; both are followed." },
  commitment: { name: "Commitment", meaning: "People give money, time or data for something that is not there yet." },
  fakeDoor: { name: "Fake door", meaning: "A way in is shown to something not built, and who takes it is counted." },
  beforeAfter: {
    name: "Before and after",
    meaning: "The time after a change against the time before: season, price and other releases speak as well.",
  },
  usability: { name: "Usability test", meaning: "People are watched while they try." },
  survey: { name: "Survey", meaning: "People say what they would do." },
  interview: { name: "Interview", meaning: "People tell what they did." },
  opinion: { name: "Opinion", meaning: "Somebody holds it to be so; it never moves a belief." },
};

/** What the card lacks before it can start. */
export const cardGapWords: { readonly [gap in CardGap]: string } = {
  NO_CHANGE: "Say what is changed.",
  NO_METRIC: "Name the primary metric.",
  NO_WORTHWHILE: "Say which effect would be worthwhile.",
  NO_MARGIN: "Say which way each guardrail is harm, and how much is tolerated.",
  NO_STOP: "Set the day on which it ends at the latest.",
  NO_OWNER: "Say who decides.",
  NO_ARMS: "Two arms with a weight are needed, the control first.",
};

/** The checks that can be passed over with a reason. */
export const startCheckWords: { readonly [check in StartCheck]: string } = {
  NO_GUARDRAIL: "Nothing is watched that must not get worse.",
  TOO_FEW_USERS: "A split test cannot answer this here: eight weeks do not bring the users it needs.",
  NO_REVERT: "Nobody said how the change is taken back.",
  UNDER_A_WEEK: "It would run for less than a full week.",
};

/** The columns of the experiment board. */
export const boardColumnWords: { readonly [column in BoardColumn]: string } = {
  draft: "Draft",
  running: "Running",
  due: "Due for decision",
  concluded: "Concluded",
};

/** The risks that an assumption can carry. */
export const riskWords = {
  desirability: "Desirability: will anybody want it?",
  viability: "Viability: will it pay?",
  feasibility: "Feasibility: can it be done?",
} as const;
