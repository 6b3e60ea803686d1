import { beforeEach, describe, expect, it } from "vitest";
import { addItem, removeItems } from "#shared/domain/backlog-commands.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { applyChange, type Change, type Command } from "#shared/domain/change.ts";
import {
  amendCard,
  concludeExperiment,
  decideExperimentBy,
  startExperiment,
  withdrawDecision,
  withdrawStart,
} from "#shared/domain/experiment-binding.ts";
import type { Card } from "#shared/domain/experiment-card.ts";
import { cardHash } from "#shared/domain/experiment-checks.ts";
import {
  addExperiment,
  editCard,
  pivotFrom,
  planNextStep,
  recordObservations,
  removeExperiment,
} from "#shared/domain/experiment-commands.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import {
  blankExperiment,
  isAgainstVerdict,
  isExploratory,
  wouldContradict,
  type Experiment,
} from "#shared/domain/experiment.ts";
import { addFeature, blankFeature, removeFeature } from "#shared/domain/feature.ts";
import { addLearning, blankLearning } from "#shared/domain/learning.ts";
import { addMeeting } from "#shared/domain/meeting.ts";
import { emptyPortfolio, tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct, removeProduct } from "#shared/domain/product.ts";
import { referencesOf } from "#shared/domain/references.ts";
import { revertChange } from "#shared/domain/revert.ts";
import { allOf, recordIn } from "#shared/domain/shelves.ts";
import { counted, startable } from "../../support/experiments.ts";

const start = Date.UTC(2026, 1, 1);
const results = [counted(0, 20_000, 2000), counted(1, 20_000, 2600)];
let portfolio: Portfolio;
let at: number;
let productId: string;

function attempt(command: Command) {
  at += 1;
  return command(portfolio, { at, by: "Ada", seed: `s${String(at).padStart(17, "0")}` });
}

/** Does a command and gives the change it made. */
function act(command: Command): Change {
  const made = attempt(command);
  if (!made.ok) throw new Error(`${made.problem.code}: ${made.problem.message}`);
  portfolio = applyChange(portfolio, made.value.changes);
  return made.value;
}

function code(command: Command): string {
  const made = attempt(command);
  return made.ok ? "ok" : made.problem.code;
}

const made = ({ changes }: Change) => changes[0]?.id ?? "";
const now = (id: string): Experiment => {
  const experiment = experimentOf(portfolio, id);
  if (experiment === undefined) throw new Error("The experiment is gone.");
  return experiment;
};
const draft = (card: Partial<Card> = {}) =>
  made(act(addExperiment(blankExperiment(productId, "One page", { ...startable, ...card }))));
const decided = { decision: "stop", reason: "Too dear.", names: "Bo", dissent: "", meetingId: null } as const;

/** An experiment that was started, measured and concluded. */
function concluded(): string {
  const id = draft();
  act(startExperiment(id));
  act(recordObservations(id, results));
  at = Date.UTC(2026, 2, 2);
  act(concludeExperiment(id));
  return id;
}

beforeEach(() => {
  portfolio = emptyPortfolio;
  at = start;
  productId = made(act(addProduct(blankProduct("Portal"))));
});

describe("startExperiment", () => {
  it("locks the card under its hash and cannot be undone", () => {
    const id = draft();
    expect(act(startExperiment(id)).binding).toBe(true);
    expect(now(id)).toMatchObject({ status: "running", lock: { by: "Ada", hash: cardHash(startable), skipped: [] } });
    expect(code(startExperiment(id))).toBe("NOT_A_DRAFT");
    expect(code(editCard(id, { worthwhile: 0.005 }))).toBe("LOCKED");
    expect(code(removeExperiment(id))).toBe("LOCKED");
  });

  it.each([
    ["a worthwhile effect", { worthwhile: null }],
    ["a stop date", { endsOn: null }],
    ["a decision owner", { owner: " " }],
    ["the margin of a guardrail", { guardrails: [{ name: "calls", kind: "mean", harm: "more", margin: null }] }],
    ["a second arm", { arms: [{ name: "Control", weight: 1 }] }],
  ] as const)("refuses a card without %s", (_, card) => {
    expect(code(startExperiment(draft(card)))).toBe("CARD_INCOMPLETE");
  });

  it("wants a reason for every check that is passed over, and keeps it", () => {
    const id = draft({ guardrails: [], revert: "" });
    expect(code(startExperiment(id, { NO_REVERT: "One line of text." }))).toBe("REASON_NEEDED");
    const reasons = { NO_REVERT: "One line of text.", NO_GUARDRAIL: "Nothing else can move." };
    expect(act(startExperiment(id, reasons)).reason).toBe("Nothing else can move. One line of text.");
    expect(now(id).lock?.skipped).toHaveLength(2);
  });
});

