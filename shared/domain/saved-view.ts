import * as v from "valibot";
import { added, edited, find, removed, type Command } from "./change.ts";
import type { Id } from "./ids.ts";
import { fixed, NameSchema, recordEntries, TextSchema, type Draft } from "./record.ts";
import { nameTaken, taken, unknown } from "./refusals.ts";
import { onShelf } from "./shelves.ts";
import { ok } from "../result.ts";

/** A saved view: the filters, sort and layout of a screen under a name; the screen checks what it kept when it opens it. */
export const SavedViewSchema = fixed({
  ...recordEntries,
  name: NameSchema,
  screen: v.picklist(["backlog", "experiments"]),
  /** What the screen kept, as JSON text. */
  view: TextSchema,
});

/** The filters, sort and layout of a screen under a name. */
export type SavedView = v.InferOutput<typeof SavedViewSchema>;

/** Saves a view; refuses NAME_TAKEN. */
export function addView(draft: Draft<SavedView>): Command {
  return (portfolio, stamp) => {
    if (nameTaken(onShelf(portfolio.views, ""), draft.name)) return taken("view", draft.name);
    return ok({ label: `Save view '${draft.name}'`, changes: [added("views", draft, stamp)] });
  };
}

/** Renames a view or keeps other filters in it; refuses UNKNOWN_RECORD and NAME_TAKEN. */
export function editView(id: Id, fields: Partial<Pick<SavedView, "name" | "view">>): Command {
  return (portfolio, stamp) => {
    const view = find(portfolio, "views", id);
    if (view === undefined) return unknown("view");
    if (fields.name !== undefined && nameTaken(onShelf(portfolio.views, ""), fields.name, id)) {
      return taken("view", fields.name);
    }
    return ok({ label: `Edit view '${view.name}'`, changes: [edited("views", view, fields, stamp)] });
  };
}

/** Removes a saved view; refuses UNKNOWN_RECORD. */
export function removeView(id: Id): Command {
  return (portfolio) => {
    const view = find(portfolio, "views", id);
    if (view === undefined) return unknown("view");
    return ok({ label: `Remove view '${view.name}'`, changes: [removed("views", view)] });
  };
}
