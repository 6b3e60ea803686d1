import * as v from "valibot";
import { added, edited, find, removed, type Command, type RecordChange } from "./change.ts";
import type { Id } from "./ids.ts";
import { MinorSchema } from "./money.ts";
import { fixed, NameSchema, recordEntries, type Draft } from "./record.ts";
import { nameTaken, taken, unknown } from "./refusals.ts";
import { allOf, onShelf } from "./shelves.ts";
import { ok } from "../result.ts";

/** A team: the people who own, pay for, can change, feel the pain of, or benefit from a product. */
export const TeamSchema = fixed({
  ...recordEntries,
  name: NameSchema,
  /** What one person-day of this team costs, in minor units of the portfolio's currency; null when not known. */
  dayRate: v.nullable(MinorSchema),
});

/** A team: the people behind the four corners and the owner of a product. */
export type Team = v.InferOutput<typeof TeamSchema>;

/** Adds a team; refuses NAME_TAKEN when another team has the same name. */
export function addTeam(draft: Draft<Team>): Command {
  return (portfolio, stamp) => {
    if (nameTaken(onShelf(portfolio.teams, ""), draft.name)) return taken("team", draft.name);
    return ok({ label: `Add team '${draft.name}'`, changes: [added("teams", draft, stamp)] });
  };
}

/** Changes fields of a team; refuses UNKNOWN_RECORD and NAME_TAKEN. */
export function editTeam(id: Id, fields: Partial<Draft<Team>>): Command {
  return (portfolio, stamp) => {
    const team = find(portfolio, "teams", id);
    if (team === undefined) return unknown("team");
    if (fields.name !== undefined && nameTaken(onShelf(portfolio.teams, ""), fields.name, id)) {
      return taken("team", fields.name);
    }
    return ok({ label: `Edit team '${team.name}'`, changes: [edited("teams", team, fields, stamp)] });
  };
}

/** Removes a team and takes it out of every corner and cost entry that names it. */
export function removeTeam(id: Id): Command {
  return (portfolio, stamp) => {
    const team = find(portfolio, "teams", id);
    if (team === undefined) return unknown("team");
    const changes: RecordChange[] = [];
    for (const product of allOf(portfolio.products)) {
      const { pays, canChange, feels, benefits } = product.corners;
      if (product.ownerTeamId !== id && ![pays, canChange, feels, benefits].some((corner) => corner.includes(id))) {
        continue;
      }
      const without = (corner: readonly Id[]) => corner.filter((teamId) => teamId !== id);
      changes.push(
        edited(
          "products",
          product,
          {
            ownerTeamId: product.ownerTeamId === id ? null : product.ownerTeamId,
            corners: {
              pays: without(pays),
              canChange: without(canChange),
              feels: without(feels),
              benefits: without(benefits),
            },
          },
          stamp,
        ),
      );
    }
    for (const entry of allOf(portfolio.costs)) {
      if (entry.paidByTeamId === id) changes.push(edited("costs", entry, { paidByTeamId: null }, stamp));
    }
    return ok({ label: `Remove team '${team.name}'`, changes: [...changes, removed("teams", team)] });
  };
}
