import * as v from "valibot";

/** Text that a person or a file gave: at most a million characters, kept as it is. */
export const TextSchema = v.pipe(v.string(), v.maxLength(1_000_000));

/** A name: 1 to 10,000 characters and not only blanks. */
export const NameSchema = v.pipe(
  v.string(),
  v.maxLength(10_000),
  v.check((name) => name.trim() !== "", "a name is needed"),
);

/** The identity of another record. */
export const IdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A calendar month "YYYY-MM". */
export const MonthSchema = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month is written YYYY-MM"));

/** A calendar day "YYYY-MM-DD". */
export const DaySchema = v.pipe(v.string(), v.isoDate("a day is written YYYY-MM-DD"));

/** A share from 0 to 1. */
export const ShareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** An object with exactly these members, none of which is ever changed in place. */
export function fixed<const E extends v.ObjectEntries>(entries: E) {
  return v.pipe(v.strictObject(entries), v.readonly());
}

/** A list that is never changed in place. */
export function listOf<S extends v.GenericSchema>(member: S) {
  return v.pipe(v.array(member), v.readonly());
}

const InstantSchema = v.pipe(v.number(), v.safeInteger());

/** How a figure came to be known, from a measurement down to a guess (domain G, provenance). */
export const ProvenanceSchema = v.picklist([
  "measured",
  "imported",
  "invoiced",
  "estimatedByMany",
  "estimatedByOne",
  "guessed",
]);

/** How a figure came to be known. */
export type Provenance = v.InferOutput<typeof ProvenanceSchema>;

/** Names that mean something to the language itself: nothing is kept under them. */
export const reservedNames: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function namesNothingReserved(members: unknown): boolean {
  return (
    typeof members !== "object" || members === null || Object.keys(members).every((key) => !reservedNames.has(key))
  );
}

/** What a file says beside the fields of a record, by the names of its columns. */
const ExtraSchema = v.pipe(
  v.unknown(),
  // Before the members are read one by one, because valibot passes such names over in silence.
  v.check(namesNothingReserved, "nothing is kept under the name of a part of the language"),
  v.record(v.string(), TextSchema),
);

/** What every record carries: identity, when and by whom it was made and changed, and where it came from if imported. */
export const recordEntries = {
  id: IdSchema,
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
  by: v.string(),
  note: v.optional(TextSchema),
  source: v.optional(TextSchema),
  externalId: v.optional(TextSchema),
  batchId: v.optional(IdSchema),
  extra: v.optional(ExtraSchema),
};

/** The fields that every record has; the rest is its own. */
export type RecordFields = {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly by: string;
};

/** What a person or a file says of a new record: everything but what the command fills in. */
export type Draft<R extends RecordFields> = Omit<R, keyof RecordFields>;
