import fc from "fast-check";
import type { Portfolio, RecordTable, TableName } from "#shared/domain/portfolio.ts";
import { tableNames } from "#shared/domain/portfolio.ts";
import { recordSchemas } from "#shared/domain/schemas.ts";
import { shelfFor } from "#shared/domain/change.ts";
import { reservedNames } from "#shared/domain/record.ts";
import { monthAt } from "#shared/domain/month.ts";
import type { UsageMatrix } from "#shared/domain/usage.ts";

type SchemaNode = {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly SchemaNode[];
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly item?: SchemaNode;
  readonly wrapped?: SchemaNode;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: SchemaNode;
  readonly value?: SchemaNode;
  readonly requirement?: unknown;
};

const month = fc.integer({ min: 12 * 1990, max: 12 * 2060 }).map(monthAt);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([of, n]) => `${of}-${String(n).padStart(2, "0")}`);
const currency = fc.constantFrom("EUR", "USD", "JPY", "KWD", "CHF");
const exact = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 99_999 }))
  .map(([whole, decimals]) => `${whole}.${String(decimals).padStart(5, "0")}`);
const rank = fc.stringMatching(/^[0-9A-Za-z]{0,6}[1-9A-Za-z]$/);
const patterns = new Map<string, fc.Arbitrary<string>>([
  [String.raw`^\d{4}-(0[1-9]|1[0-2])$`, month],
  ["^[A-Z]{3}$", currency],
  [String.raw`^-?\d+(\.\d+)?$`, exact],
  ["^[0-9A-Za-z]{0,999}[1-9A-Za-z]$", rank],
]);
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom("__proto__", "constructor", "=1+1", "a\r\nb", "\u202Eabc", "\u0000", "\uFEFF", " trailing ", "😀"),
);

/** Any value that a valibot schema of ours allows, made from the schema itself so that a new field is covered at once. */
function arbitraryOf(schema: unknown): fc.Arbitrary<unknown> {
  const node = schema as SchemaNode;
  switch (node.type) {
    case "string":
      return arbitraryText(node);
    case "number":
      return arbitraryNumber(node);
    case "boolean":
      return fc.boolean();
    case "literal":
      return fc.constant(node.literal);
    case "picklist":
      return fc.constantFrom(...(node.options ?? []));
    case "nullable":
      return fc.option(arbitraryOf(node.wrapped), { nil: null, freq: 2 });
    case "optional":
      return arbitraryOf(node.wrapped);
    case "array":
      return arbitraryList(node.item);
    case "variant":
    case "union":
      return fc.oneof(...(node.options ?? []).map(arbitraryOf));
    case "unknown":
      return arbitraryOf((node.pipe ?? []).findLast(({ kind, type }) => kind === "schema" && type !== "unknown"));
    case "record":
      return fc
        .array(fc.tuple(arbitraryOf(node.key) as fc.Arbitrary<string>, arbitraryOf(node.value)), { maxLength: 3 })
        .map((members) => Object.fromEntries(members.filter(([key]) => !reservedNames.has(key))));
    case "object":
    case "strict_object":
      return arbitraryObject(node.entries ?? {});
    default:
      throw new Error(`No arbitrary for a ${node.type}`);
  }
}

/** The checks of a schema, those of a schema it builds on included. */
function steps(node: SchemaNode): readonly SchemaNode[] {
  return (node.pipe ?? []).flatMap((step) => (step.kind === "schema" ? steps(step) : [step]));
}

function arbitraryText(node: SchemaNode): fc.Arbitrary<string> {
  for (const step of steps(node)) {
    if (step.type === "iso_date") return day;
    if (step.type === "regex") {
      const known = patterns.get((step.requirement as RegExp).source);
      if (known === undefined) throw new Error(`No arbitrary for ${String(step.requirement)}`);
      return known;
    }
  }
  const named = steps(node).some((step) => step.type === "check" || step.type === "min_length");
  return named ? text.map((name) => (name.trim() === "" ? `name${name}` : name)) : text;
}

