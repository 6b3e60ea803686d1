import { fieldOfPortfolio } from "./backlog-columns.ts";
import { escapeMarkdown } from "./document-markdown.ts";
import { backlogStages, type BacklogItem } from "../domain/backlog-item.ts";
import { settingsOf, type Portfolio } from "../domain/portfolio.ts";
import { ownFields } from "../domain/backlog-field.ts";
import { onShelf } from "../domain/shelves.ts";
import { backlogKindWords, backlogStageWords } from "../words/backlog-codes.ts";

/**
 * Backlog items as JSON, in the given order, an item a line, piece by piece: the records as they are kept, with the names of
 * products and of the team's own fields beside their ids. Amounts are in minor units of the currency named above them.
 */
export function* backlogJson(portfolio: Portfolio, items: readonly BacklogItem[]): Generator<string> {
  const products = onShelf(portfolio.products, "");
  const fields = ownFields(portfolio.fields).map(fieldOfPortfolio);
  const head = { format: "winnow-backlog", version: 1, currency: settingsOf(portfolio).currency, fields };
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  for (const [at, item] of items.entries()) {
    const product = products.get(item.productId)?.name ?? "";
    yield `${at === 0 ? "" : ","}\n${JSON.stringify({ ...item, product })}`;
  }
  yield "\n]}\n";
}

/**
 * Backlog items as Markdown for a page or a message: a list for each stage, in the given order, with what kind of work it
 * is, for which product, who owns it and when it is due. Texts of people cannot become markup.
 */
export function* backlogMarkdown(portfolio: Portfolio, items: readonly BacklogItem[]): Generator<string> {
  const products = onShelf(portfolio.products, "");
  let isFirst = true;
  for (const stage of backlogStages) {
    const here = items.filter((item) => item.stage === stage);
    if (here.length === 0) continue;
    yield `${isFirst ? "" : "\n"}## ${escapeMarkdown(backlogStageWords[stage])} (${here.length})\n\n`;
    isFirst = false;
    for (const [at, item] of here.entries()) {
      yield `${at + 1}. ${lineOf(item, products.get(item.productId)?.name ?? "")}\n`;
    }
  }
}

function lineOf({ title, kind, owner, due, labels }: BacklogItem, product: string): string {
  const said = [
    `${product}, ${backlogKindWords[kind].toLowerCase()}`,
    owner === "" ? null : owner,
    due === null ? null : `due ${due}`,
    labels.length === 0 ? null : labels.join(", "),
  ];
  return `**${plain(title)}**: ${said.flatMap((text) => (text === null ? [] : plain(text))).join("; ")}`;
}

function plain(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/g, " ").trim());
}
