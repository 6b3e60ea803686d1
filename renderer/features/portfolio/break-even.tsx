import { useMemo } from "react";
import { count, shortMoney, share } from "#shared/words/format.ts";
import { breakEvenText, portfolioScreenWords } from "#shared/words/portfolio.ts";
import { BubbleChart } from "#ui/chart-points.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import type { PortfolioRow } from "./portfolio-rows.ts";

type BreakEvenProps = {
  readonly rows: readonly PortfolioRow[];
  readonly currency: string;
  readonly onOpen: (productId: string) => void;
};

const question = portfolioScreenWords.question;

/** More bubbles than these cover one another; the costliest are drawn, the sentence counts all. */
const mostPoints = 100;

function pointsOf(rows: readonly PortfolioRow[]) {
  return rows.flatMap(({ id, line }) => {
    const { cost } = line.money;
    const { valueShare } = line.economics;
    if (cost === null || valueShare === null) return [];
    const isWeak = [line.costQuality, line.valueQuality].some(({ grade }) => grade === "D" || grade === "insufficient");
    const size = line.usage.activeUsers.value ?? undefined;
    return [
      {
        id,
        label: line.product.name,
        x: cost,
        y: valueShare,
        isHollow: isWeak,
        ...(size === undefined ? {} : { size }),
      },
    ];
  });
}

/** Cost against what a product is worth for it: above the line it earns, below it costs more than it is worth. */
export function BreakEven({ rows, currency, onOpen }: BreakEvenProps) {
  const placed = useMemo(() => pointsOf(rows), [rows]);
  const points = useMemo(() => placed.toSorted((a, b) => b.x - a.x).slice(0, mostPoints), [placed]);
  const above = placed.filter(({ y }) => y >= 0.5).length;
  const answer = breakEvenText({ above, below: placed.length - above, absent: rows.length - placed.length });
  if (placed.length === 0) {
    return (
      <Panel title={question}>
        <Muted>{answer}</Muted>
      </Panel>
    );
  }
  return (
    <BubbleChart
      question={question}
      answer={answer}
      height={220}
      note={placed.length > mostPoints ? `Drawn are the ${mostPoints} costliest.` : undefined}
      points={points}
      labelHeader="Product"
      xAxis={{ label: "Cost of the window", min: 0, format: (minor) => shortMoney(Math.round(minor), currency) }}
      yAxis={{ label: "Value ÷ (value + cost)", min: 0, max: 1, split: 0.5, format: share }}
      sizeHeader="Users a month"
      sizeFormat={count}
      hollowLabel="Weak evidence (D or none)"
      onOpen={onOpen}
    />
  );
}
