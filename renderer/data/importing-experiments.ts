import { find } from "#shared/domain/change.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { shapeOf } from "#shared/domain/import-names.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import type { Guess } from "#shared/exchange/guess.ts";
import { placesOf } from "#shared/exchange/header.ts";
import type { Sniffed } from "#shared/exchange/sniff.ts";
import { importTarget } from "./import-target.ts";
import { currentPortfolio } from "./portfolio.ts";

type Columns = Pick<Sniffed, "header" | "sample">;

/** Results without a product go to the experiment they are brought in for, else to the one of that name, if there is one. */
export function withExperiment({ reading, guessed }: Guess, columns: Columns): Guess {
  const isOfResults = reading.format === "experimentArms" || reading.format === "experimentUnits";
  if (!isOfResults || reading.columns["product"] !== undefined) return { reading, guessed };
  const portfolio = currentPortfolio();
  const asked = importTarget();
  const meant =
    (asked === null ? undefined : experimentOf(portfolio, asked)) ?? namedIn(portfolio, { reading, guessed }, columns);
  const product = meant === undefined ? undefined : find(portfolio, "products", meant.productId)?.name;
  if (meant === undefined || product === undefined) return { reading, guessed };
  const isTitled = reading.columns["experiment"] !== undefined;
  const constants = isTitled ? { product } : { product, experiment: meant.title };
  const reasons = Object.fromEntries(Object.keys(constants).map((field) => [field, "experiment" as const]));
  return {
    reading: { ...reading, constants: { ...reading.constants, ...constants } },
    guessed: { ...guessed, ...reasons },
  };
}

/** The experiment that the first name in the file means; none where several products have one of that name. */
function namedIn(portfolio: Portfolio, { reading }: Guess, { header, sample }: Columns): Experiment | undefined {
  const column = reading.columns["experiment"]?.[0];
  const at = column === undefined ? undefined : placesOf(header, column)[0];
  const name = at === undefined ? reading.constants["experiment"] : sample[0]?.[at];
  if (name === undefined || name.trim() === "") return undefined;
  const alike = [...allOf(portfolio.experiments)].filter(({ title }) => shapeOf(title) === shapeOf(name));
  return alike.length === 1 ? alike[0] : undefined;
}
