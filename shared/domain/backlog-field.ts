import * as v from "valibot";
import { added, edited, find, removed, type Command, type RecordChange } from "./change.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { fixed, listOf, NameSchema, recordEntries, TextSchema, type Draft } from "./record.ts";
import { nameTaken, taken, unknown } from "./refusals.ts";
import { settingsId } from "./settings.ts";
import { allOf, onShelf } from "./shelves.ts";
import { ok, refuse } from "../result.ts";

/** A field of the team's own on backlog items: a number, a choice or a day, usable in the formula and on cards. */
export const BacklogFieldSchema = fixed({
  ...recordEntries,
  name: NameSchema,
  kind: v.picklist(["number", "choice", "day"]),
  /** What the number counts; empty for choices and days. */
  unit: TextSchema,
  /** The names of the choices, least first: in a formula a choice counts as its place, from 1. */
  choices: listOf(NameSchema),
  /** What each value means, shown where it is set. */
  rubric: TextSchema,
  onCard: v.boolean(),
});

/** A field of the team's own on backlog items. */
export type BacklogField = v.InferOutput<typeof BacklogFieldSchema>;

/** The team's own fields, the earliest first, those of one moment by name. */
export function ownFields(fields: Portfolio["fields"]): readonly BacklogField[] {
  return [...allOf(fields)].sort((a, b) => a.createdAt - b.createdAt || a.name.localeCompare(b.name, "en"));
}

/** Adds a field; refuses NAME_TAKEN, and NEEDS_CHOICES for a choice of nothing. */
export function addField(draft: Draft<BacklogField>): Command {
  return (portfolio, stamp) => {
    if (nameTaken(onShelf(portfolio.fields, ""), draft.name)) return taken("field", draft.name);
    if (draft.kind === "choice" && draft.choices.length === 0) return needsChoices();
    return ok({ label: `Add field '${draft.name}'`, changes: [added("fields", draft, stamp)] });
  };
}

/** Changes a field, whose kind stays; refuses UNKNOWN_RECORD, NAME_TAKEN and NEEDS_CHOICES. */
export function editField(id: Id, fields: Partial<Omit<Draft<BacklogField>, "kind">>): Command {
  return (portfolio, stamp) => {
    const field = find(portfolio, "fields", id);
    if (field === undefined) return unknown("field");
    if (fields.name !== undefined && nameTaken(onShelf(portfolio.fields, ""), fields.name, id)) {
      return taken("field", fields.name);
    }
    if (field.kind === "choice" && fields.choices?.length === 0) return needsChoices();
    return ok({ label: `Edit field '${field.name}'`, changes: [edited("fields", field, fields, stamp)] });
  };
}

/** Removes a field, what items say in it, and its part of the team's own formula. */
export function removeField(id: Id): Command {
  return (portfolio, stamp) => {
    const field = find(portfolio, "fields", id);
    if (field === undefined) return unknown("field");
    const changes: RecordChange[] = [...allOf(portfolio.backlog)]
      .filter((item) => item.fields.some(({ fieldId }) => fieldId === id))
      .map((item) => edited("backlog", item, { fields: item.fields.filter(({ fieldId }) => fieldId !== id) }, stamp));
    const settings = find(portfolio, "settings", settingsId);
    const formula = settings?.backlog.formula.filter(({ input }) => input !== `field:${id}`);
    if (settings !== undefined && formula !== undefined && formula.length < settings.backlog.formula.length) {
      changes.push(edited("settings", settings, { backlog: { ...settings.backlog, formula } }, stamp));
    }
    return ok({ label: `Remove field '${field.name}'`, changes: [...changes, removed("fields", field)] });
  };
}

function needsChoices() {
  return refuse("NEEDS_CHOICES", "A choice needs at least one value to choose.", "Name one.");
}
