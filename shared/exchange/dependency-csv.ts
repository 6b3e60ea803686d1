import type { ByteSource } from "./byte-source.ts";
import { dependencyWords } from "./choice-words.ts";
import { entryOf, reasonOf } from "./entry-cells.ts";
import { lineOf, newIntake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { neededCells } from "./usage-long.ts";
import { walkTables } from "./walk.ts";
import type { Watch } from "./watch.ts";
import { placeOf, type DependencyRow, type Place, type ReadRows } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

/** Reads a table of dependencies, "from needs to", hard where nothing else is said; self-references and repeats are stopped. */
export async function readDependencyCsv(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const dependencies: DependencyRow[] = [];
  const seen = new Map<string, Place>();
  const walked = await walkTables({ sources, reading, watch, intake, listFields: new Set() }, ({ cells, places }) => {
    if (!cells.has("from") || !cells.has("to")) {
      return refuse("NO_PRODUCT", "Two columns are needed: who needs, and what is needed.", "Choose both.");
    }
    const take = (row: Parameters<typeof entryOf>[0]) =>
      reasonOf(() => {
        const entry = entryOf(row, cells, reading);
        const [from, to] = [entry.needName("from"), entry.needName("to")];
        if (from === to) entry.refuse("to", "NEEDS_ITSELF", "another product");
        const before = seen.get(`${from}\0${to}`);
        if (before !== undefined) entry.refuse("to", "REPEATED", `one row for each dependency (${lineOf(before)})`);
        const kind = entry.choice("kind", dependencyWords) ?? "hard";
        seen.set(`${from}\0${to}`, placeOf(row));
        dependencies.push({ ...placeOf(row), from, to, kind });
      });
    return ok({ needed: neededCells(places), take });
  });
  return walked.ok ? ok(intake.finish({ dependencies })) : walked;
}
