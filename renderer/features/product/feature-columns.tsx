import { isRefused } from "#shared/maths/answer.ts";
import { addMonths } from "#shared/domain/month.ts";
import { usageMonthsOf, usageSeries, usageTrend, type ProductUsage } from "#shared/domain/product-usage.ts";
import type { UsageClass, UsageThresholds } from "#shared/domain/usage-class.ts";
import { cadenceWords, guardWords, usageClassWords, warningWords } from "#shared/words/codes.ts";
import { count, monthText, notKnown, orNotKnown, share, shareInterval } from "#shared/words/format.ts";
import { Badge } from "#ui/badge.tsx";
import { IntervalBar } from "#ui/interval-bar.tsx";
import { Muted } from "#ui/layout.tsx";
import { Sparkline } from "#ui/sparkline.tsx";
import type { Column } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";
import { classRank, countsUses, type FeatureRow } from "./feature-rows.ts";
import styles from "./product.module.css";

/** How a class of use is coloured beside its word. */
export const classTones: { readonly [name in UsageClass]: Tone } = {
  always: "good",
  often: "good",
  sometimes: "good",
  used: "good",
  rarely: "warn",
  never: "bad",
  new: "note",
  unknown: "neutral",
};

function reachText({ judged }: FeatureRow): string {
  if (judged.reach !== null && judged.ci !== null) {
    return `${share(judged.reach)} (${shareInterval(judged.ci[0], judged.ci[1])})`;
  }
  return judged.shareUpperBound === null ? notKnown : `at most ${share(judged.shareUpperBound)} of use`;
}

function Reach({ row, line }: { readonly row: FeatureRow; readonly line: number }) {
  const { reach, ci } = row.judged;
  if (reach === null || ci === null) return <Muted>{reachText(row)}</Muted>;
  const tone = ci[1] < line ? "warn" : undefined;
  return (
    <span className={styles.reach}>
      <IntervalBar
        label={`Reach ${reachText(row)}`}
        low={ci[0]}
        value={reach}
        high={ci[1]}
        min={0}
        max={1}
        threshold={line}
        width={76}
        tone={tone}
      />
      <span>{share(reach)}</span>
    </span>
  );
}

const trendMonths = 24;
const [rising, falling] = ["rising", "falling"];

/** The last months of a feature's use, and in words where they lead. */
type SeenTrend = { readonly values: readonly (number | null)[]; readonly words: string };

/** The trends of a product, each worked out once: a table asks for them again with every line that comes into sight. */
function trendsOf(usage: ProductUsage): (id: string) => SeenTrend {
  const known = new Map<string, SeenTrend>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const months = usageMonthsOf(usage.matrix, id, addMonths(usage.asOf, 1 - trendMonths), usage.asOf);
    const trend = { values: usageSeries(months).values, words: trendText(usage, id) };
    known.set(id, trend);
    return trend;
  };
}

function Trend({ trend: { values, words } }: { readonly trend: SeenTrend }) {
  if (values.every((value) => value === null)) return <Muted>{notKnown}</Muted>;
  const tone = words === rising ? "good" : words === falling ? "warn" : "neutral";
  return (
    <span className={styles.reach}>
      <Sparkline label={`Last ${trendMonths} months: ${words}`} values={values} width={72} tone={tone} />
      <span>{tone === "neutral" ? "" : words}</span>
    </span>
  );
}

/** The columns of the features of one product. */
export function featureColumns(usage: ProductUsage, thresholds: UsageThresholds): readonly Column<FeatureRow>[] {
  const trendOf = trendsOf(usage);
  return [
    {
      id: "name",
      header: "Feature",
      kind: "text",
      width: 208,
      text: ({ feature }) => feature.name,
      cell: ({ feature }) => <strong className={styles.name}>{feature.name}</strong>,
      sortBy: ({ feature }) => feature.name,
    },
    {
      id: "class",
      header: "Class",
      kind: "custom",
      width: 114,
      text: ({ judged }) => usageClassWords[judged.class].name,
      cell: ({ judged }) => (
        <span title={usageClassWords[judged.class].meaning}>
          <Badge tone={classTones[judged.class]}>{usageClassWords[judged.class].name}</Badge>
        </span>
      ),
      sortBy: ({ judged }) => classRank(judged.class),
    },
    {
      id: "reach",
      header: "Reach",
      unit: "95% interval",
      kind: "custom",
      width: 184,
      text: reachText,
      cell: (row) => <Reach row={row} line={thresholds.sometimes} />,
      sortBy: ({ judged }) => judged.reach ?? judged.shareUpperBound,
    },
    {
      id: "total",
      header: countsUses(usage) ? "Uses" : "Users summed",
      kind: "number",
      width: 96,
      text: ({ total }) => orNotKnown(total, count),
      cell: ({ total }) => (total === null ? <Muted>{notKnown}</Muted> : count(total)),
      sortBy: ({ total }) => total,
    },
    {
      id: "trend",
      header: "Trend",
      kind: "custom",
      width: 136,
      text: ({ feature }) => trendOf(feature.id).words,
      cell: ({ feature }) => <Trend trend={trendOf(feature.id)} />,
    },
    {
      id: "lastUsed",
      header: "Last used",
      kind: "text",
      width: 108,
      text: ({ judged }) => orNotKnown(judged.lastUsed, monthText),
      cell: ({ judged }) =>
        judged.lastUsed === null ? (
          <Muted>{judged.exposureMonths > 0 ? "Not seen" : notKnown}</Muted>
        ) : (
          monthText(judged.lastUsed)
        ),
      sortBy: ({ judged }) => judged.lastUsed,
    },
    {
      id: "guards",
      header: "Guards and warnings",
      kind: "text",
      width: 236,
      text: ({ judged }) =>
        [...judged.guards.map((guard) => guardWords(guard).name), ...judged.warnings.map(warningWords)].join(", "),
      sortBy: ({ judged }) => judged.guards.length + judged.warnings.length / 10 || null,
    },
    {
      id: "released",
      header: "Released",
      kind: "text",
      width: 130,
      text: ({ feature, judged }) =>
        feature.releasedMonth !== null
          ? monthText(feature.releasedMonth)
          : judged.firstSeen === null
            ? notKnown
            : `first seen ${monthText(judged.firstSeen)}`,
      sortBy: ({ feature, judged }) => feature.releasedMonth ?? judged.firstSeen,
    },
    {
      id: "cadence",
      header: "Cadence",
      kind: "text",
      width: 104,
      text: ({ feature }) => (feature.cadence === null ? "Not said" : cadenceWords[feature.cadence]),
      sortBy: ({ feature }) => (feature.cadence === null ? null : cadenceWords[feature.cadence]),
    },
  ];
}

/** Whether a feature's use rises or falls, in a few words. */
export function trendText(usage: ProductUsage, id: string): string {
  const trend = usageTrend(usage, id);
  if (isRefused(trend)) return "too few months for a trend";
  if (trend.p >= 0.05) return "no clear trend";
  return trend.direction === "down" ? falling : rising;
}
