import type { ThresholdWords } from "./settings.ts";

/** What the cards of new experiments start with; cards that exist keep their own. */
export const experimentThresholds: readonly ThresholdWords[] = [
  {
    path: "experiments.alpha",
    label: "False wins tolerated",
    meaning:
      "The significance α: so often a change that does nothing may look as if it worked. 5% gives 95% intervals.",
    unit: "share",
    min: 0.0001,
    max: 0.5,
    step: 0.01,
  },
  {
    path: "experiments.power",
    label: "Power",
    meaning: "How often an effect as large as the worthwhile one is to be found. More of it asks for more users.",
    unit: "share",
    min: 0.5,
    max: 0.999,
    step: 0.05,
  },
  {
    path: "experiments.tuning",
    label: "Units at which a sequential test decides",
    meaning: "Sequential intervals are narrowest near this many units of both arms, and hold at any other number.",
    unit: "number",
    min: 100,
    step: 500,
  },
  {
    path: "experiments.maxPivots",
    label: "Pivots before it is stopped",
    meaning: "How often a belief may be changed and tested again; after that the rule says stop.",
    unit: "number",
    min: 0,
    max: 100,
    step: 1,
  },
];

/** What is believed before there are results. */
export const experimentBeliefThresholds: readonly ThresholdWords[] = [
  {
    path: "experiments.priorSd",
    label: "Doubt about large effects",
    meaning:
      "The doubter's prior: relative effects spread this far around none. The smaller, the harder a doubter is to convince. A win needs both priors.",
    unit: "number",
    min: 0.01,
    max: 10,
    step: 0.05,
  },
  {
    path: "experiments.priorBelief",
    label: "Belief before any evidence",
    meaning: "How likely a belief is held to be before interviews, fake doors and tests move it.",
    unit: "share",
    min: 0,
    max: 1,
    step: 0.05,
  },
];

/** What the settings of experiments say of themselves. */
export const experimentSettingWords = {
  intro: "What the card of a new experiment starts with. Cards that exist keep their own; a locked card never changes.",
  belief: "Both a prior that knows nothing and the doubter's are shown with every result.",
} as const;
