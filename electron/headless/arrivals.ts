import { basename } from "node:path";
import type { ImportFormat } from "#shared/domain/import-batch.ts";
import { sourceOf } from "#shared/domain/import-source.ts";
import type { ByteSource } from "#shared/exchange/byte-source.ts";
import { guessReading, readingFor } from "#shared/exchange/guess.ts";
import { placesOf } from "#shared/exchange/header.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { isBackstage, sniff, type Sniffed } from "#shared/exchange/sniff.ts";
import { ok, refuse, type Problem, type Result } from "#shared/result.ts";
import { isFolder, yamlFilesIn, type OpenedFiles } from "./file-sources.ts";
import type { ProposeOrder } from "./order.ts";
import type { NamedRecipe } from "./recipes.ts";

/** Files that come in together, and how they are read. */
export type Arrival = {
  readonly name: string;
  readonly sources: readonly ByteSource[];
  readonly reading: Reading;
  /** The lasting name of where such files come from. */
  readonly origin: string;
};

type Role = "catalog" | "usage" | "costs" | "values";

/** What has to be in before other files can name it comes first. */
const roles: readonly Role[] = ["catalog", "usage", "costs", "values"];

const formatsOf: Readonly<Record<Role, readonly [ImportFormat, ...ImportFormat[]]>> = {
  catalog: ["products", "backstage", "dependencies"],
  usage: ["usageTable", "usageEvents"],
  costs: ["cost", "focus"],
  values: ["value"],
};

/** Looks at every file that was named and says how each will be read: by the recipe that fits it, else by a guess. */
export async function arrivalsOf(
  order: ProposeOrder,
  recipes: readonly NamedRecipe[],
  files: OpenedFiles,
): Promise<Result<readonly Arrival[]>> {
  const arrivals: Arrival[] = [];
  const used = new Set<NamedRecipe>();
  for (const role of roles) {
    for (const path of order[role]) {
      const folder = await isFolder(path);
      if (!folder.ok) return folder;
      if (folder.value && role !== "catalog") {
        return refuse("FOLDER", `'${path}' is a folder.`, `Name the files one by one: --${role} one --${role} other.`);
      }
      const looked = folder.value ? await lookIntoFolder(path, files) : await lookAtFile(path, files);
      if (!looked.ok) return looked;
      for (const group of looked.value) {
        arrivals.push(arrivalOf(group, { role, recipes, order, used }));
      }
    }
  }
  const unused = recipes.find((recipe) => !used.has(recipe));
  if (unused === undefined) return ok(arrivals);
  return refuse(
    "RECIPE_UNUSED",
    `No file has the columns of the recipe '${unused.path}'.`,
    "Leave it out, or correct it.",
  );
}

type Looked = { readonly name: string; readonly sources: readonly ByteSource[]; readonly sniffed: Sniffed };

async function lookAtFile(path: string, files: OpenedFiles, name = basename(path)): Promise<Result<readonly Looked[]>> {
  const source = await files.open(path, name);
  if (!source.ok) return source;
  const sniffed = await sniff(source.value);
  return sniffed.ok ? ok([{ name, sources: [source.value], sniffed: sniffed.value }]) : sniffed;
}

/** The Backstage files of a folder as one catalogue; where there are none, every YAML file by itself. */
async function lookIntoFolder(folder: string, files: OpenedFiles): Promise<Result<readonly Looked[]>> {
  const listed = await yamlFilesIn(folder);
  if (!listed.ok) return listed;
  const looked: Looked[] = [];
  let problem: Problem | null = null;
  for (const { path, name } of listed.value) {
    const look = await lookAtFile(path, files, name);
    if (look.ok) looked.push(...look.value);
    else problem ??= look.problem;
  }
  const catalogue = looked.filter(({ sniffed }) => sniffed.syntax === "yaml" && isBackstage(sniffed.lines));
  const [first] = catalogue;
  if (first !== undefined) {
    const sources = catalogue.flatMap((member) => member.sources);
    const many = sources.length > 1 ? ` (${sources.length} files)` : "";
    return ok([{ name: `${basename(folder)}${many}`, sources, sniffed: first.sniffed }]);
  }
  if (looked.length > 0) return ok(looked);
  if (problem !== null) return { ok: false, problem };
  return refuse(
    "NO_CATALOGUE",
    `There is no YAML file in '${folder}'.`,
    "Name the catalogue's own file, or another folder.",
  );
}

type Choice = {
  readonly role: Role;
  readonly recipes: readonly NamedRecipe[];
  readonly order: ProposeOrder;
  readonly used: Set<NamedRecipe>;
};

function arrivalOf({ name, sources, sniffed }: Looked, { role, recipes, order, used }: Choice): Arrival {
  const formats = formatsOf[role];
  const recipe = recipes.find(({ reading }) => formats.includes(reading.format) && fits(reading, sniffed));
  if (recipe !== undefined) used.add(recipe);
  const reading = recipe === undefined ? guessed(sniffed, formats) : readingFor(recipe.reading, sniffed);
  const origin = recipe?.name ?? sourceOf(name);
  return {
    name,
    sources,
    reading: role === "catalog" ? withStages(reading, order) : withProduct(reading, order),
    origin,
  };
}

/** A reading in which usage without a product speaks of the one that the command line names. */
function withProduct(reading: Reading, { product }: ProposeOrder): Reading {
  const isUsage = reading.format === "usageTable" || reading.format === "usageEvents";
  if (product === null || !isUsage || reading.columns["product"] !== undefined) return reading;
  return { ...reading, constants: { ...reading.constants, product } };
}

/** A reading in which the catalogue's words for stages mean what the command line says. */
function withStages(reading: Reading, { lifecycle }: ProposeOrder): Reading {
  if (lifecycle.length === 0) return reading;
  const words = new Set(lifecycle.map(({ found }) => found.toLowerCase()));
  const others = (reading.values["lifecycle"] ?? []).filter(({ found }) => !words.has(found.toLowerCase()));
  return { ...reading, values: { ...reading.values, lifecycle: [...lifecycle, ...others] } };
}

/** What the file looks like where that is possible for its role, else the first format of the role. */
function guessed(sniffed: Sniffed, formats: readonly [ImportFormat, ...ImportFormat[]]): Reading {
  const free = guessReading(sniffed).reading;
  return formats.includes(free.format) ? free : guessReading(sniffed, formats[0]).reading;
}

/** Whether a file has every column that a recipe names; what is no table is told by its syntax alone. */
function fits({ syntax, columns, format }: Reading, { syntax: found, header, own }: Sniffed): boolean {
  if (syntax !== found && own === null) return false;
  if (format === "backstage") return true;
  return Object.values(columns)
    .flat()
    .every((column) => placesOf(header, column).length > 0);
}
