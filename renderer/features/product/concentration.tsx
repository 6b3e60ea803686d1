import { useMemo } from "react";
import { count, share } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { concentrationText } from "#shared/words/product.ts";
import { LineChart } from "#ui/chart-line.tsx";
import { ParetoChart } from "#ui/chart-pareto.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { concentrationCurve, concentrationOf, type FeatureRow } from "./feature-rows.ts";

type ConcentrationProps = {
  readonly rows: readonly FeatureRow[];
  readonly byUses: boolean;
  readonly onOpen: (featureId: string) => void;
};

/** More bars than these nobody tells apart: the curve alone is drawn. */
const mostBars = 200;
const groups = [
  { id: "used", label: "Used" },
  { id: "rare", label: "Rarely or never" },
  { id: "other", label: "New or unknown" },
];

function groupOf({ judged }: FeatureRow): string {
  if (judged.class === "rarely" || judged.class === "never") return "rare";
  return judged.class === "new" || judged.class === "unknown" ? "other" : "used";
}

/** How few features carry the use. */
export function Concentration({ rows, byUses, onOpen }: ConcentrationProps) {
  const spread = useMemo(() => concentrationOf(rows), [rows]);
  const question = productScreenWords.fewCarry;
  if (spread === null) {
    return (
      <EmptyState title={productScreenWords.noUse} isFiltered>
        <p>{productScreenWords.notZero}</p>
      </EmptyState>
    );
  }
  const unit = byUses ? "Uses in the window" : "Users, summed";
  const unknown = rows.length - spread.features;
  const answer = concentrationText(spread) + (unknown > 0 ? ` ${count(unknown)} unknown, not counted as zero.` : "");
  if (rows.length > mostBars) {
    return (
      <LineChart
        question={question}
        answer={answer}
        height={380}
        x={Array.from({ length: 101 }, (_, percent) => `${percent}%`)}
        xHeader="Most used features"
        lines={[{ id: "carried", label: "Share of all use they carry", values: concentrationCurve(rows) }]}
        isFromZero
        most={1}
        marks={[{ value: 0.8, label: "80%" }]}
        format={share}
      />
    );
  }
  return (
    <ParetoChart
      question={question}
      answer={answer}
      height={380}
      bars={rows.map((row) => ({
        id: row.feature.id,
        label: row.feature.name,
        value: row.total,
        group: groupOf(row),
      }))}
      groups={groups}
      labelHeader="Feature"
      valueHeader={unit}
      shareHeader="Share of all use, added up"
      format={count}
      onOpen={onOpen}
    />
  );
}
