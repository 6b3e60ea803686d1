import { blankFeature } from "./feature.ts";
import { nameKey, type NameChoice, type NameKind } from "./import-choices.ts";
import { batchPlace, newPlace, slugOf, type NameBook, type NamedRecord, type NameStop } from "./import-names.ts";
import type { NameQuestion } from "./import-planned.ts";
import type { Id } from "./ids.ts";
import { blankProduct } from "./product.ts";
import { allOf, onShelf } from "./shelves.ts";

type Known = { readonly id: Id; readonly name: string; readonly source?: string; readonly externalId?: string };
type Index = {
  readonly ids: ReadonlySet<Id>;
  readonly byExternalId: ReadonlyMap<string, Id>;
  readonly byName: ReadonlyMap<string, readonly Known[]>;
  readonly bySlug: ReadonlyMap<string, readonly Known[]>;
};

function gather<V>(map: Map<string, V[]>, key: string, member: V): void {
  const members = map.get(key);
  if (members === undefined) map.set(key, [member]);
  else members.push(member);
}

function indexOf(records: Iterable<Known>, source: string): Index {
  const ids = new Set<Id>();
  const byExternalId = new Map<string, Id>();
  const byName = new Map<string, Known[]>();
  const bySlug = new Map<string, Known[]>();
  for (const record of records) {
    ids.add(record.id);
    if (record.source === source && record.externalId !== undefined) byExternalId.set(record.externalId, record.id);
    gather(byName, record.name.trim(), record);
    gather(bySlug, slugOf(record.name), record);
  }
  return { ids, byExternalId, byName, bySlug };
}

/** Settles what every name means: by the source's key, then the exact name, then a person's choice; nothing is guessed. */
export function settleNames(book: NameBook): void {
  const { portfolio, file } = book;
  settleGroup(book, [...book.named.team.values()], indexOf(allOf(portfolio.teams) as Iterable<Known>, file.source));
  settleGroup(book, [...book.named.pool.values()], indexOf(allOf(portfolio.pools) as Iterable<Known>, file.source));
  const products = indexOf(allOf(portfolio.products) as Iterable<Known>, file.source);
  settleGroup(book, [...book.named.product.values()], products);
}

/** Settles the names of features, once it is certain which products go in. */
export function settleFeatures(book: NameBook): void {
  const byProduct = new Map<Id, NamedRecord[]>();
  for (const [product, features] of book.features) {
    for (const feature of features.values()) {
      if (product.id === null) {
        feature.stop = product.stop;
        continue;
      }
      gather(byProduct, product.id, feature);
    }
  }
  for (const [productId, features] of byProduct) {
    const known = onShelf(book.portfolio.features, productId).values() as Iterable<Known>;
    settleGroup(book, features, indexOf(known, book.file.source));
  }
}

type Candidates = NameQuestion["candidates"];

function settleGroup(book: NameBook, group: readonly NamedRecord[], index: Index): void {
  const byName = new Map(group.map((named) => [named.name, named]));
  const bySlug = new Map<string, NamedRecord[]>();
  for (const named of group) gather(bySlug, slugOf(named.name), named);
  const settled = new Set<NamedRecord>();
  const settle = (named: NamedRecord): void => {
    if (settled.has(named)) return;
    settled.add(named);
    const candidates = candidatesOf(book, named, index, bySlug);
    const choice = book.choices.names[keyOf(named)];
    const other = choice?.use === "name" ? byName.get(choice.name) : undefined;
    if (choice === undefined || other === undefined || other === named) {
      settleOne(book, named, index, candidates);
      return;
    }
    settle(other);
    named.id = other.id;
    named.stop = other.id === null ? (other.stop ?? unknownStop(named)) : null;
    ask(book, named, { why: "lookalike", candidates, answer: choice });
  };
  for (const named of group) settle(named);
}

/** What a name may mean: records of the same slug, and names of the file that are themselves in question. */
function candidatesOf(
  book: NameBook,
  named: NamedRecord,
  index: Index,
  bySlug: ReadonlyMap<string, readonly NamedRecord[]>,
): Candidates {
  const slug = slugOf(named.name);
  const records = (index.bySlug.get(slug) ?? []).map(({ id, name }) => ({ id, name }));
  const names = (bySlug.get(slug) ?? []).filter((other) => {
    const choice = book.choices.names[keyOf(other)]?.use ?? "create";
    const isRecorded = index.byName.has(other.name) || index.byExternalId.has(other.externalId ?? other.name);
    const isOnlySaid = named.externalId !== null && other.externalId === null;
    return other !== named && choice === "create" && !isRecorded && !isOnlySaid;
  });
  return [...records, ...names.map(({ name }) => ({ id: null, name }))];
}