function arbitraryNumber(node: SchemaNode): fc.Arbitrary<number> {
  let min = -1e12;
  let max = 1e12;
  let whole = false;
  for (const { type, requirement } of steps(node)) {
    if (type === "safe_integer") whole = true;
    if (type === "min_value") min = requirement as number;
    if (type === "gt_value") min = (requirement as number) + 0.001;
    if (type === "max_value") max = requirement as number;
  }
  if (whole) return fc.oneof(fc.integer({ min: Math.max(min, -1e9), max: Math.min(max, 1e9) }), fc.constant(max));
  return fc.double({ min, max, noNaN: true }).map((number) => number + 0);
}

function arbitraryObject(entries: Readonly<Record<string, SchemaNode>>): fc.Arbitrary<unknown> {
  const required = Object.keys(entries).filter((key) => entries[key]?.type !== "optional");
  const members = Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, arbitraryOf(entry)]));
  const record = fc.record(members, { requiredKeys: required, noNullPrototype: true });
  return "low" in entries && "mode" in entries ? record.map((range) => inOrder(range as Range)) : record;
}

type Range = { readonly low: number; readonly mode: number; readonly high: number };

function inOrder(range: Range): Range {
  const [low = 0, mode = 0, high = 0] = [range.low, range.mode, range.high].sort((a, b) => a - b);
  return { ...range, low, mode, high };
}

/** A list; estimates are named, and no name comes twice. */
function arbitraryList(item: SchemaNode | undefined): fc.Arbitrary<unknown> {
  const isNamed = item?.entries !== undefined && "mode" in item.entries && "name" in item.entries;
  const members = arbitraryOf(item);
  if (!isNamed) return fc.array(members, { maxLength: 3 });
  return fc.uniqueArray(members, { maxLength: 3, selector: (member) => (member as { readonly name: string }).name });
}

type Loose = Record<string, unknown>;

const referred: Readonly<Record<string, RecordTable>> = {
  productId: "products",
  fromProductId: "products",
  toProductId: "products",
  causedByProductId: "products",
  featureId: "features",
  poolId: "pools",
  ownerTeamId: "teams",
  paidByTeamId: "teams",
  proposalId: "proposals",
  fieldId: "fields",
  itemId: "backlog",
  nextItemId: "backlog",
  experimentId: "experiments",
  pivotOf: "experiments",
  meetingId: "meetings",
};
const lists: Readonly<Record<string, RecordTable>> = {
  pays: "teams",
  canChange: "teams",
  feels: "teams",
  benefits: "teams",
  dependsOn: "backlog",
  supportedBy: "experiments",
  contradictedBy: "experiments",
};

/** Leads every reference in a record to a record that is there; null, or an empty list, where the table is empty. */
function linked(value: unknown, ids: ReadonlyMap<string, readonly string[]>, n: number): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member, place) => linked(member, ids, n + place));
    return members.filter(
      (member) => (member as Loose | null)?.["fieldId"] !== null && (member as Loose | null)?.["experimentId"] !== null,
    );
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Loose).map(([key, member]) => {
      const table = Object.hasOwn(referred, key) ? referred[key] : undefined;
      const listed = Object.hasOwn(lists, key) ? lists[key] : undefined;
      const known = ids.get(table ?? listed ?? "teams") ?? [];
      const pick = (at: number) => known[at % known.length] ?? null;
      if (table !== undefined) return [key, member === null ? null : pick(n)];
      if (listed !== undefined) {
        return [key, known.length === 0 ? [] : (member as unknown[]).map((_, at) => pick(n + at))];
      }
      return [key, linked(member, ids, n)];
    }),
  );
}

const count = fc.integer({ min: 0, max: 0xffff_ffff });

