import { addItem } from "./backlog-commands.ts";
import type { ItemDraft } from "./backlog-item.ts";
import { itemOf } from "./backlog-order.ts";
import { added, edited, find, removed, type Change, type Command } from "./change.ts";
import type { Card } from "./experiment-card.ts";
import { experimentOf, withoutLinks } from "./experiment-links.ts";
import { asDraft, type Evidence, type Experiment, type ExperimentDraft, type Observation } from "./experiment.ts";
import { idOf, type Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { unknown } from "./refusals.ts";
import { ok, refuse, type Result } from "../result.ts";

/** The fields of an experiment that are edited directly, at any time; the card has commands of its own. */
export type ExperimentFields = Partial<
  Pick<Experiment, "title" | "featureId" | "itemId" | "nextItemId" | "spent" | "pivotOf" | "note">
>;

/** Adds an experiment as a draft; refuses UNKNOWN_RECORD for what it names and is gone. */
export function addExperiment(draft: ExperimentDraft): Command {
  return addExperiments([draft], `Add experiment '${draft.title}'`);
}

/** Adds several experiments as one change; refuses as `addExperiment` does, and NOTHING for none. */
export function addExperiments(drafts: readonly ExperimentDraft[], label: string): Command {
  return (portfolio, stamp) => {
    if (drafts.length === 0) return refuse("NOTHING", "There is nothing to add.");
    for (const draft of drafts) {
      if (find(portfolio, "products", draft.productId) === undefined) return unknown("product");
      const fault = faultOf(portfolio, draft.productId, draft);
      if (fault !== null) return fault;
    }
    return ok({ label, changes: drafts.map((draft, n) => added("experiments", asDraft(draft), stamp, n)) });
  };
}

/** Changes what may always be changed: title, links, what it cost; refuses UNKNOWN_RECORD. */
export function editExperiment(id: Id, fields: ExperimentFields): Command {
  return changing(id, (experiment, portfolio) => {
    const fault = faultOf(portfolio, experiment.productId, fields);
    return fault ?? ok({ label: `Edit experiment '${experiment.title}'`, fields });
  });
}

/** Changes the card of a draft; refuses UNKNOWN_RECORD, and LOCKED once it has started. */
export function editCard(id: Id, fields: Partial<Card>, purpose?: Experiment["purpose"]): Command {
  return changing(id, (experiment) => {
    if (experiment.status !== "draft") return locked(experiment);
    const card = { ...experiment.card, ...fields };
    return ok({
      label: `Edit the card of '${experiment.title}'`,
      fields: purpose === undefined ? { card } : { card, purpose },
    });
  });
}

/** Removes a draft; refuses UNKNOWN_RECORD, and LOCKED once it has started: what was tested stays on record. */
export function removeExperiment(id: Id): Command {
  return (portfolio, stamp) => {
    const experiment = experimentOf(portfolio, id);
    if (experiment === undefined) return unknown("experiment");
    if (experiment.status !== "draft") return locked(experiment);
    const changes = withoutLinks(portfolio, { experiments: new Set([id]) }, stamp);
    return ok({
      label: `Remove experiment '${experiment.title}'`,
      changes: [...changes, removed("experiments", experiment)],
    });
  };
}

/** Replaces the results of a running experiment; refuses NOT_RUNNING, and UNKNOWN_ARM for one that is not on the card. */
export function recordObservations(id: Id, observations: readonly Observation[]): Command {
  return changing(id, (experiment) => {
    if (experiment.status !== "running") return notRunning(experiment);
    const { arms, guardrails } = experiment.card;
    const names = new Set<string | null>([null, ...guardrails.map(({ name }) => name)]);
    if (observations.some(({ arm }) => arm >= arms.length)) {
      return refuse("UNKNOWN_ARM", "There are results of an arm that is not on the card.", "Amend the card first.");
    }
    if (observations.some(({ guardrail }) => !names.has(guardrail))) {
      return refuse(
        "UNKNOWN_METRIC",
        "There are results of a metric that is not on the card.",
        "Amend the card first.",
      );
    }
    return ok({ label: `Record results of '${experiment.title}'`, fields: { observations } });
  });
}

/** Replaces the evidence of an experiment that is not concluded; refuses NOT_RUNNING. */
export function recordEvidence(id: Id, evidence: readonly Evidence[]): Command {
  return changing(id, (experiment) =>
    experiment.status === "running"
      ? ok({ label: `Record evidence of '${experiment.title}'`, fields: { evidence } })
      : notRunning(experiment),
  );
}

/** Says why the measuring of a running experiment is broken, or, with an empty text, that it is not; refuses NOT_RUNNING. */
export function markBroken(id: Id, broken: string): Command {
  return changing(id, (experiment) =>
    experiment.status === "running"
      ? ok({ label: `Mark the measuring of '${experiment.title}'`, fields: { broken } })
      : notRunning(experiment),
  );
}

/** Starts a changed belief from a concluded experiment: a new draft that counts as its pivot; refuses NOT_CONCLUDED. */
export function pivotFrom(id: Id, title: string): Command {
  return (portfolio, stamp) => {
    const experiment = experimentOf(portfolio, id);
    if (experiment === undefined) return unknown("experiment");
    if (experiment.status !== "concluded") return notConcluded(experiment);
    const { productId, featureId, itemId, purpose } = experiment;
    const card = { ...experiment.card, endsOn: null, decisionOn: null };
    return addExperiment({ productId, featureId, itemId, purpose, title, card, pivotOf: id })(portfolio, stamp);
  };
}

/** Puts the next step of an experiment into the backlog, as one change that can be undone; refuses as `addItem` does. */
export function planNextStep(id: Id, draft: ItemDraft): Command {
  return (portfolio, stamp) => {
    const experiment = experimentOf(portfolio, id);
    if (experiment === undefined) return unknown("experiment");
    const item = addItem(draft)(portfolio, stamp);
    if (!item.ok) return item;
    const link = edited("experiments", experiment, { nextItemId: idOf(stamp, 0) }, stamp);
    return ok({ label: `Plan '${draft.title}'`, changes: [...item.value.changes, link] });
  };
}

/** What changing one experiment comes to: its new fields, and how the change is called and kept. */
export type Changed = Omit<Change, "changes"> & { readonly fields: Partial<Experiment> };

/** A command that changes one experiment; refuses UNKNOWN_RECORD, and whatever the change refuses. */
export function changing(id: Id, change: (experiment: Experiment, portfolio: Portfolio) => Result<Changed>): Command {
  return (portfolio, stamp) => {
    const experiment = experimentOf(portfolio, id);
    if (experiment === undefined) return unknown("experiment");
    const changed = change(experiment, portfolio);
    if (!changed.ok) return changed;
    const { fields, ...rest } = changed.value;
    return ok({ ...rest, changes: [edited("experiments", experiment, fields, stamp)] });
  };
}

/** Refuses because an experiment is not running. */
export function notRunning({ title }: Pick<Experiment, "title">) {
  return refuse("NOT_RUNNING", `'${title}' is not running.`, "Start it first; once it is concluded nothing is added.");
}

/** Refuses because an experiment is not concluded. */
export function notConcluded({ title }: Pick<Experiment, "title">) {
  return refuse("NOT_CONCLUDED", `'${title}' is not concluded.`, "Conclude it first, so that its verdict is kept.");
}

function locked({ title }: Experiment) {
  return refuse("LOCKED", `The card of '${title}' is locked since it started.`, "Amend it with a reason instead.");
}

function faultOf(portfolio: Portfolio, productId: Id, fields: ExperimentFields): Result<never> | null {
  const { featureId = null, itemId = null, nextItemId = null, pivotOf = null } = fields;
  if (featureId !== null && find(portfolio, "features", featureId, productId) === undefined) return unknown("feature");
  const items = [itemId, nextItemId].filter((id) => id !== null);
  if (items.some((id) => itemOf(portfolio, id) === undefined)) return unknown("backlog item");
  return pivotOf === null || experimentOf(portfolio, pivotOf) !== undefined ? null : unknown("experiment");
}
