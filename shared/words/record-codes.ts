import type { ExperimentCode } from "../domain/experiment-verdict.ts";
import { agendaOutcomeWords } from "./meeting.ts";
import { backlogKindWords, backlogStageWords } from "./backlog-codes.ts";
import { urgencyWords, workStageWords } from "./backlog-item.ts";
import { outcomeWords, scoreMethodWords } from "./backlog.ts";
import {
  cadenceWords,
  categoryWords,
  lifecycleWords,
  markWords,
  productKindWords,
  provenanceWords,
  verdictCodeWords,
  verdictWords,
} from "./codes.ts";
import { metricKindWords } from "./experiment-card.ts";
import {
  decisionWords,
  experimentCodeWords,
  experimentVerdictWords,
  methodWords,
  riskWords,
  startCheckWords,
} from "./experiments.ts";
import { formatWords } from "./import.ts";
import { customersWords, driverWords, populationWords, valueKindWords } from "./product.ts";
import { modeWords, optionWords, proposalStageWords } from "./proposal.ts";
import { rubrics } from "./rubrics.ts";
import { fieldKindWords } from "./settings-backlog.ts";

type Words = Readonly<Record<string, string | { readonly name: string }>>;
type Wording = (code: string) => string | undefined;

function by(words: Words): Wording {
  return (code) => {
    const word = words[code];
    return typeof word === "object" ? word.name : word;
  };
}

const recurrence = by({ recurring: "Every month", oneOff: "Once" });
const provenance = by(provenanceWords);
const marks = by(markWords);
const metricKind = by(metricKindWords);
const format = by(formatWords);
const decision = by(decisionWords);

const wordings: Readonly<Record<string, Wording>> = {
  "settings.backlog.method": by(scoreMethodWords),
  "settings.backlog.formula.input": by(rubrics),
  "products.kind": by(productKindWords),
  "products.lifecycle": by(lifecycleWords),
  "products.customers": by(customersWords),
  "products.population": by(populationWords),
  "products.marks.kind": marks,
  "features.marks.kind": marks,
  "features.cadence": by(cadenceWords),
  "costs.recurrence": recurrence,
  "costs.category": by(categoryWords),
  "costs.provenance": provenance,
  "values.recurrence": recurrence,
  "values.value.kind": by(valueKindWords),
  "values.provenance": provenance,
  "pools.driver": by(driverWords),
  "batches.format": format,
  "recipes.format": format,
  "verdicts.verdict": by(verdictWords),
  "verdicts.codes": verdictCodeWords,
  "proposals.stage": by(proposalStageWords),
  "proposals.option": by(optionWords),
  "proposals.mode": by(modeWords),
  "backlog.kind": by(backlogKindWords),
  "backlog.stage": by(backlogStageWords),
  "backlog.urgency.profile": by(urgencyWords),
  "backlog.estimates.name": by(rubrics),
  "backlog.madeIn": by(workStageWords),
  "backlog.foundIn": by(workStageWords),
  "backlog.outcome.verdict": by(outcomeWords),
  "fields.kind": by(fieldKindWords),
  "experiments.card.risk": by(riskWords),
  "experiments.card.method": by(methodWords),
  "experiments.card.metric.kind": metricKind,
  "experiments.card.guardrails.kind": metricKind,
  "experiments.lock.skipped.check": by(startCheckWords),
  "experiments.evidence.type": by(methodWords),
  "experiments.verdict.verdict": by(experimentVerdictWords),
  "experiments.verdict.code": (code) => experimentCodeWords(code as ExperimentCode),
  "experiments.decision.decision": decision,
  "meetings.agenda.outcome": by(agendaOutcomeWords),
};

/** What a code in a field of a record is called; undefined where the field holds no code, or one without a word. */
export function codeWord(path: string, code: string): string | undefined {
  return wordings[cardOf(path)]?.(code);
}

/** A card that was changed, a lock or a decision that was withdrawn are kept as they were: their fields are the same. */
function cardOf(path: string): string {
  return path
    .replace(/^experiments\.amendments\.(before|after)\./, "experiments.card.")
    .replace(/^experiments\.withdrawals\.(lock|decision)\./, "experiments.$1.");
}
