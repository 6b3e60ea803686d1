import * as v from "valibot";
import type { Json } from "./canonical.ts";
import type { ConflictChoice, ImportChoices } from "./import-choices.ts";
import { batchPlace, type NameBook, type NamedRecord } from "./import-names.ts";
import type {
  Conflict,
  DanglingReference,
  FieldChange,
  ImportFile,
  PlannedAddition,
  PlannedEdit,
  PlannedUsage,
  RowVerdict,
  SaidRow,
  WithdrawnCell,
} from "./import-planned.ts";
import type { Id } from "./ids.ts";
import { placeOf, type Place, type ReadRows, type Stop, type StopReason } from "./import-rows.ts";
import type { Portfolio, RecordTable } from "./portfolio.ts";
import type { RecordFields } from "./record.ts";
import { sameValue } from "./same.ts";
import { recordSchemas } from "./schemas.ts";
import { onShelf, recordIn } from "./shelves.ts";

/** A plan in the making. */
export type Planning = {
  readonly portfolio: Portfolio;
  readonly read: ReadRows;
  readonly choices: ImportChoices;
  readonly file: ImportFile;
  readonly book: NameBook;
  /** Rows of the file that could not be read. */
  readonly unread: ReadonlySet<number>;
  readonly conflicts: Conflict[];
  readonly dangling: DanglingReference[];
  /** Items that are released features and have none whose use could be counted. */
  readonly released: Id[];
  readonly additions: PlannedAddition[];
  readonly edits: PlannedEdit[];
  readonly usage: PlannedUsage[];
  readonly withdrawn: WithdrawnCell[];
};

/** A row being judged: its verdict so far, the names it uses and what it would write. */
export type JudgedRow<S extends Place = Place> = {
  readonly kind: SaidRow["kind"];
  readonly said: S;
  verdict: RowVerdict;
  stop: Stop | null;
  fields: readonly FieldChange[];
  uses: readonly NamedRecord[];
  addition: PlannedAddition | null;
  edit: PlannedEdit | null;
};

/** A record as it stands, with where it came from. */
export type Recorded = RecordFields & {
  readonly source?: string | undefined;
  readonly externalId?: string | undefined;
  readonly batchId?: string | undefined;
};

type Fields = Readonly<Record<string, unknown>>;

/** A row that nothing speaks against yet. */
export function unjudged<S extends Place>(kind: SaidRow["kind"], said: S): JudgedRow<S> {
  return { kind, said, verdict: "unchanged", stop: null, fields: [], uses: [], addition: null, edit: null };
}

/** Stops a row: what was found where, what was expected and what to do. */
export function stopRow(row: JudgedRow, reason: StopReason): void {
  row.verdict = "stopped";
  row.stop = { ...placeOf(row.said), ...reason, found: reason.found.slice(0, 200) };
}

/** Stops a row when the name in a column means no record. Says whether it did. */
export function stoppedByName(row: JudgedRow, column: string, named: NamedRecord): boolean {
  if (named.id !== null) return false;
  const { code, expected, remedy } = named.stop ?? {
    code: "ROW_STOPPED",
    expected: "a record that goes in",
    remedy: "Repair the row that introduces it.",
  };
  stopRow(row, { code, column, found: named.name, expected, remedy });
  return true;
}

/** The codes of stops that a person asked for; they do not hold up the other values of their row. */
export function isByChoice(stop: Stop | null): boolean {
  return stop !== null && (stop.code === "SKIPPED" || stop.code === "KEPT_OURS");
}

/**
 * A row of the file goes in whole or not at all: one stopped value of a kind stops the others on its row. Dependencies
 * stand for themselves, since a product may name many.
 */
export function stopNeighbours(planning: Planning, rows: readonly JudgedRow[]): void {
  const broken = new Set<number>();
  for (const { kind, said, stop } of rows) {
    if (stop !== null && !isByChoice(stop) && kind !== "dependency") broken.add(said.row);
  }
  for (const row of rows) {
    const isHeldUp = broken.has(row.said.row) || planning.unread.has(row.said.row);
    if (!isHeldUp || row.verdict === "stopped") continue;
    const remedy = "Repair the other value of this row that is stopped.";
    stopRow(row, { code: "ROW_STOPPED", column: "", found: "", expected: "a row without a stopped value", remedy });
  }
}

