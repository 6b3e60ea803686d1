import { openChoices } from "#shared/domain/import-choices.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";
import { sourceOf } from "#shared/domain/import-source.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { textSource } from "#shared/exchange/byte-source.ts";
import { guessReading, type Guess } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { importStatements } from "#shared/words/import.ts";
import type { Result } from "#shared/result.ts";
import { after } from "./portfolios.ts";

const createAll = { team: "create", product: "create", feature: "create", pool: "create" } as const;

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

/** What a file says, read as it is guessed to be meant, but for what is stated otherwise. */
export async function readFile(
  name: string,
  text: string,
  stated: Partial<Reading> = {},
): Promise<{ readonly read: ReadRows; readonly guess: Guess }> {
  const source = textSource(name, text);
  const guess = guessReading(taken(await sniff(source)), stated.format ?? null);
  const reading = { ...guess.reading, ...stated, options: { ...guess.reading.options, ...stated.options } };
  return { read: taken(await readRows([source], reading, unwatched)), guess };
}

/** The portfolio with a file brought in whole, and the plan by which it was; throws when anything is refused. */
export async function imported(
  portfolio: Portfolio,
  name: string,
  text: string,
  stated: Partial<Reading> = {},
): Promise<{ readonly portfolio: Portfolio; readonly plan: ImportPlan; readonly guess: Guess }> {
  const { plan, guess } = await planned(portfolio, name, text, stated);
  const isNothing = plan.problem?.code === "NOTHING_NEW";
  moment += 1;
  return { portfolio: isNothing ? portfolio : after([importCommand(plan)], portfolio, 100 + moment), plan, guess };
}

let moment = 0;

/** The plan by which a file would come in; throws when it cannot be made. */
export async function planned(
  portfolio: Portfolio,
  name: string,
  text: string,
  stated: Partial<Reading> = {},
): Promise<{ readonly plan: ImportPlan; readonly guess: Guess }> {
  const { read, guess } = await readFile(name, text, stated);
  const { format } = guess.reading;
  const statements = importStatements(guess.reading, read.leftOut);
  const hash = String(text.length).padStart(64, "0");
  const file = { name, hash, size: text.length, format, source: sourceOf(name), recipeId: null, statements };
  const plan = taken(planImport(portfolio, read, { ...openChoices, unknownNames: createAll }, file));
  return { plan, guess };
}
