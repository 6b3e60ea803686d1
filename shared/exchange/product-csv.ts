import type { ByteSource } from "./byte-source.ts";
import { cleanText, folded, nameIn, type Cells, type TableRow } from "./cells.ts";
import { entryOf, reasonOf, stopRow, type Entry } from "./entry-cells.ts";
import { lineOf, newIntake, type Intake } from "./intake.ts";
import { customerWords, kindWords, lifecycleWords, populationWords } from "./choice-words.ts";
import { withDistinctNames } from "./product-names.ts";
import type { Reading } from "./reading.ts";
import { neededCells } from "./usage-long.ts";
import { walkTables, type OpenedTable } from "./walk.ts";
import type { Watch } from "./watch.ts";
import {
  placeOf,
  type DependencyRow,
  type FeatureRow,
  type Place,
  type ProductRow,
  type ReadRows,
} from "../domain/import-rows.ts";
import { reservedNames } from "../domain/record.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Product fields that may hold several columns. */
const listFields = new Set([
  "name",
  "pays",
  "canChange",
  "feels",
  "benefits",
  "features",
  "dependsOn",
  "softly",
  "extra",
]);

type Found = { products: ProductRow[]; features: FeatureRow[]; dependencies: DependencyRow[] };

/**
 * Reads a catalogue of products, with their teams, features and dependencies where columns hold them. A second row with the
 * same key is stopped; products that share a name get their key behind it, because names tell products apart. `placed` says
 * where a row truly stands, for a table that was made from a file of another form.
 */
export async function readProductCsv(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
  placed: (place: Place) => Place = placeOf,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const found: Found = { products: [], features: [], dependencies: [] };
  const seen = new Map<string, Place>();
  const walked = await walkTables({ sources, reading, watch, intake, listFields, placed }, (table) => {
    const { cells, places } = table;
    if (!cells.has("name")) return refuse("NO_PRODUCT", "No column holds the products' names.", "Choose it.");
    for (const name of keptAs(table).filter((header) => reservedNames.has(header))) {
      intake.notice(`Column '${name}' is left out: nothing can be kept under that name.`);
    }
    const take = (row: TableRow) => reasonOf(() => takeRow(row, { table, reading, seen, found }));
    return ok({ needed: neededCells(places), take });
  });
  return walked.ok ? ok(intake.finish(toldApart(found, intake))) : walked;
}

/** The names under which columns without a field are kept. */
function keptAs({ places, header }: OpenedTable): readonly string[] {
  return (places.get("extra") ?? []).map((at) => header[at] ?? "");
}

type Taking = {
  readonly table: OpenedTable;
  readonly reading: Reading;
  readonly seen: Map<string, Place>;
  readonly found: Found;
};

function takeRow(row: TableRow, { table, reading, seen, found }: Taking) {
  const { cells } = table;
  const entry = entryOf(row, cells, reading);
  const place = placeOf(row);
  const lists = (field: string) => listIn(row, { cells, reading, field });
  const name = joinedName(row, cells);
  if (name === "") entry.refuse("name", "NO_NAME", "the name of a product");
  const externalId = entry.name("externalId") ?? name;
  const before = seen.get(externalId);
  if (before !== undefined) {
    entry.refuse(
      cells.has("externalId") ? "externalId" : "name",
      "REPEATED",
      `one row for each product (${lineOf(before)})`,
    );
  }
  const teams = {
    ...(cells.has("owner") ? { owner: entry.name("owner") } : {}),
    ...(cells.has("pays") ? { pays: lists("pays") } : {}),
    ...(cells.has("canChange") ? { canChange: lists("canChange") } : {}),
    ...(cells.has("feels") ? { feels: lists("feels") } : {}),
    ...(cells.has("benefits") ? { benefits: lists("benefits") } : {}),
  };
  const product = { ...place, externalId, name, fields: fieldsIn(row, entry, table), ...teams };
  const features = lists("features");
  const hard = lists("dependsOn");
  const soft = lists("softly");
  seen.set(externalId, place);
  found.products.push(product);
  for (const feature of features) found.features.push({ ...place, product: name, name: feature, fields: {} });
  for (const to of hard) found.dependencies.push({ ...place, from: externalId, to, kind: "hard" });
  for (const to of soft) found.dependencies.push({ ...place, from: externalId, to, kind: "soft" });
}

/** The product's name; several columns stand side by side, "Public enquiries – Health". */
function joinedName(row: TableRow, cells: Cells): string {
  const read = nameIn(cells.texts(row, "name").join(" – "), cells.columnOf("name"));
  return "reason" in read ? stopRow(read.reason) : read.name;
}

function fieldsIn(row: TableRow, entry: Entry, { cells, places, header }: OpenedTable): ProductRow["fields"] {
  const kind = entry.choice("kind", kindWords);
  const lifecycle = entry.choice("lifecycle", lifecycleWords);
  const customers = entry.choice("customers", customerWords);
  const population = entry.choice("population", populationWords);
  const [decides, heard] = [entry.name("decides"), entry.name("heard")];
  const extra = (places.get("extra") ?? [])
    .map((at) => [header[at] ?? "", cleanText(row.cells[at] ?? "")] as const)
    .filter(([name, text]) => text !== "" && !reservedNames.has(name));
  const note = cleanText(cells.text(row, "note"));
  return {
    ...(kind === null ? {} : { kind }),
    ...(lifecycle === null ? {} : { lifecycle }),
    ...(customers === null ? {} : { customers }),
    ...(population === null ? {} : { population }),
    ...(cells.has("description") ? { description: cleanText(cells.text(row, "description")) } : {}),
    ...(cells.has("job") ? { job: cleanText(cells.text(row, "job")) } : {}),
    ...(cells.has("supportEnd") ? { supportEnd: entry.month("supportEnd") } : {}),
    ...(decides === null && heard === null ? {} : { decisionRight: { decides: decides ?? "", heard: heard ?? "" } }),
    ...(note === "" ? {} : { note }),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
  };
}

type ListCell = { readonly cells: Cells; readonly reading: Reading; readonly field: string };

function listIn(row: TableRow, { cells, reading, field }: ListCell): readonly string[] {
  const mark = reading.options["listMark"] ?? "";
  const names = new Map<string, string>();
  for (const text of cells.texts(row, field)) {
    for (const part of mark === "" ? text.split(/[,;|\n]/) : text.split(mark)) {
      const read = nameIn(part, cells.columnOf(field));
      if ("reason" in read) return stopRow(read.reason);
      if (read.name !== "" && !names.has(folded(read.name))) names.set(folded(read.name), read.name);
    }
  }
  return [...names.values()];
}

/** Products whose names are told apart, and their features beside those names. */
function toldApart(found: Found, intake: Intake) {
  const products = withDistinctNames(found.products, intake);
  const names = new Map(products.map(({ row, name }) => [row, name]));
  const features = found.features.map((feature) => ({
    ...feature,
    product: names.get(feature.row) ?? feature.product,
  }));
  return { ...found, products, features };
}
