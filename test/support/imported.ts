import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { applyChange } from "#shared/domain/change.ts";
import { openChoices, type NameChoice } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { bytesSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { Result } from "#shared/result.ts";

/** The folder of the files that belong together. */
export const journeyFiles = fileURLToPath(new URL("../fixtures/journey/", import.meta.url));

/** What was answered; a refusal fails the test. */
export function settled<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

/** A file of the journey's fixtures. */
export function sourceOf(name: string): ByteSource {
  return bytesSource(name, new Uint8Array(readFileSync(join(journeyFiles, name))));
}

/** What a person does in the window: guessed readings, everything unknown created, a name alike is the one it is like. */
export async function imported(portfolio: Portfolio, names: readonly string[]): Promise<Portfolio> {
  const sources = names.map(sourceOf);
  const [first] = sources;
  if (first === undefined) throw new Error("No file to import.");
  const { reading } = guessReading(settled(await sniff(first)));
  const read = settled(await readRows(sources, reading, unwatched));
  const unknownNames = { team: "create", product: "create", feature: "create", pool: "create" } as const;
  const [name] = names;
  const file = {
    name: name ?? "",
    hash: "",
    size: 1,
    format: reading.format,
    source: "",
    recipeId: null,
    statements: [],
  };
  const open = settled(planImport(portfolio, read, { ...openChoices, unknownNames }, file));
  const alike = open.questions.filter(({ why }) => why === "lookalike");
  const answers = alike.map(({ key, candidates }): [string, NameChoice] => {
    return [key, { use: "record", id: candidates[0]?.id ?? "" }];
  });
  const plan = settled(
    planImport(portfolio, read, { ...openChoices, unknownNames, names: Object.fromEntries(answers) }, file),
  );
  const stamp = { at: Date.now(), by: "Tester", seed: (name ?? "").slice(0, 20).padEnd(20, "0") };
  return applyChange(portfolio, settled(importCommand(plan)(portfolio, stamp)).changes);
}