function arbitraryUsage(id: string, subjects: readonly string[]): fc.Arbitrary<UsageMatrix> {
  return fc.integer({ min: 0, max: 5 }).chain((months) => {
    const size = { minLength: months * subjects.length, maxLength: months * subjects.length };
    return fc
      .record({
        firstMonth: month,
        sources: fc.array(text, { minLength: 1, maxLength: 3 }),
        eligible: fc.array(count, size),
        users: fc.array(count, size),
        uses: fc.array(fc.double({ min: 0, max: 1e15, noNaN: true }), size),
        state: fc.array(fc.integer({ min: 0, max: 31 }), size),
        span: fc.array(fc.integer({ min: 0, max: 12 }), size),
      })
      .map((matrix) => ({
        id,
        firstMonth: matrix.firstMonth,
        months,
        subjects,
        sources: matrix.sources,
        eligible: Uint32Array.from(matrix.eligible),
        users: Uint32Array.from(matrix.users),
        uses: Float64Array.from(matrix.uses, (uses) => uses + 0),
        state: Uint8Array.from(matrix.state),
        span: Uint8Array.from(matrix.span),
        source: Uint8Array.from(matrix.state, (_, cell) => cell % matrix.sources.length),
      }));
  });
}

const recordTables = tableNames.filter((table): table is RecordTable => table !== "usage");

/** Any portfolio that the schemas allow and in which every reference leads somewhere. */
export const arbitraryPortfolio: fc.Arbitrary<Portfolio> = fc
  .record(
    Object.fromEntries(
      recordTables.map((table) => [
        table,
        fc.array(arbitraryOf(recordSchemas[table]) as fc.Arbitrary<Loose>, { maxLength: table === "settings" ? 1 : 4 }),
      ]),
    ) as Record<RecordTable, fc.Arbitrary<Loose[]>>,
  )
  .chain((drafts) => {
    const ids = new Map(recordTables.map((table) => [table as string, drafts[table].map((_, n) => `${table}-${n}`)]));
    const records = (table: RecordTable) =>
      drafts[table]
        .map((draft, n) => ({
          ...(linked(draft, ids, n) as Loose),
          id: table === "settings" ? "settings" : `${table}-${n}`,
        }))
        .filter((record) => isWhole(table, record));
    const portfolio = new Map<TableName, Map<string, Map<string, unknown>>>();
    for (const table of recordTables) portfolio.set(table, shelved(table, withoutLost(table, records(table), ids)));
    return fc.tuple(...(ids.get("products") ?? []).map((id) => usageOf(id, drafts, ids))).map((matrices) => {
      portfolio.set("usage", shelved("usage", matrices));
      return Object.fromEntries(tableNames.map((table) => [table, portfolio.get(table)])) as unknown as Portfolio;
    });
  });

function isWhole(table: RecordTable, record: Loose): boolean {
  const needed = ["productId", "fromProductId", "toProductId"].filter((key) => key in record);
  return table === "costs" || needed.every((key) => record[key] !== null);
}

/** Pools only name products that are there; features that fell away are nobody's. */
function withoutLost(table: RecordTable, records: readonly Loose[], ids: ReadonlyMap<string, readonly string[]>) {
  const noProducts = (ids.get("products") ?? []).length === 0;
  if (!noProducts) return records;
  return records.map((record) => {
    const lost: Loose = table === "pools" ? { weights: [] } : table === "meetings" ? { agenda: [] } : {};
    return "featureId" in record ? { ...record, featureId: null } : { ...record, ...lost };
  });
}

function usageOf(id: string, drafts: Record<RecordTable, Loose[]>, ids: ReadonlyMap<string, readonly string[]>) {
  const products = ids.get("products") ?? [];
  const features = drafts.features.flatMap((_, n) => (products[n % products.length] === id ? [`features-${n}`] : []));
  return arbitraryUsage(id, [id, ...features]);
}

function shelved(table: TableName, records: readonly object[]): Map<string, Map<string, unknown>> {
  const shelves = new Map<string, Map<string, unknown>>();
  for (const record of records) {
    const shelf = shelfFor(table, record);
    const onShelf = shelves.get(shelf) ?? new Map<string, unknown>();
    shelves.set(shelf, onShelf.set((record as { readonly id: string }).id, record));
  }
  return shelves;
}
