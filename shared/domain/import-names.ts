import type { ImportChoices, NameKind } from "./import-choices.ts";
import type { ImportFile, NameQuestion, PlannedAddition } from "./import-planned.ts";
import type { Id } from "./ids.ts";
import type { Portfolio } from "./portfolio.ts";

/** Why rows with a name are stopped. */
export type NameStop = { readonly code: string; readonly expected: string; readonly remedy: string };

/** A name that rows of the file say, and the record it was settled to mean: an id, or why there is none. */
export type NamedRecord = {
  readonly kind: NameKind;
  readonly name: string;
  readonly product: NamedRecord | null;
  rows: number;
  /** Whether a row is about it, so that it may be made new; a dependency alone makes no product. */
  told: boolean;
  /** The source's key of the product row that introduces it. */
  externalId: string | null;
  id: Id | null;
  stop: NameStop | null;
};

/** A record made because a row names it; it is written only when a row that goes in uses it. */
type Creation = {
  readonly addition: PlannedAddition;
  readonly kind: NameKind;
  readonly name: string;
  used: boolean;
  /** Whether a row of its own tells of it and writes it. */
  isIntroduced: boolean;
};

/** All names of an import, with the records that are made because a row names them. */
export type NameBook = {
  readonly portfolio: Portfolio;
  readonly file: ImportFile;
  readonly choices: ImportChoices;
  readonly named: Readonly<Record<Exclude<NameKind, "feature">, Map<string, NamedRecord>>>;
  readonly features: Map<NamedRecord, Map<string, NamedRecord>>;
  readonly introduced: Map<string, NamedRecord>;
  readonly creations: Map<Id, Creation>;
  /** The places of those records, by kind, product and name. */
  readonly places: Map<string, Id>;
  readonly questions: NameQuestion[];
  nextId: number;
};

/** An empty book of names for an import. */
export function nameBook(portfolio: Portfolio, file: ImportFile, choices: ImportChoices): NameBook {
  return {
    portfolio,
    file,
    choices,
    named: { team: new Map(), product: new Map(), pool: new Map() },
    features: new Map(),
    introduced: new Map(),
    creations: new Map(),
    places: new Map(),
    questions: [],
    nextId: 1,
  };
}

/** The id that stands for the import's batch until the plan is committed. */
export const batchPlace: Id = "+0";

/** An id that stands for a new record until the plan is committed. */
export function newPlace(book: NameBook): Id {
  const place = `+${book.nextId}`;
  book.nextId += 1;
  return place;
}

/** Notes that a row tells something of a name; a product may be named by the key of the row that introduces it. */
export function mention(book: NameBook, kind: Exclude<NameKind, "feature">, name: string): NamedRecord {
  const named = kind === "product" ? refer(book, name) : noted(book.named[kind], { kind, name, product: null });
  named.told = true;
  return named;
}

/** Notes that a row refers to a product without telling anything of it, so that it is no reason to make one. */
export function refer(book: NameBook, name: string): NamedRecord {
  const introduced = book.introduced.get(name);
  if (introduced === undefined) return noted(book.named.product, { kind: "product", name, product: null });
  introduced.rows += 1;
  return introduced;
}

/** Notes that a row introduces a product under the source's own key. */
export function introduce(book: NameBook, name: string, externalId: string): NamedRecord {
  const named = noted(book.named.product, { kind: "product", name, product: null });
  named.told = true;
  if (named.externalId === null && !book.introduced.has(externalId)) {
    named.externalId = externalId;
    book.introduced.set(externalId, named);
  }
  return named;
}

/** Notes that a row says the name of a feature beside the name of its product. */
export function mentionFeature(book: NameBook, product: NamedRecord, name: string): NamedRecord {
  let features = book.features.get(product);
  if (features === undefined) book.features.set(product, (features = new Map<string, NamedRecord>()));
  const named = noted(features, { kind: "feature", name, product });
  named.told = true;
  return named;
}

function noted(names: Map<string, NamedRecord>, fresh: Pick<NamedRecord, "kind" | "name" | "product">): NamedRecord {
  let named = names.get(fresh.name);
  if (named === undefined) {
    named = { ...fresh, rows: 0, told: false, externalId: null, id: null, stop: null };
    names.set(fresh.name, named);
  }
  named.rows += 1;
  return named;
}

/** A name without its case, blanks and Unicode form: what two spellings of the same name have in common. */
export function shapeOf(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC").replaceAll(/\s+/g, " ").trim();
}

/** The shape of a name in which a hyphen or underscore is a blank, so that a catalogue's `customer-care` and "Customer Care" are alike. */
export function slugOf(name: string): string {
  return shapeOf(name.replaceAll(/[_-]+/g, " "));
}

/** Marks the record that a name means, and its product, as used by a row that goes in. */
export function markUsed(book: NameBook, named: NamedRecord): void {
  const creation = named.id === null ? undefined : book.creations.get(named.id);
  if (creation !== undefined) creation.used = true;
  if (named.product !== null) markUsed(book, named.product);
}
