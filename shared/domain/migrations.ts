import type { RecordChange } from "./change.ts";
import type { RecordTable } from "./portfolio.ts";

/**
 * The number of the present schema: one more whenever a table is added, the shape of a record changes, or records lie
 * otherwise in the working copy (as in schema 4, where a product's backlog is no longer one piece). Schema 5 knows
 * guardrails without a margin.
 */
export const schemaVersion = 5;

/** A record as an older schema had it. */
export type OlderRecord = Readonly<Record<string, unknown>>;

/** The backlog rules that portfolios of schema 1 start with, as they were when the rules came. */
const backlogRulesOfSchema2 = {
  method: "cd3",
  formula: [],
  wipLimits: { ready: null, doing: null, deployed: null },
  expediteLimit: 1,
  expediteShare: 0.1,
  robust: 0.8,
  contested: 0.5,
  top: 5,
  draws: 10_000,
  seed: 42,
  throughputWeeks: 26,
  oldDays: 365,
  untouchedDays: 180,
  similarity: 0.6,
};

/** The experiment rules that portfolios of schema 2 start with, as they were when the rules came. */
const experimentRulesOfSchema3 = {
  alpha: 0.05,
  power: 0.8,
  tuning: 5000,
  priorSd: 0.3,
  priorBelief: 0.3,
  maxPivots: 2,
};

/**
 * What one step between schemas does to a record of each table it names. A table that is only added needs no step: it was
 * empty before. Usage is columnar and has a form of its own.
 */
export type Migration = { readonly [T in RecordTable]?: (before: OlderRecord) => OlderRecord };

/** Every step, by the number of the schema it starts from; what was released is never edited. */
export const migrations: ReadonlyMap<number, Migration> = new Map([
  [1, { settings: (before) => ({ ...before, backlog: backlogRulesOfSchema2 }) }],
  [2, { settings: (before) => ({ ...before, experiments: experimentRulesOfSchema3 }) }],
]);

/** A record of an older schema in its present form; what no step can read comes back as it is, for its schema to refuse. */
export function migratedRecord(table: RecordTable, record: unknown, schema: number, steps = migrations): unknown {
  let current = record;
  for (let from = schema; from < schemaVersion; from += 1) {
    const step = steps.get(from)?.[table];
    if (step === undefined) continue;
    if (typeof current !== "object" || current === null) return record;
    current = step(current as OlderRecord);
  }
  return current;
}

/** The changes of a journal entry of an older schema, their records in the present form. */
export function migratedChanges(
  changes: readonly RecordChange[],
  schema: number,
  steps = migrations,
): readonly RecordChange[] {
  if (schema === schemaVersion) return changes;
  return changes.map((change) => {
    if (change.table === "usage") return change;
    const { table, before, after } = change;
    const current = (record: unknown) => (record === null ? null : migratedRecord(table, record, schema, steps));
    return { ...change, before: current(before), after: current(after) } as RecordChange;
  });
}
