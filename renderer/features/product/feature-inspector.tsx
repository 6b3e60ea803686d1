import { addMonths, type Month } from "#shared/domain/month.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { Feature } from "#shared/domain/feature.ts";
import { judgementOf, usageMonthsOf, usageSeries, type ProductUsage } from "#shared/domain/product-usage.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import type { UsageThresholds } from "#shared/domain/usage-class.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { minPopulationForNever } from "#shared/maths/min-population-for-never.ts";
import { cadenceWords, guardWords, markWords, usageClassWords, warningWords } from "#shared/words/codes.ts";
import {
  count,
  counted,
  dayText,
  decimal,
  longMonth,
  money,
  monthSpan,
  monthText,
  orNotKnown,
  share,
  shareInterval,
} from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { cellKindWords } from "#shared/words/product.ts";
import { Badge } from "#ui/badge.tsx";
import { LineChart } from "#ui/chart-line.tsx";
import { Facts, Muted, Stack } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import { classTones, trendText } from "./feature-columns.tsx";
import { judgedWindow } from "./feature-rows.ts";
import styles from "./product.module.css";

type FeatureInspectorProps = {
  readonly feature: Feature;
  readonly usage: ProductUsage;
  readonly thresholds: UsageThresholds;
};

/** One feature: how it was judged, by which numbers and thresholds, and its months. */
export function FeatureInspector({ feature, usage, thresholds }: FeatureInspectorProps) {
  const judged = judgementOf(usage, feature.id, feature.marks);
  const { from, to } = judgedWindow(usage.asOf, thresholds.windowMonths);
  const [low, high] = judged.ci ?? [null, null];
  const fewest = minPopulationForNever(thresholds.sometimes, 0.95);
  const facts = [
    { term: "Window", value: monthSpan(from, to) },
    {
      term: "Observed",
      value: `${counted(judged.exposureMonths, "whole month")} of ${thresholds.windowMonths}; ${thresholds.coverageMonths} needed`,
    },
    ...(judged.reach === null || low === null || high === null
      ? []
      : [
          { term: "Reach", value: `${share(judged.reach)}, 95% interval ${shareInterval(low, high)}` },
          { term: "Rare below", value: `${share(thresholds.sometimes)} (upper end of the interval)` },
        ]),
    ...(judged.shareUpperBound === null
      ? []
      : [
          { term: "Largest share", value: `${share(judged.shareUpperBound)} of the product's use in a month` },
          { term: "Rare below", value: share(thresholds.shareRare) },
        ]),
    ...(judged.class === "never" && judged.guards.includes("REACH_UNCERTAIN") && !isRefused(fewest)
      ? [{ term: "To be sure", value: `${counted(fewest, "eligible user")} at least, of whom none uses it` }]
      : []),
    { term: "Depth", value: orNotKnown(judged.depth, (depth) => `${decimal(depth, 1)} uses per user and month`) },
    {
      term: "Peak",
      value:
        judged.peakMonth === null || judged.peakShare === null
          ? "Not known"
          : `${share(judged.peakShare)} in ${longMonth(judged.peakMonth)}`,
    },
    { term: "Trend", value: trendText(usage, feature.id) },
    { term: "Last used", value: orNotKnown(judged.lastUsed, longMonth) },
    { term: "First seen", value: orNotKnown(judged.firstSeen, longMonth) },
    { term: "Released", value: orNotKnown(feature.releasedMonth, longMonth) },
    { term: "Cadence", value: feature.cadence === null ? "Not said" : cadenceWords[feature.cadence] },
    { term: "For", value: feature.eligibleSegment === "" ? "Not said" : feature.eligibleSegment },
  ];
  return (
    <Stack gap={4}>
      {feature.description !== "" && <p>{feature.description}</p>}
      <div>
        <Badge tone={classTones[judged.class]}>{usageClassWords[judged.class].name}</Badge>{" "}
        {usageClassWords[judged.class].meaning}
        {judged.reach !== null && <Muted>{judged.certain ? " Certain." : " The interval crosses a line."}</Muted>}
      </div>
      <Guards guards={judged.guards} warnings={judged.warnings} />
      <Facts facts={facts} />
      <Marks feature={feature} />
      <OwnMoney feature={feature} />
      <Months feature={feature} usage={usage} />
      <a
        href={`#/product/${encodeURIComponent(feature.productId)}?tab=usage&feature=${encodeURIComponent(feature.id)}`}
      >
        Type or correct its usage
      </a>
      <a
        href={`#/experiments?new=removal&product=${encodeURIComponent(feature.productId)}&feature=${encodeURIComponent(feature.id)}`}
      >
        Test hiding it
      </a>
    </Stack>
  );
}

