import { isRefused } from "#shared/maths/answer.ts";
import { rareShare } from "#shared/maths/rare-share.ts";
import type { Overview } from "#shared/domain/overview.ts";
import { usageClasses, type UsageClass } from "#shared/domain/usage-class.ts";
import { count, counted, money, notKnown, share, shareInterval, shortMoney } from "#shared/words/format.ts";
import { costSumText } from "#shared/words/portfolio.ts";
import { rareShareText } from "#shared/words/product.ts";
import { Stat, StatRow } from "#ui/stat.tsx";
import { sumOf, type Flag, type PortfolioRow } from "./portfolio-rows.ts";

/** By which column the rows behind a headline figure are ordered, and which flag they have. */
export type OpenedRows = { readonly column: string; readonly flag: Flag | "all" };

type StatsProps = {
  readonly rows: readonly PortfolioRow[];
  readonly overview: Overview;
  readonly currency: string;
  readonly isWorking: boolean;
  readonly onOpen: (rows: OpenedRows) => void;
};

function allCounts(rows: readonly PortfolioRow[]): Readonly<Record<UsageClass, number>> {
  const counts = Object.fromEntries(usageClasses.map((name) => [name, 0])) as Record<UsageClass, number>;
  for (const { line } of rows) for (const name of usageClasses) counts[name] += line.usage.counts[name];
  return counts;
}

function knownCaption(unknown: number): string {
  return unknown === 0 ? "of every product" : `${count(unknown)} not known`;
}

/** The portfolio in a line of figures, each opening the rows behind it. */
export function PortfolioStats({ rows, overview, currency, isWorking, onOpen }: StatsProps) {
  const { money: all } = overview;
  const cost = sumOf(rows, (line) => line.money.cost);
  const value = sumOf(rows, (line) => line.money.value);
  const net = sumOf(rows, (line) => line.economics.net);
  const counts = allCounts(rows);
  const rare = rareShare(counts);
  const candidates = rows.reduce((sum, row) => sum + row.candidates, 0);
  const parts = { products: cost.sum, unassigned: all.unassigned.total ?? 0, unallocated: all.unallocated };
  const services = rows.filter(({ line }) => line.product.kind === "service").length;
  return (
    <StatRow>
      <Stat
        label="Products"
        value={count(rows.length)}
        caption={`${counted(services, "service")} among them`}
        onExplain={() => onOpen({ column: "name", flag: "all" })}
        explainLabel="Shows all of them"
      />
      <Stat
        label="Cost"
        value={cost.known === 0 ? notKnown : shortMoney(Math.round(all.total), currency)}
        caption={knownCaption(cost.unknown)}
        onExplain={() => onOpen({ column: "cost", flag: "all" })}
        explainLabel={costSumText(parts, currency)}
      />
      <Stat
        label="Value"
        value={value.known === 0 ? notKnown : shortMoney(Math.round(value.sum), currency)}
        caption={knownCaption(value.unknown)}
        onExplain={() => onOpen({ column: "value", flag: "all" })}
        explainLabel={money(Math.round(value.sum), currency)}
      />
      <Stat
        label="Net"
        value={net.known === 0 ? notKnown : shortMoney(Math.round(net.sum), currency)}
        caption={`of ${counted(net.known, "product")} with both`}
        tone={net.known > 0 && net.sum < 0 ? "bad" : undefined}
        onExplain={() => onOpen({ column: "net", flag: "all" })}
        explainLabel={money(Math.round(net.sum), currency)}
      />
      <Stat
        label="Rarely or never used"
        value={isRefused(rare) ? notKnown : share(rare.share)}
        caption={
          isRefused(rare)
            ? counted(counts.unknown, "unknown feature")
            : `${shareInterval(rare.interval.low, rare.interval.high)}, ${count(counts.unknown)} unknown`
        }
        onExplain={() => onOpen({ column: "rare", flag: "all" })}
        explainLabel={rareShareText(rare, counts.unknown)}
      />
      <Stat
        label="Candidates"
        value={isWorking ? "…" : count(candidates)}
        caption={
          isWorking ? "being worked out" : `in ${counted(rows.filter((row) => row.candidates > 0).length, "product")}`
        }
        onExplain={() => onOpen({ column: "flags", flag: "candidate" })}
        explainLabel="Shows the products that have them"
      />
    </StatRow>
  );
}
