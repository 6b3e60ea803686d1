import * as v from "valibot";
import { added, edited, find, removed, type Command } from "./change.ts";
import { experimentOf } from "./experiment-links.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";
import { fixed, IdSchema, listOf, NameSchema, recordEntries, TextSchema, type Draft } from "./record.ts";
import { unknown } from "./refusals.ts";
import { ok, type Result } from "../result.ts";

/** What a team learned: we believed, we observed, we learned, therefore we will. */
export const LearningSchema = fixed({
  ...recordEntries,
  /** The product it is about; null when it holds for all. */
  productId: v.nullable(IdSchema),
  title: NameSchema,
  believed: TextSchema,
  observed: TextSchema,
  learned: TextSchema,
  therefore: TextSchema,
  tags: listOf(NameSchema),
  supportedBy: listOf(IdSchema),
  contradictedBy: listOf(IdSchema),
});

/** What a team learned, and which experiments speak for and against it. */
export type Learning = v.InferOutput<typeof LearningSchema>;

/** A learning of which nothing but the title is known yet. */
export function blankLearning(title: string, productId: Id | null = null): Draft<Learning> {
  return {
    productId,
    title,
    believed: "",
    observed: "",
    learned: "",
    therefore: "",
    tags: [],
    supportedBy: [],
    contradictedBy: [],
  };
}

/** Adds a learning; refuses UNKNOWN_RECORD for a product or experiment that is gone. */
export function addLearning(draft: Draft<Learning>): Command {
  return (portfolio, stamp) =>
    faultOf(portfolio, draft) ??
    ok({ label: `Add learning '${draft.title}'`, changes: [added("learnings", draft, stamp)] });
}

/** Changes a learning; refuses as `addLearning` does. */
export function editLearning(id: Id, fields: Partial<Draft<Learning>>): Command {
  return (portfolio, stamp) => {
    const learning = find(portfolio, "learnings", id);
    if (learning === undefined) return unknown("learning");
    const changes = [edited("learnings", learning, fields, stamp)];
    return (
      faultOf(portfolio, { ...learning, ...fields }) ?? ok({ label: `Edit learning '${learning.title}'`, changes })
    );
  };
}

/** Removes a learning; refuses UNKNOWN_RECORD. */
export function removeLearning(id: Id): Command {
  return (portfolio) => {
    const learning = find(portfolio, "learnings", id);
    if (learning === undefined) return unknown("learning");
    return ok({ label: `Remove learning '${learning.title}'`, changes: [removed("learnings", learning)] });
  };
}

/** Whether a learning has experiments that speak against it. */
export function isContradicted({ contradictedBy }: Pick<Learning, "contradictedBy">): boolean {
  return contradictedBy.length > 0;
}

function faultOf(portfolio: Portfolio, draft: Draft<Learning>): Result<never> | null {
  if (draft.productId !== null && find(portfolio, "products", draft.productId) === undefined) return unknown("product");
  const named = [...draft.supportedBy, ...draft.contradictedBy];
  return named.every((id) => experimentOf(portfolio, id) !== undefined) ? null : unknown("experiment");
}