/** Asks whose figures stand where the file contradicts what is recorded; an open or "ours" answer stops the row. */
export function contested(
  planning: Planning,
  row: JudgedRow,
  conflict: Pick<Conflict, "key" | "code" | "subject" | "fields"> & { readonly expected: string },
): boolean {
  const { expected, ...said } = conflict;
  const { conflicts, otherConflicts } = planning.choices;
  const own = Object.hasOwn(conflicts, said.key) ? conflicts[said.key] : undefined;
  const choice: ConflictChoice | null = own ?? (otherConflicts === "ask" ? null : otherConflicts);
  planning.conflicts.push({ ...placeOf(row.said), ...said, choice });
  row.fields = said.fields;
  if (choice === "file") return false;
  const code = choice === "ours" ? "KEPT_OURS" : said.code;
  const remedy = choice === "ours" ? "What is recorded was kept, by choice." : "Choose: keep ours, or take the file's.";
  stopRow(row, { code, column: said.fields[0]?.field ?? "", found: said.subject, expected, remedy });
  return true;
}

/** The fields a row would change in a record, only those that it speaks of. */
function fieldChanges(planning: Planning, before: RecordFields, fields: Fields): readonly FieldChange[] {
  const held = before as unknown as Fields;
  const changes: FieldChange[] = [];
  for (const [field, after] of Object.entries(fields)) {
    if (sameValue(held[field], after)) continue;
    changes.push({ field, before: shown(planning, held[field]), after: shown(planning, after) });
  }
  return changes;
}

function shown(planning: Planning, value: unknown): Json {
  if (Array.isArray(value)) return value.map((member) => shown(planning, member));
  if (typeof value === "string") return nameOf(planning, value) ?? value;
  if (typeof value !== "object" || value === null) return (value ?? null) as Json;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(planning, member)]));
}

function nameOf({ portfolio, book }: Planning, id: string): string | null {
  const creation = book.creations.get(id);
  if (creation !== undefined) return creation.name;
  const known = onShelf(portfolio.teams, "").get(id) ?? onShelf(portfolio.products, "").get(id);
  const named = known ?? onShelf(portfolio.pools, "").get(id) ?? recordIn(portfolio.features, id);
  const own = onShelf(portfolio.fields, "").get(id);
  const titled = recordIn(portfolio.backlog, id) ?? onShelf(portfolio.proposals, "").get(id);
  return named?.name ?? own?.name ?? titled?.title ?? null;
}

/** Whether somebody changed a record here since an import last wrote it. */
export function isChangedHere(planning: Planning, record: Recorded): boolean {
  if (record.batchId === undefined) return false;
  return onShelf(planning.portfolio.batches, "").get(record.batchId)?.createdAt !== record.updatedAt;
}

/** Judges a row against the record it speaks of: unchanged, an update, or a conflict with what was changed here. */
export function judgeAgainst(
  planning: Planning,
  row: JudgedRow,
  table: RecordTable,
  meant: { readonly record: Recorded; readonly fields: Fields; readonly subject: string },
): void {
  const { record, fields, subject } = meant;
  const changes = fieldChanges(planning, record, fields);
  if (changes.length === 0) return;
  const problem = unfit(table, { ...record, ...fields });
  if (problem !== null) {
    stopRow(row, problem);
    return;
  }
  if (isChangedHere(planning, record)) {
    const expected = "a record that nobody changed here since its import";
    const conflict = { key: `${table}:${record.id}`, code: "CHANGED_HERE", subject, fields: changes, expected };
    if (contested(planning, row, conflict)) return;
  }
  row.verdict = "update";
  row.fields = changes;
  const changed = Object.fromEntries(changes.map(({ field }) => [field, fields[field]]));
  row.edit = { table, before: record, fields: { ...changed, batchId: batchPlace } };
}

/** Judges a row as a new record of a table. */
export function judgeNew(row: JudgedRow, addition: PlannedAddition): void {
  const problem = unfit(addition.table, addition.fields);
  if (problem !== null) {
    stopRow(row, problem);
    return;
  }
  row.verdict = "new";
  row.addition = addition;
}

function unfit(table: RecordTable, fields: Fields): StopReason | null {
  // When an item was opened is said at the commit where the file does not say it.
  const moments = table === "backlog" ? { openedAt: 0, stageSince: 0 } : {};
  const checked = v.safeParse(
    recordSchemas[table],
    { ...moments, ...fields, id: "+", createdAt: 0, updatedAt: 0, by: "" },
    { abortEarly: true },
  );
  if (checked.success) return null;
  const issue = checked.issues[0];
  const column = v.getDotPath(issue) ?? "";
  return { code: "OUT_OF_RANGE", column, found: issue.received, expected: issue.message, remedy: "Correct the value." };
}
