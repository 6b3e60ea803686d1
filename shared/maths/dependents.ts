/** One needs another: hard when `from` stops working without `to`, soft when it only gets worse. */
export type Edge = { readonly from: string; readonly to: string; readonly kind: "hard" | "soft" };

/** Edges looked up from both ends. */
export type DependencyIndex = {
  readonly hardDependentsOf: ReadonlyMap<string, readonly string[]>;
  readonly softDependentsOf: ReadonlyMap<string, readonly string[]>;
  readonly hardNeedsOf: ReadonlyMap<string, readonly string[]>;
};

/** Who depends on a target, and who of them stands in the way; every list is sorted. */
export type Dependents = {
  /** All that need the target, directly or through others, outside its own cycle. */
  readonly dependents: readonly string[];
  /** The target with the other members of its cycle: they end together. */
  readonly group: readonly string[];
  /** Dependents and group members that neither end in the same plan nor have a funded migration. */
  readonly blockers: readonly string[];
  readonly blocked: boolean;
  /** Those that would only get worse: they are told, they do not block. */
  readonly softDependents: readonly string[];
};

/** Prepares edges for looking up the dependents of many targets. */
export function dependencyIndex(edges: Iterable<Edge>): DependencyIndex {
  const hardDependentsOf = new Map<string, string[]>();
  const softDependentsOf = new Map<string, string[]>();
  const hardNeedsOf = new Map<string, string[]>();
  for (const { from, to, kind } of edges) {
    if (kind === "hard") {
      add(hardDependentsOf, to, from);
      add(hardNeedsOf, from, to);
    } else add(softDependentsOf, to, from);
  }
  return { hardDependentsOf, softDependentsOf, hardNeedsOf };
}

/** The dependents of a target, safe on cycles and on chains of any length. */
export function dependents(
  index: DependencyIndex,
  target: string,
  plan: { readonly retiring: ReadonlySet<string>; readonly planned: ReadonlySet<string> },
): Dependents {
  const needing = reached(index.hardDependentsOf, target);
  // Whatever lies on a cycle through the target is needed along nodes that all need the target.
  const cycle = reached(index.hardNeedsOf, target, needing);
  const outside = [...needing].filter((id) => !cycle.has(id)).sort();
  const group = [...cycle].sort();
  const isNoObstacle = (id: string) => id === target || plan.retiring.has(id) || plan.planned.has(id);
  const blockers = [...needing].filter((id) => !isNoObstacle(id)).sort();
  const soft = new Set(group.flatMap((id) => index.softDependentsOf.get(id) ?? []));
  return {
    dependents: outside,
    group,
    blockers,
    blocked: blockers.length > 0,
    softDependents: [...soft].filter((id) => !needing.has(id)).sort(),
  };
}

function add(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else list.push(id);
}

/** The start and all that can be reached from it, within the allowed where given. */
function reached(
  next: ReadonlyMap<string, readonly string[]>,
  start: string,
  allowed?: ReadonlySet<string>,
): Set<string> {
  const seen = new Set([start]);
  // A set hands out what is added to it while it is being walked.
  for (const id of seen) {
    for (const neighbour of next.get(id) ?? []) {
      if (allowed === undefined || allowed.has(neighbour)) seen.add(neighbour);
    }
  }
  return seen;
}