function settleOne(book: NameBook, named: NamedRecord, index: Index, candidates: Candidates): void {
  const choice = book.choices.names[keyOf(named)];
  const isRecorded = choice?.use === "record" && index.ids.has(choice.id);
  const exact = index.byName.get(named.name.trim()) ?? [];
  const externalId = index.byExternalId.get(named.externalId ?? named.name);
  const why = exact.length > 1 ? "several" : candidates.length > 0 ? "lookalike" : "unknown";
  if (choice !== undefined && choice.use !== "name" && (choice.use !== "record" || isRecorded)) {
    ask(book, named, { why, candidates, answer: choice });
    follow(book, named, choice);
    return;
  }
  const certain = externalId ?? (exact.length === 1 ? exact[0]?.id : undefined);
  if (certain !== undefined) {
    named.id = certain;
    return;
  }
  const isOpen = why === "several" || (why === "lookalike" && book.choices.lookalikes === "ask");
  const standing = named.externalId !== null ? "create" : named.told ? book.choices.unknownNames[named.kind] : "ask";
  const answer: NameChoice | null = isOpen || standing === "ask" ? null : { use: standing };
  if (named.externalId === null || answer === null) ask(book, named, { why, candidates, answer });
  if (answer !== null) follow(book, named, answer);
  else named.stop = why === "unknown" ? unknownStop(named) : unclearStop(named, why);
}

function follow(book: NameBook, named: NamedRecord, choice: NameChoice): void {
  if (choice.use === "record") named.id = choice.id;
  else if (choice.use === "create") named.id = newRecord(book, named);
  else {
    const expected = `a ${named.kind} that is taken`;
    named.stop = { code: "SKIPPED", expected, remedy: "Go back to Match values to take it after all." };
  }
}

function ask(book: NameBook, named: NamedRecord, question: Pick<NameQuestion, "why" | "candidates" | "answer">): void {
  const { kind, name, rows } = named;
  book.questions.push({ key: keyOf(named), kind, name, product: named.product?.name ?? null, rows, ...question });
}

function keyOf(named: NamedRecord): string {
  return nameKey(named.kind, named.name, named.product?.name ?? null);
}

function unknownStop(named: NamedRecord): NameStop {
  if (!named.told) {
    const remedy = "Bring in the product that it names, or choose what the name means.";
    return { code: "DANGLING_REFERENCE", expected: "a product of this file or of the portfolio", remedy };
  }
  return {
    code: `UNKNOWN_${named.kind.toUpperCase()}`,
    expected: `a ${named.kind} of the portfolio`,
    remedy: `Choose for each unknown ${named.kind}: create it, pick one, or skip it.`,
  };
}

function unclearStop(named: NamedRecord, why: "lookalike" | "several"): NameStop {
  if (why === "several") {
    const remedy = `Several records have this name: pick one, or skip it.`;
    return { code: "SEVERAL_NAMED", expected: `one ${named.kind} of this name`, remedy };
  }
  return {
    code: "LOOKALIKE",
    expected: "a name that differs in more than case, blanks and hyphens",
    remedy: `Choose whether it is the same ${named.kind} or one of its own.`,
  };
}

const tableOf = { team: "teams", product: "products", feature: "features", pool: "pools" } as const;

/** The place of a new record of this name, the same for every spelling that was settled to it; `known` is said of it besides. */
export function newRecord(book: NameBook, named: NamedRecord, known: Readonly<Record<string, unknown>> = {}): Id {
  const { kind, name } = named;
  const productId = named.product?.id ?? "";
  const key = `${kind}/${productId}/${name}`;
  const taken = book.places.get(key);
  if (taken !== undefined) return taken;
  const place = newPlace(book);
  book.places.set(key, place);
  const origin = { source: book.file.source, externalId: named.externalId ?? name, batchId: batchPlace };
  const fields = { ...blankOf(kind, name, productId), ...known, ...origin };
  const addition = { table: tableOf[kind], id: place, fields };
  book.creations.set(place, { addition, kind, name, used: false, isIntroduced: false });
  return place;
}

function blankOf(kind: NameKind, name: string, productId: Id): Readonly<Record<string, unknown>> {
  switch (kind) {
    case "team":
      return { name, dayRate: null };
    case "product":
      return blankProduct(name);
    case "feature":
      return blankFeature(productId, name);
    case "pool":
      return { name, driver: "users", weights: [], avoidableShare: 0 };
  }
}