type GuardsProps = { readonly guards: readonly string[]; readonly warnings: readonly string[] };

function Guards({ guards, warnings }: GuardsProps) {
  if (guards.length + warnings.length === 0) return <Muted>No guard stands.</Muted>;
  return (
    <ul className={styles.findings}>
      {guards.map((guard) => (
        <li key={guard}>
          <Badge tone="note">{guardWords(guard).name}</Badge>
          <span>{guardWords(guard).meaning}</span>
        </li>
      ))}
      {warnings.map((warning) => (
        <li key={warning}>
          <Badge tone="warn">Warning</Badge>
          <span>{warningWords(warning)}</span>
        </li>
      ))}
    </ul>
  );
}

function Marks({ feature: { marks } }: { readonly feature: Feature }) {
  if (marks.length === 0) return null;
  return (
    <Facts
      facts={marks.map(({ kind, reason, owner, reviewOn }) => ({
        term: markWords[kind],
        value: [reason, owner, reviewOn === null ? "no review date" : `review on ${dayText(reviewOn)}`]
          .filter((part) => part !== "")
          .join(" · "),
      }))}
    />
  );
}

function OwnMoney({ feature }: { readonly feature: Feature }) {
  const costs = usePortfolio((portfolio) => onShelf(portfolio.costs, feature.productId));
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const own = [...costs.values()].filter(({ featureId }) => featureId === feature.id);
  if (own.length === 0) return <Muted>{productScreenWords.noOwnCost}</Muted>;
  return (
    <Facts
      facts={own.map(({ label, amount, currency: code, recurrence }) => ({
        term: label,
        value: `${money(amount, code || currency)}${recurrence === "recurring" ? " a month" : " once"}`,
      }))}
    />
  );
}

const monthsShown = 24;

function Months({ feature, usage }: { readonly feature: Feature; readonly usage: ProductUsage }) {
  const first: Month = addMonths(usage.asOf, 1 - monthsShown);
  const months = usageMonthsOf(usage.matrix, feature.id, first, usage.asOf);
  const { measure, values } = usageSeries(months);
  if (values.every((value) => value === null)) {
    return <p>Not known: no usage record in the last {monthsShown} months. Not counted as zero.</p>;
  }
  const label = { reach: "Reach", uses: "Uses", users: "Users" }[measure];
  return (
    <>
      <LineChart
        question={productScreenWords.better}
        answer={`${label} by month; gaps are months that are not known.`}
        height={200}
        x={months.map(({ month }) => monthText(month))}
        xHeader="Month"
        lines={[{ id: measure, label, values }]}
        most={measure === "reach" ? 1 : undefined}
        format={measure === "reach" ? share : count}
      />
      <Table
        caption={`Months of ${feature.name}`}
        height={320}
        rows={months.toReversed()}
        rowKey={({ month }) => month}
        columns={[
          { id: "month", header: "Month", kind: "text", width: 96, text: ({ month }) => monthText(month) },
          {
            id: "eligible",
            header: "Eligible",
            kind: "number",
            width: 84,
            text: ({ eligible }) => orNotKnown(eligible, count),
          },
          { id: "users", header: "Users", kind: "number", width: 84, text: ({ users }) => orNotKnown(users, count) },
          { id: "uses", header: "Uses", kind: "number", width: 84, text: ({ uses }) => orNotKnown(uses, count) },
          { id: "kind", header: "Observed", kind: "text", width: 130, text: ({ kind }) => cellKindWords[kind] },
        ]}
        empty="No month"
      />
    </>
  );
}
