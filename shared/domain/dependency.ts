import * as v from "valibot";
import { added, edited, find, removed, type Command } from "./change.ts";
import type { Id } from "./ids.ts";
import { fixed, IdSchema, recordEntries, TextSchema, type Draft } from "./record.ts";
import { unknown } from "./refusals.ts";
import { allOf } from "./shelves.ts";
import { ok, refuse } from "../result.ts";

/** "From needs to": hard when `from` stops working without `to`, soft when it only gets worse. */
export const DependencySchema = fixed({
  ...recordEntries,
  fromProductId: IdSchema,
  toProductId: IdSchema,
  kind: v.picklist(["hard", "soft"]),
  /** A funded plan to move `from` away, in words; empty when there is none. */
  migration: TextSchema,
});

/** One product needs another. */
export type Dependency = v.InferOutput<typeof DependencySchema>;

/** Adds "from needs to"; refuses a product that needs itself, a gone product, and the same dependency twice. */
export function addDependency(draft: Draft<Dependency>): Command {
  return (portfolio, stamp) => {
    const from = find(portfolio, "products", draft.fromProductId);
    const to = find(portfolio, "products", draft.toProductId);
    if (from === undefined || to === undefined) return unknown("product");
    if (from === to) return refuse("SELF_DEPENDENCY", `'${from.name}' cannot depend on itself.`);
    for (const { fromProductId, toProductId } of allOf(portfolio.dependencies)) {
      if (fromProductId === from.id && toProductId === to.id) {
        return refuse("ALREADY_THERE", `'${from.name}' is already known to need '${to.name}'.`);
      }
    }
    const label = `Add dependency of '${from.name}' on '${to.name}'`;
    return ok({ label, changes: [added("dependencies", draft, stamp)] });
  };
}

/** Changes how much one product needs another, or the plan to move it away. */
export function editDependency(id: Id, fields: Partial<Pick<Dependency, "kind" | "migration" | "note">>): Command {
  return (portfolio, stamp) => {
    const dependency = find(portfolio, "dependencies", id);
    if (dependency === undefined) return unknown("dependency");
    return ok({ label: "Edit dependency", changes: [edited("dependencies", dependency, fields, stamp)] });
  };
}

/** Removes a dependency. */
export function removeDependency(id: Id): Command {
  return (portfolio) => {
    const dependency = find(portfolio, "dependencies", id);
    if (dependency === undefined) return unknown("dependency");
    return ok({ label: "Remove dependency", changes: [removed("dependencies", dependency)] });
  };
}
