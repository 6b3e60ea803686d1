import { experimentOf } from "../domain/experiment-links.ts";
import type { Experiment } from "../domain/experiment.ts";
import type { Id } from "../domain/ids.ts";
import { learningStanding } from "../domain/learning-standing.ts";
import type { Learning } from "../domain/learning.ts";
import type { Portfolio } from "../domain/portfolio.ts";
import { onShelf } from "../domain/shelves.ts";
import { experimentVerdictWords } from "../words/experiments.ts";
import { standingWords } from "../words/learnings.ts";
import { writeCsv } from "./csv-write.ts";
import { blockMarkdown, escapeMarkdown } from "./document-markdown.ts";
import { facts, prose } from "./proposal-blocks.ts";
import { cleanText } from "./proposal-cells.ts";

const header = [
  "Id",
  "Title",
  "Product",
  "We believed",
  "We observed",
  "We learned",
  "Therefore we will",
  "Tags",
  "Standing",
  "Supported by",
  "Contradicted by",
] as const;

function productOf(portfolio: Portfolio, { productId }: Learning): string {
  return productId === null ? "" : (onShelf(portfolio.products, "").get(productId)?.name ?? "");
}

function experimentsOf(portfolio: Portfolio, ids: readonly Id[]): readonly Experiment[] {
  return ids.flatMap((id) => experimentOf(portfolio, id) ?? []);
}

/** Learnings as CSV, one a row, with the titles of the experiments that speak for and against each. */
export function* learningsCsv(portfolio: Portfolio, learnings: readonly Learning[]): Generator<string> {
  yield writeCsv([header]);
  const titles = (ids: readonly Id[]) =>
    experimentsOf(portfolio, ids)
      .map(({ title }) => title)
      .join("; ");
  for (const learning of learnings) {
    yield writeCsv([
      [
        learning.id,
        learning.title,
        productOf(portfolio, learning),
        learning.believed,
        learning.observed,
        learning.learned,
        learning.therefore,
        learning.tags.join("; "),
        standingWords[learningStanding(portfolio, learning)].name,
        titles(learning.supportedBy),
        titles(learning.contradictedBy),
      ],
    ]);
  }
}

/** Learnings as JSON, whole: every text as it is, and products and experiments by id and name. */
export function* learningsJson(portfolio: Portfolio, learnings: readonly Learning[]): Generator<string> {
  const named = (ids: readonly Id[]) => experimentsOf(portfolio, ids).map(({ id, title }) => ({ id, title }));
  yield '{\n"format": "winnow-learnings",\n"version": 1,\n"learnings": [\n';
  for (const [n, learning] of learnings.entries()) {
    const { id, title, believed, observed, learned, therefore, tags, productId } = learning;
    const written = {
      id,
      title,
      product: productId === null ? null : { id: productId, name: productOf(portfolio, learning) },
      believed,
      observed,
      learned,
      therefore,
      tags,
      standing: learningStanding(portfolio, learning),
      supportedBy: named(learning.supportedBy),
      contradictedBy: named(learning.contradictedBy),
    };
    yield `${JSON.stringify(written)}${n === learnings.length - 1 ? "" : ","}\n`;
  }
  yield "]\n}\n";
}

/** Learnings as Markdown, contradictions before anything else is told of them; everything people wrote is escaped. */
export function* learningsMarkdown(portfolio: Portfolio, learnings: readonly Learning[]): Generator<string> {
  yield "# Learnings\n";
  for (const learning of learnings) {
    const speaking = (ids: readonly Id[]) => {
      const told = experimentsOf(portfolio, ids).map(({ title, verdict }) =>
        verdict === null ? title : `${title} (${experimentVerdictWords[verdict.verdict].toLowerCase()})`,
      );
      return told.length === 0 ? "None" : told.join("; ");
    };
    const standing = standingWords[learningStanding(portfolio, learning)];
    yield `\n${[
      `## ${escapeMarkdown(cleanText(learning.title))}`,
      `**${standing.name}.** ${standing.meaning}`,
      ...(["believed", "observed", "learned", "therefore"] as const).map(
        (name) => `### ${titles[name]}\n\n${blockMarkdown(prose(learning[name], "Not written down."))}`,
      ),
      blockMarkdown(
        facts(
          ["Product", learning.productId === null ? "All products" : productOf(portfolio, learning)],
          ["Tags", learning.tags.length === 0 ? "None" : learning.tags.join(", ")],
          ["Supported by", speaking(learning.supportedBy)],
          ["Contradicted by", speaking(learning.contradictedBy)],
        ),
      ),
    ].join("\n\n")}\n`;
  }
}

const titles = {
  believed: "We believed",
  observed: "We observed",
  learned: "From that we learned",
  therefore: "Therefore we will",
} as const;
