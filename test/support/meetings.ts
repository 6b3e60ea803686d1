import type { Experiment } from "#shared/domain/experiment.ts";
import type { Learning } from "#shared/domain/learning.ts";
import { blankLearning } from "#shared/domain/learning.ts";
import type { Meeting } from "#shared/domain/meeting.ts";
import { frozenVerdict } from "#shared/domain/experiment-binding.ts";
import { cardHash } from "#shared/domain/experiment-checks.ts";
import { asDraft, blankExperiment } from "#shared/domain/experiment.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { counted, startable } from "./experiments.ts";

const recorded = { createdAt: 0, updatedAt: 0, by: "Tester" };

/** When the meetings of tests are held. */
export const heldAt = Date.UTC(2026, 2, 2, 9);

/** A concluded experiment that is clearly worthwhile. */
export function concluded(id: string, fields: Partial<Experiment> = {}): Experiment {
  const running: Experiment = {
    ...recorded,
    ...asDraft(blankExperiment("A", `Test ${id}`, startable)),
    id,
    status: "concluded",
    lock: { at: Date.UTC(2026, 0, 5), by: "Ada", hash: cardHash(startable), skipped: [] },
    observations: [counted(0, 4000, 400), counted(1, 4000, 560)],
  };
  return { ...running, verdict: frozenVerdict(emptyPortfolio, running, Date.UTC(2026, 2, 1, 12)), ...fields };
}

/** A decision taken in the meeting. */
export function decided(
  decision: "persevere" | "pivot" | "stop",
  fields: Partial<NonNullable<Experiment["decision"]>> = {},
): NonNullable<Experiment["decision"]> {
  return {
    at: heldAt + 60_000,
    by: "Tester",
    decision,
    names: "Ada and Ben",
    reason: "It pays.",
    dissent: "",
    meetingId: "meeting",
    ...fields,
  };
}

/** A meeting of 20 minutes with this agenda. */
export function meeting(agenda: Meeting["agenda"], fields: Partial<Meeting> = {}): Meeting {
  return {
    ...recorded,
    id: "meeting",
    title: "Review",
    on: "2026-03-02",
    present: ["Ada", "Ben"],
    startedAt: heldAt,
    endedAt: heldAt + 20 * 60_000,
    notes: "",
    agenda,
    ...fields,
  };
}

/** A learning that experiments speak for and against. */
export function learning(id: string, fields: Partial<Learning> = {}): Learning {
  return { ...recorded, ...blankLearning(`Learning ${id}`, "A"), id, ...fields };
}