describe("amendCard", () => {
  it("keeps the card before and after with a reason, and leaves the result exploratory", () => {
    const id = draft();
    expect(code(amendCard(id, { worthwhile: 0.02 }, "x"))).toBe("NOT_RUNNING");
    act(startExperiment(id));
    expect(code(amendCard(id, { worthwhile: 0.02 }, " "))).toBe("REASON_NEEDED");
    expect(code(amendCard(id, { worthwhile: 0.01 }, "No change."))).toBe("SAME");
    expect(isExploratory(now(id))).toBe(false);
    expect(act(amendCard(id, { worthwhile: 0.02 }, "Dearer than thought.")).binding).toBe(true);
    expect(now(id).amendments).toMatchObject([{ before: { worthwhile: 0.01 }, after: { worthwhile: 0.02 } }]);
    expect(isExploratory(now(id))).toBe(true);
  });

  it("leaves no results behind of an arm or a guardrail that would go", () => {
    const id = draft();
    act(startExperiment(id));
    const { arms } = now(id).card;
    act(recordObservations(id, [counted(1, 100, 12), counted(0, 100, 3, { guardrail: "calls" })]));
    expect(code(amendCard(id, { guardrails: [] }, "Not needed."))).toBe("RESULTS_NAMED");
    expect(code(amendCard(id, { arms: arms.slice(0, 1), method: "beforeAfter" }, "One arm."))).toBe("RESULTS_NAMED");
    act(amendCard(id, { arms: [...arms, { name: "Third", weight: 0 }] }, "For later."));
  });
});

describe("withdrawStart", () => {
  it("opens the card again, stays visible, and taints the next start only once results were seen", () => {
    const id = draft();
    act(startExperiment(id));
    expect(code(withdrawStart(id, ""))).toBe("REASON_NEEDED");
    act(withdrawStart(id, "A typing error."));
    expect(now(id)).toMatchObject({ status: "draft", lock: null, withdrawals: [{ what: "start", by: "Ada" }] });
    expect(isExploratory(now(id))).toBe(false);
    act(startExperiment(id));
    act(recordObservations(id, results));
    act(withdrawStart(id, "The wrong metric."));
    expect(isExploratory(now(id))).toBe(true);
  });
});

describe("recordObservations", () => {
  it("takes results only while it runs, and only of arms and metrics on the card", () => {
    const id = draft();
    expect(code(recordObservations(id, results))).toBe("NOT_RUNNING");
    act(startExperiment(id));
    expect(code(recordObservations(id, [counted(2, 1, 1)]))).toBe("UNKNOWN_ARM");
    expect(code(recordObservations(id, [counted(1, 1, 1, { guardrail: "profit" })]))).toBe("UNKNOWN_METRIC");
    expect(code(recordObservations(id, results))).toBe("ok");
  });
});

