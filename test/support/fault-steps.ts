import fc from "fast-check";
import type { Command } from "#shared/domain/change.ts";
import { addFeature, blankFeature, editFeature, removeFeature } from "#shared/domain/feature.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { monthAt } from "#shared/domain/month.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct, editProduct, removeProduct } from "#shared/domain/product.ts";
import { editSettings } from "#shared/domain/settings.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { addTeam, removeTeam } from "#shared/domain/team.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { costRow, planOf, productRow, readOf, usageFile, usageRow, valueRow } from "./import-reads.ts";

/** One step of a walk: what a person does, with numbers that choose among what is there. */
export type Step = {
  readonly kind: (typeof kinds)[number];
  readonly which: number;
  readonly value: number;
};

const kinds = [
  "addProduct",
  "editProduct",
  "removeProduct",
  "addFeature",
  "editFeature",
  "removeFeature",
  "addTeam",
  "removeTeam",
  "typeUsage",
  "editSettings",
  "import",
  "restore",
  "undo",
  "undo",
  "undo",
  "redo",
  "redo",
  "restart",
] as const;

/** Any step; undo and redo come more often than the rest. */
export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  which: fc.nat(1000),
  value: fc.nat(1000),
});

function nth<T>(all: Iterable<T>, which: number): T | undefined {
  const known = [...all];
  return known[which % Math.max(1, known.length)];
}

/** The command of a step on this portfolio; null where the step is no command, or has nothing to work on. */
export function commandOf({ kind, which, value }: Step, portfolio: Portfolio): Command | null {
  const product = nth(allOf(portfolio.products), which);
  const feature = nth(allOf(portfolio.features), which);
  switch (kind) {
    case "addProduct":
      return addProduct(blankProduct(`Product ${value}`));
    case "editProduct":
      return product === undefined ? null : editProduct(product.id, { job: `job ${value}`, description: `${which}` });
    case "removeProduct":
      return product === undefined ? null : removeProduct(product.id);
    case "addFeature":
      return product === undefined ? null : addFeature(blankFeature(product.id, `Feature ${value}`));
    case "editFeature":
      return feature === undefined
        ? null
        : editFeature(feature.productId, feature.id, { name: `Feature ${which} ${value}` });
    case "removeFeature":
      return feature === undefined ? null : removeFeature(feature.productId, feature.id);
    case "addTeam":
      return addTeam({ name: `Team ${value}`, dayRate: null });
    case "removeTeam": {
      const team = nth(allOf(portfolio.teams), which);
      return team === undefined ? null : removeTeam(team.id);
    }
    case "typeUsage":
      return product === undefined ? null : recordUsage(product.id, typedCells(portfolio, product.id, value));
    case "editSettings":
      return editSettings({ portfolioName: `Tools ${value}`, currency: settingsOf(portfolio).currency });
    case "import":
      return importOf(portfolio, which, value);
    case "restore":
    case "undo":
    case "redo":
    case "restart":
      return null;
  }
}

function typedCells(portfolio: Portfolio, productId: string, value: number) {
  const featureId = nth(onShelf(portfolio.features, productId).keys(), value);
  const numbers = { eligible: 1000, users: value % 1000, uses: value * 2, full: true };
  const month = monthAt(12 * 2024 + (value % 30));
  const subjects = featureId === undefined || value % 2 === 0 ? [productId] : [productId, featureId];
  return subjects.map((subject) => ({ subject, month, ...numbers }));
}

function importOf(portfolio: Portfolio, which: number, value: number): Command {
  const product = `Shop ${which % 5}`;
  const feature = `Search ${value % 7}`;
  const rows = readOf({
    products: [productRow(1, product, { owner: `Team ${value % 4}` })],
    usage: Array.from({ length: 1 + (value % 6) }, (_, n) =>
      usageRow(2 + n, { product, feature, month: monthAt(12 * 2025 + n), users: value, eligible: 2000 }),
    ),
    costs: [costRow(10, { product, label: `Hosting ${value % 3}`, amount: 100 + value })],
    values: [valueRow(11, { product, feature })],
  });
  const file = { ...usageFile, hash: `${which}-${value}`.padEnd(64, "0"), source: `source ${which % 3}` };
  return importCommand(planOf(portfolio, rows, undefined, file));
}
