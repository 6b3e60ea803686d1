import { useMemo, useState } from "react";
import { addMonths, monthRange } from "#shared/domain/month.ts";
import { usageMonthsOf, usageSeries, type ProductUsage } from "#shared/domain/product-usage.ts";
import { briefNumber, counted, monthText, shortNumber } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { Button } from "#ui/button.tsx";
import { HeatMap } from "#ui/chart-heat.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { FeatureRow } from "./feature-rows.ts";

type UsageHeatProps = {
  readonly rows: readonly FeatureRow[];
  readonly usage: ProductUsage;
  readonly onOpen: (featureId: string) => void;
};

const months = 24;
const pageOfRows = 30;

/** A share in the little room of a cell; never 0% for what is not quite nothing. */
function wholeShare(value: number): string {
  return value > 0 && value < 0.005 ? "<1%" : `${Math.round(value * 100)}%`;
}

/** When each feature is used: months across, features down, the most used first. */
export function UsageHeat({ rows, usage, onOpen }: UsageHeatProps) {
  const [most, setMost] = useState(pageOfRows);
  const { shown, columns, values, isReach } = useMemo(() => {
    const first = addMonths(usage.asOf, 1 - months);
    const known = rows.filter(({ feature }) => usage.rows.has(feature.id));
    const ordered = known.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1)).slice(0, most);
    const series = ordered.map(({ feature }) =>
      usageSeries(usageMonthsOf(usage.matrix, feature.id, first, usage.asOf)),
    );
    const byReach = series.some(({ measure }) => measure === "reach");
    return {
      shown: ordered,
      columns: monthRange(first, usage.asOf).map(monthText),
      values: series.map((one) => (byReach && one.measure !== "reach" ? one.values.map(() => null) : one.values)),
      isReach: byReach,
    };
  }, [rows, usage, most]);
  if (shown.length === 0) {
    return <EmptyState isFiltered title={productScreenWords.noUsage} />;
  }
  const measured = isReach ? "share of eligible users" : "uses or users a month";
  return (
    <>
      <HeatMap
        question="When is it used?"
        answer={`${counted(shown.length, "feature")}, the most used first, by ${measured}. Hatched months are not known.`}
        rows={shown.map(({ feature }) => ({ id: feature.id, label: feature.name }))}
        columns={columns}
        values={values}
        rowHeader="Feature"
        unknownLabel="not known"
        format={isReach ? wholeShare : shortNumber}
        printed={isReach ? wholeShare : briefNumber}
        onOpen={onOpen}
      />
      {shown.length === most && rows.length > most && (
        <div>
          <Button onPress={() => setMost(most + pageOfRows)}>Show {pageOfRows} more</Button>
        </div>
      )}
    </>
  );
}