describe("concludeExperiment", () => {
  it("freezes the verdict, and later results are refused", () => {
    const id = concluded();
    expect(now(id).verdict).toMatchObject({ verdict: "persevere", code: "CLEAR", exploratory: false });
    expect(now(id).verdict?.inputsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(code(recordObservations(id, []))).toBe("NOT_RUNNING");
  });
});

describe("wouldContradict", () => {
  it("takes no decision for one against a rule that says nothing", () => {
    const verdict = now(concluded()).verdict;
    expect(wouldContradict(verdict, "persevere")).toBe(false);
    expect(wouldContradict(verdict, "pivot")).toBe(true);
    expect(wouldContradict(verdict === null ? null : { ...verdict, verdict: "none" }, "pivot")).toBe(false);
    expect(wouldContradict(verdict, null)).toBe(false);
  });
});

describe("decideExperimentBy", () => {
  it("wants a name and a reason, may go against the verdict, and cannot be undone", () => {
    const id = concluded();
    expect(code(decideExperimentBy(id, { ...decided, reason: "" }))).toBe("REASON_NEEDED");
    expect(code(decideExperimentBy(id, { ...decided, names: "" }))).toBe("NAME_NEEDED");
    expect(act(decideExperimentBy(id, decided)).binding).toBe(true);
    expect(isAgainstVerdict(now(id))).toBe(true);
    expect(code(decideExperimentBy(id, decided))).toBe("DECIDED");
  });

  it("can be withdrawn with a reason; what was decided stays visible", () => {
    const id = concluded();
    expect(code(withdrawDecision(id, "x"))).toBe("NOT_DECIDED");
    act(decideExperimentBy(id, decided));
    act(withdrawDecision(id, "New figures."));
    expect(now(id)).toMatchObject({ decision: null, withdrawals: [{ what: "decision", decision: { names: "Bo" } }] });
    expect(code(decideExperimentBy(id, { ...decided, decision: "persevere" }))).toBe("ok");
  });
});

describe("undoing what is not binding", () => {
  it("leaves a started experiment alone where its card or results were changed before", () => {
    const added = act(addExperiment(blankExperiment(productId, "One page", startable)));
    const id = made(added);
    const edit = act(editCard(id, { worthwhile: 0.02 }));
    act(startExperiment(id));
    const record = act(recordObservations(id, results));
    act(concludeExperiment(id));
    for (const { changes } of [record, edit]) {
      const undo = revertChange(portfolio, changes);
      const after = applyChange(portfolio, undo.changes);
      expect(experimentOf(after, id)).toMatchObject({ status: "concluded", card: now(id).card, observations: results });
    }
    expect(experimentOf(applyChange(portfolio, revertChange(portfolio, added.changes).changes), id)).toBeDefined();
  });
});

describe("what an experiment leaves behind", () => {
  it("leads on: a pivot counts from the one before, the next step stands in the backlog", () => {
    const id = concluded();
    const pivot = made(act(pivotFrom(id, "Two pages")));
    expect(now(pivot)).toMatchObject({ pivotOf: id, status: "draft", card: { endsOn: null } });
    const itemId = made(act(planNextStep(id, blankItem(productId, "Build it"))));
    expect(recordIn(portfolio.backlog, itemId)?.title).toBe("Build it");
    expect(now(id).nextItemId).toBe(itemId);
  });

  it.each(["product", "feature", "items", "draft"] as const)("leaves nothing behind that is gone: %s", (leaving) => {
    const featureId = made(act(addFeature(blankFeature(productId, "Forms"))));
    const itemId = made(act(addItem(blankItem(productId, "Shorten"))));
    const other = made(act(addProduct(blankProduct("Desk"))));
    const blank = blankExperiment(productId, "One", startable);
    const id = made(act(addExperiment({ ...blank, featureId, itemId })));
    act(addExperiment({ ...blankExperiment(other, "Two", startable), pivotOf: id, itemId }));
    act(addLearning({ ...blankLearning("Short", productId), supportedBy: [id], contradictedBy: [id] }));
    const agenda = [{ experimentId: id, notes: "", outcome: null }];
    act(addMeeting({ title: "R", on: "2026-02-01", present: [], startedAt: null, endedAt: null, notes: "", agenda }));
    const commands = {
      product: removeProduct(productId),
      feature: removeFeature(productId, featureId),
      items: removeItems([itemId]),
      draft: removeExperiment(id),
    };
    act(commands[leaving]);
    const lost = tableNames.flatMap((table) =>
      [...allOf<{ readonly id: string }>(portfolio[table])].flatMap((record) =>
        referencesOf(table, record as never).filter(
          (named) => recordIn<unknown>(portfolio[named.table], named.id) === undefined,
        ),
      ),
    );
    expect(lost).toEqual([]);
    expect([...allOf(portfolio.learnings)]).toHaveLength(1);
  });
});
