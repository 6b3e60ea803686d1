import { writeCsv } from "./csv-write.ts";
import { isGain, type ExperimentFamily } from "../domain/experiment-family.ts";
import { find } from "../domain/change.ts";
import type { Portfolio } from "../domain/portfolio.ts";
import { splitWord } from "../words/experiment-family.ts";

const columns = [
  "experiment",
  "product",
  "control",
  "arm",
  "metric",
  "units",
  "effect",
  "low",
  "high",
  "gain",
  "p",
  "p Benjamini-Hochberg",
  "p Bonferroni",
  "split",
  "key",
  "winnowId",
] as const;

/** The comparisons of a family as CSV, in the given order, piece by piece; text is guarded. */
export function* familyCsv(portfolio: Portfolio, { members }: Pick<ExperimentFamily, "members">): Generator<string> {
  yield writeCsv([[...columns]]);
  for (let at = 0; at < members.length; at += 200) {
    const rows = members.slice(at, at + 200).map((member) => {
      const { experiment, arm, units, effect, falseDiscovery, familyWise, isSplitBroken } = member;
      const { title, card, productId, id, externalId = null } = experiment;
      const product = find(portfolio, "products", productId)?.name ?? null;
      const arms = [card.arms[0]?.name ?? null, card.arms[arm]?.name ?? null];
      const figures = [units, effect.estimate, effect.interval.low, effect.interval.high];
      const ps = [effect.p, falseDiscovery, familyWise];
      const gain = isGain(member) ? "yes" : "no";
      return [
        title,
        product,
        ...arms,
        card.metric.name,
        ...figures,
        gain,
        ...ps,
        splitWord(isSplitBroken),
        externalId,
        id,
      ];
    });
    yield writeCsv(rows);
  }
}
