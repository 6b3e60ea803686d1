import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readReading, type Reading } from "#shared/exchange/reading.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { onDisk } from "../files.ts";
import { namingFile } from "./file-sources.ts";

/** A recipe that the window exported, under the name of its file. */
export type NamedRecipe = { readonly path: string; readonly name: string; readonly reading: Reading };

/** Reads the recipes that were named; refuses the first that cannot be used. */
export async function readRecipes(paths: readonly string[]): Promise<Result<readonly NamedRecipe[]>> {
  const recipes: NamedRecipe[] = [];
  for (const path of paths) {
    const text = namingFile(path, await onDisk(() => readFile(path, "utf8")));
    if (!text.ok) return text;
    const reading = readReading(text.value);
    if (!reading.ok) return refuse(reading.problem.code, `${path}: ${reading.problem.message}`, reading.problem.fix);
    recipes.push({ path, name: basename(path).replace(/(\.recipe)?\.json$/i, ""), reading: reading.value });
  }
  return ok(recipes);
}
