import * as v from "valibot";
import { added, edited, find, removed, type Command, type RecordChange } from "./change.ts";
import { experimentOf } from "./experiment-links.ts";
import type { Id } from "./ids.ts";
import { DaySchema, fixed, IdSchema, listOf, NameSchema, recordEntries, TextSchema, type Draft } from "./record.ts";
import { unknown } from "./refusals.ts";
import { allOf } from "./shelves.ts";
import { ok } from "../result.ts";

const instant = v.pipe(v.number(), v.safeInteger());

/** A review meeting: who was there, what was on the agenda, and what came of it. */
export const MeetingSchema = fixed({
  ...recordEntries,
  title: NameSchema,
  on: DaySchema,
  present: listOf(NameSchema),
  startedAt: v.nullable(instant),
  endedAt: v.nullable(instant),
  notes: TextSchema,
  agenda: listOf(
    fixed({ experimentId: IdSchema, notes: TextSchema, outcome: v.nullable(v.picklist(["decided", "skipped"])) }),
  ),
});

/** A review meeting that decides. */
export type Meeting = v.InferOutput<typeof MeetingSchema>;

/** Adds a meeting; refuses UNKNOWN_RECORD for an experiment that is gone. */
export function addMeeting(draft: Draft<Meeting>): Command {
  return (portfolio, stamp) => {
    const isKnown = draft.agenda.every(({ experimentId }) => experimentOf(portfolio, experimentId) !== undefined);
    if (!isKnown) return unknown("experiment");
    return ok({ label: `Add meeting '${draft.title}'`, changes: [added("meetings", draft, stamp)] });
  };
}

/** Changes a meeting or its agenda, under a name of its own where one is given; refuses UNKNOWN_RECORD for it or an experiment that is gone. */
export function editMeeting(id: Id, fields: Partial<Draft<Meeting>>, label?: string): Command {
  return (portfolio, stamp) => {
    const meeting = find(portfolio, "meetings", id);
    if (meeting === undefined) return unknown("meeting");
    const agenda = fields.agenda ?? [];
    if (!agenda.every(({ experimentId }) => experimentOf(portfolio, experimentId) !== undefined)) {
      return unknown("experiment");
    }
    return ok({
      label: label ?? `Edit meeting '${meeting.title}'`,
      changes: [edited("meetings", meeting, fields, stamp)],
    });
  };
}

/** Removes a meeting; the decisions taken in it stay. */
export function removeMeeting(id: Id): Command {
  return (portfolio, stamp) => {
    const meeting = find(portfolio, "meetings", id);
    if (meeting === undefined) return unknown("meeting");
    const changes: RecordChange[] = [];
    for (const experiment of allOf(portfolio.experiments)) {
      const { decision } = experiment;
      if (decision?.meetingId !== id) continue;
      changes.push(edited("experiments", experiment, { decision: { ...decision, meetingId: null } }, stamp));
    }
    return ok({ label: `Remove meeting '${meeting.title}'`, changes: [...changes, removed("meetings", meeting)] });
  };
}
