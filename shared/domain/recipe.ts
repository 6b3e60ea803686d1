import { added, edited, find, removed, type Command } from "./change.ts";
import type { Recipe } from "./import-batch.ts";
import type { Id } from "./ids.ts";
import type { Draft } from "./record.ts";
import { unknown } from "./refusals.ts";
import { onShelf } from "./shelves.ts";
import { ok, refuse } from "../result.ts";

/** Keeps how files of one source are read; a recipe of the same name is replaced. Refuses NO_NAME for a blank one. */
export function keepRecipe(draft: Draft<Recipe>): Command {
  return (portfolio, stamp) => {
    const name = draft.name.trim();
    if (name === "") return refuse("NO_NAME", "The recipe has no name.", "Name it after where the files come from.");
    const before = [...onShelf(portfolio.recipes, "").values()].find((recipe) => recipe.name === name);
    const fields = { ...draft, name };
    const change = before === undefined ? added("recipes", fields, stamp) : edited("recipes", before, fields, stamp);
    return ok({ label: `Keep recipe '${name}'`, changes: [change] });
  };
}

/** Removes a recipe; what was imported with it stays. Refuses UNKNOWN_RECORD. */
export function removeRecipe(id: Id): Command {
  return (portfolio) => {
    const recipe = find(portfolio, "recipes", id);
    if (recipe === undefined) return unknown("recipe");
    return ok({ label: `Remove recipe '${recipe.name}'`, changes: [removed("recipes", recipe)] });
  };
}
