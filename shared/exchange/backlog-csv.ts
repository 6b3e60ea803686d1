import {
  fieldColumn,
  figureColumns,
  figures,
  momentColumns,
  moneyFigures,
  textColumns,
  writeAmount,
} from "./backlog-columns.ts";
import { signatureOf, writeCsv, type Cell } from "./csv-write.ts";
import { estimateOf, type BacklogItem } from "../domain/backlog-item.ts";
import { ownFields, type BacklogField } from "../domain/backlog-field.ts";
import type { Instant } from "../domain/ids.ts";
import { find } from "../domain/change.ts";
import { settingsOf, type Portfolio } from "../domain/portfolio.ts";
import { onShelf } from "../domain/shelves.ts";

/** What a cell of a column says of an item. */
type Column = { readonly header: string; readonly cell: (item: BacklogItem) => Cell };

/**
 * Backlog items as our own CSV, in the given order, piece by piece: everything that is recorded of them, with the names of
 * products and features, amounts in major units, a column for each label and link. It comes back as the same items.
 */
export function* backlogCsv(portfolio: Portfolio, items: readonly BacklogItem[]): Generator<string> {
  const columns = columnsOf(portfolio, items);
  yield writeCsv([[signatureOf("backlog")], columns.map(({ header }) => header)]);
  for (let at = 0; at < items.length; at += 200) {
    yield writeCsv(items.slice(at, at + 200).map((item) => columns.map(({ cell }) => cell(item))));
  }
}

function columnsOf(portfolio: Portfolio, items: readonly BacklogItem[]): readonly Column[] {
  const products = onShelf(portfolio.products, "");
  const feature = ({ productId, featureId }: BacklogItem) =>
    featureId === null ? null : (find(portfolio, "features", featureId, productId)?.name ?? null);
  return [
    { header: "title", cell: ({ title }) => title },
    { header: "product", cell: ({ productId }) => products.get(productId)?.name ?? null },
    { header: "stage", cell: ({ stage }) => stage },
    { header: "kind", cell: ({ kind }) => kind },
    ...textColumns.map((id) => ({ header: id, cell: (item: BacklogItem) => item[id] })),
    { header: "due", cell: ({ due }) => due },
    ...repeated("labels", items, ({ labels }) => labels),
    ...repeated("links", items, ({ links }) => links),
    ...repeated("needs", items, ({ dependsOn }) => dependsOn),
    { header: "feature", cell: feature },
    { header: "proposalId", cell: ({ proposalId }) => proposalId },
    { header: "madeIn", cell: ({ madeIn }) => madeIn },
    { header: "foundIn", cell: ({ foundIn }) => foundIn },
    ...moneyColumns(settingsOf(portfolio).currency, items),
    ...ownFields(portfolio.fields).map(teamColumn),
    ...momentColumns.map((id) => ({ header: id, cell: (item: BacklogItem) => moment(item[id]) })),
    { header: "outcome", cell: ({ outcome }) => outcome?.verdict ?? null },
    { header: "outcome reason", cell: ({ outcome }) => outcome?.reason ?? null },
    { header: "outcome at", cell: ({ outcome }) => outcome?.at ?? null },
    { header: "outcome by", cell: ({ outcome }) => outcome?.by ?? null },
    { header: "note", cell: ({ note }) => note ?? null },
    { header: "extra", cell: ({ extra }) => (extra === undefined ? null : JSON.stringify(extra)) },
    { header: "source", cell: ({ source }) => source ?? null },
    { header: "externalId", cell: ({ externalId }) => externalId ?? null },
    { header: "winnowId", cell: ({ id }) => id },
  ];
}

/** A column for each place that the longest list of these items has. */
function repeated(header: string, items: readonly BacklogItem[], listOf: (item: BacklogItem) => readonly string[]) {
  let longest = 0;
  for (const item of items) longest = Math.max(longest, listOf(item).length);
  return Array.from({ length: longest }, (_, at): Column => ({ header, cell: (item) => listOf(item)[at] ?? null }));
}

function moment(at: Instant | null): Cell {
  return at === null ? null : { digits: new Date(at).toISOString() };
}

function moneyColumns(currency: string, items: readonly BacklogItem[]): readonly Column[] {
  const amount = (minor: number | null | undefined): Cell =>
    typeof minor === "number" ? { digits: writeAmount(minor, currency) } : null;
  const estimated = new Set(items.flatMap(({ estimates }) => estimates.map(({ name }) => name)));
  const known = figures.filter((name) => estimated.has(name));
  return [
    { header: "urgency", cell: ({ urgency }) => urgency.profile },
    {
      header: "urgency weeks",
      cell: ({ urgency }) => {
        if (urgency.profile === "standard") return urgency.horizonWeeks;
        return urgency.profile === "intangible" ? urgency.rampWeeks : null;
      },
    },
    {
      header: "urgency day",
      cell: ({ urgency }) => {
        if (urgency.profile === "fixedDate") return urgency.day;
        return urgency.profile === "intangible" ? urgency.startDay : null;
      },
    },
    {
      header: "urgency amount",
      cell: ({ urgency }) => {
        if (urgency.profile === "fixedDate") return amount(urgency.penalty);
        return urgency.profile === "expedite" ? amount(urgency.lump) : null;
      },
    },
    { header: "currency", cell: () => currency },
    ...known.flatMap((name): readonly Column[] => {
      const [mode = name, low = "", high = "", source = "", on = ""] = figureColumns(name);
      const figure = (value: number | undefined): Cell => (moneyFigures.has(name) ? amount(value) : (value ?? null));
      return [
        { header: mode, cell: (item) => figure(estimateOf(item, name)?.mode) },
        { header: low, cell: (item) => figure(estimateOf(item, name)?.low) },
        { header: high, cell: (item) => figure(estimateOf(item, name)?.high) },
        { header: source, cell: (item) => estimateOf(item, name)?.source ?? null },
        { header: on, cell: (item) => estimateOf(item, name)?.on ?? null },
      ];
    }),
  ];
}

function teamColumn(field: BacklogField): Column {
  return {
    header: fieldColumn(field),
    cell: ({ fields }) => fields.find(({ fieldId }) => fieldId === field.id)?.value ?? null,
  };
}
