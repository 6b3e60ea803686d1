/** What stands in a field: it decides how a sample is shown and which columns are proposed. */
type FieldKind = "name" | "names" | "text" | "count" | "amount" | "share" | "period" | "choice" | "currency" | "time";

/** One field that a column of a file may fill. Its words live elsewhere; `synonyms` are headers of known sources. */
export type Field = {
  readonly id: string;
  readonly kind: FieldKind;
  /** A "needed" field needs a column, a "stated" one a column or a value that holds for every row. */
  readonly need: "needed" | "stated" | "optional";
  readonly synonyms: readonly string[];
};

/** A field by its id, kind and need; synonyms are parted by commas. */
export function field(id: string, kind: FieldKind, need: Field["need"], synonyms: string): Field {
  return { id, kind, need, synonyms: synonyms === "" ? [] : synonyms.split(", ") };
}
