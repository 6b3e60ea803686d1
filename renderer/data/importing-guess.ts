import { settingsOf } from "#shared/domain/portfolio.ts";
import { focusTag } from "#shared/exchange/focus.ts";
import type { Guess } from "#shared/exchange/guess.ts";
import { placesOf } from "#shared/exchange/header.ts";
import { isNotKnown } from "#shared/exchange/numbers.ts";
import type { Sniffed } from "#shared/exchange/sniff.ts";
import { withExperiment } from "./importing-experiments.ts";
import { currentPortfolio } from "./portfolio.ts";

type Columns = Pick<Sniffed, "header" | "sample">;

/** The columns of a cloud bill that most often stand for products, the likeliest first. */
const productColumns = ["SubAccountName", "SubAccountId", "ServiceName"] as const;

/** A guess with what only this portfolio and a person's next question add to it. */
export function firstGuess(guess: Guess, columns: Columns): Guess {
  return withExperiment(withProducts(withCurrency(guess), columns), columns);
}

/** Money without a currency is taken to be in the portfolio's own. */
function withCurrency({ reading, guessed }: Guess): Guess {
  const isMoney = reading.format === "cost" || reading.format === "value";
  if (!isMoney || reading.columns["currency"] !== undefined) return { reading, guessed };
  const { currency } = settingsOf(currentPortfolio());
  return {
    reading: { ...reading, constants: { ...reading.constants, currency } },
    guessed: { ...guessed, currency: "portfolio" },
  };
}

/** The charges of a cloud bill are told apart by a column that has names, so that these are asked for. */
function withProducts({ reading, guessed }: Guess, columns: Columns): Guess {
  const isSaid = reading.columns["product"] !== undefined || reading.options[focusTag] !== undefined;
  if (reading.format !== "focus" || isSaid) return { reading, guessed };
  const named = productColumns.find((column) => hasNames(column, columns));
  if (named === undefined) return { reading, guessed };
  return { reading: { ...reading, columns: { ...reading.columns, product: [named] } }, guessed };
}

function hasNames(column: string, { header, sample }: Columns): boolean {
  const at = placesOf(header, column)[0];
  return at !== undefined && sample.some((row) => !isNotKnown(row[at] ?? ""));
}
