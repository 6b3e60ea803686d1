import type { ReactNode } from "react";
import { isRefused } from "#shared/maths/answer.ts";
import type { Quality } from "#shared/maths/quality.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { gradeWords, lifecycleWords, productKindWords } from "#shared/words/codes.ts";
import {
  count,
  money,
  notKnown,
  orNotKnown,
  share,
  shareInterval,
  shortMoney,
  shortNumber,
} from "#shared/words/format.ts";
import { flagWords } from "#shared/words/portfolio.ts";
import { rareShareText } from "#shared/words/product.ts";
import { Grade } from "#ui/badge.tsx";
import { CircleAlert, Clock, Flag as Flagged, Shield, Users, type Icon } from "#ui/icons.ts";
import { IntervalBar } from "#ui/interval-bar.tsx";
import { Hidden, Muted } from "#ui/layout.tsx";
import type { Column } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";
import styles from "./portfolio.module.css";
import { sumOf, type Flag, type PortfolioRow } from "./portfolio-rows.ts";

const flagMarks: { readonly [flag in Flag]: { readonly icon: Icon; readonly tone: Tone } } = {
  candidate: { icon: Flagged, tone: "warn" },
  guarded: { icon: Shield, tone: "note" },
  noOwner: { icon: CircleAlert, tone: "bad" },
  noCustomers: { icon: Users, tone: "neutral" },
  supportEnding: { icon: Clock, tone: "warn" },
};

type FlagMarkProps = { readonly flag: Flag; readonly text: string; readonly children: ReactNode };

/** A flag as its sign; the words stand in its title and for screen readers. */
function FlagMark({ flag, text, children }: FlagMarkProps) {
  const { icon: Glyph, tone } = flagMarks[flag];
  return (
    <span className={styles.flag} data-tone={tone} title={`${text}. ${flagWords[flag].meaning}`}>
      <Glyph size={15} aria-hidden />
      <Hidden>{text}</Hidden>
      <span aria-hidden>{children}</span>
    </span>
  );
}

/** A figure that nobody knows: a dash in the table, words in its title and for screen readers. */
function Unknown({ why = notKnown }: { readonly why?: string }) {
  return (
    <span title={why}>
      <span aria-hidden>–</span>
      <Hidden>{why}</Hidden>
    </span>
  );
}

/** The signs of the table, explained below it. */
export function TableLegend() {
  return (
    <span className={styles.legend}>
      {Object.entries(flagMarks).map(([flag, { icon: Glyph, tone }]) => (
        <span key={flag} title={flagWords[flag as Flag].meaning}>
          <Glyph size={13} aria-hidden data-tone={tone} />
          {flagWords[flag as Flag].name}
        </span>
      ))}
      <span>Evidence of use, cost and value, A (best) to D</span>
      <span>– not known</span>
    </span>
  );
}

function flagText({ candidates, guarded }: PortfolioRow, flag: Flag): string {
  const n = flag === "candidate" ? candidates : flag === "guarded" ? guarded : 1;
  return n > 1 ? `${n} ${flagWords[flag].name.toLowerCase()}${flag === "candidate" ? "s" : ""}` : flagWords[flag].name;
}

function unknowns(n: number): string {
  return n === 0 ? "" : `, ${count(n)} unknown`;
}

function rareText({ rare, counts }: ProductLine["usage"]): string {
  if (isRefused(rare)) return notKnown;
  return `${share(rare.share)} (${shareInterval(rare.interval.low, rare.interval.high)})${unknowns(counts.unknown)}`;
}

function RareCell({ line: { usage, features } }: { readonly line: ProductLine }) {
  const { rare, counts } = usage;
  const said = rareShareText(rare, counts.unknown);
  if (isRefused(rare)) return features === 0 ? <Muted>No features</Muted> : <Unknown why={said} />;
  const { low, high } = rare.interval;
  return (
    <span className={styles.rare} title={said}>
      <IntervalBar label={said} low={low} value={rare.share} high={high} min={0} max={1} threshold={0.5} width={48} />
      <span>{share(rare.share)}</span>
    </span>
  );
}

function letterOf({ grade }: Quality): string {
  return grade === "insufficient" ? "–" : grade;
}

function Evidence({ line: { usageQuality, costQuality, valueQuality } }: { readonly line: ProductLine }) {
  const parts = [
    ["Use", usageQuality],
    ["Cost", costQuality],
    ["Value", valueQuality],
  ] as const;
  return (
    <span className={styles.grades}>
      {parts.map(([name, quality]) => (
        <Grade key={name} letter={letterOf(quality)} label={`${name}: ${gradeWords(quality.grade)}`} />
      ))}
    </span>
  );
}

function amountColumn(
  id: string,
  header: string,
  currency: string,
  figure: (line: ProductLine) => number | null,
): Column<PortfolioRow> {
  return {
    id,
    header,
    kind: "number",
    // A currency that is written with several letters needs more room.
    width: 58 + 16 * (shortMoney(0, currency).length - 1),
    text: ({ line }) => orNotKnown(figure(line), (amount) => money(Math.round(amount), currency)),
    cell: ({ line }) => <Amount amount={figure(line)} currency={currency} isNet={id === "net"} />,
    sortBy: ({ line }) => figure(line),
    total: (rows) => {
      const { sum, known } = sumOf(rows, figure);
      return known === 0 ? "–" : shortMoney(Math.round(sum), currency);
    },
  };
}

type AmountProps = { readonly amount: number | null; readonly currency: string; readonly isNet: boolean };

function Amount({ amount, currency, isNet }: AmountProps) {
  if (amount === null) return <Unknown />;
  const short = shortMoney(Math.round(amount), currency);
  return <span className={isNet && amount < 0 ? styles.loss : undefined}>{short}</span>;
}

/** As much of a line as is known before its figures are. */
export type NamedRow = { readonly id: string; readonly line: Pick<ProductLine, "product" | "owner"> };

const namedColumns: readonly Column<NamedRow>[] = [
  {
    id: "name",
    header: "Product",
    kind: "text",
    width: 140,
    text: ({ line }) => line.product.name,
    cell: ({ line: { product } }) => (
      <a className={styles.name} href={`#/product/${encodeURIComponent(product.id)}`}>
        {product.name}
      </a>
    ),
    sortBy: ({ line }) => line.product.name,
    total: (rows) => `${count(rows.length)} shown`,
  },
  {
    id: "owner",
    header: "Owner",
    kind: "text",
    width: 80,
    text: ({ line }) => line.owner?.name ?? "No owner",
    cell: ({ line }) => (line.owner === null ? <Muted>No owner</Muted> : line.owner.name),
    sortBy: ({ line }) => line.owner?.name ?? null,
  },
  {
    id: "kind",
    header: "Kind",
    kind: "text",
    width: 80,
    text: ({ line }) => productKindWords[line.product.kind],
    sortBy: ({ line }) => productKindWords[line.product.kind],
  },
  {
    id: "lifecycle",
    header: "Lifecycle",
    kind: "text",
    width: 90,
    text: ({ line }) => lifecycleWords[line.product.lifecycle],
    sortBy: ({ line }) => lifecycleWords[line.product.lifecycle],
  },
];

/** A number is never cut: where millions have no room they are shortened, and whole in the title. */
function ActiveUsers({ value }: { readonly value: number | null }) {
  if (value === null) return <Unknown />;
  return value < 1_000_000 ? count(value) : shortNumber(value);
}

/** The columns of the portfolio's table. */
export function portfolioColumns(currency: string): readonly Column<PortfolioRow>[] {
  return [
    ...namedColumns,
    {
      id: "users",
      header: "Users",
      kind: "number",
      width: 76,
      text: ({ line }) => orNotKnown(line.usage.activeUsers.value, count),
      cell: ({ line }) => <ActiveUsers value={line.usage.activeUsers.value} />,
      sortBy: ({ line }) => line.usage.activeUsers.value,
    },
    amountColumn("cost", "Cost", currency, (line) => line.money.cost),
    amountColumn("value", "Value", currency, (line) => line.money.value),
    amountColumn("net", "Net", currency, (line) => line.economics.net),
    {
      id: "rare",
      header: "Rare or never",
      kind: "custom",
      width: 122,
      text: ({ line }) => rareText(line.usage),
      cell: ({ line }) => <RareCell line={line} />,
      sortBy: ({ line: { usage } }) => (isRefused(usage.rare) ? null : usage.rare.share),
    },
    {
      id: "evidence",
      header: "Evidence",
      kind: "custom",
      width: 90,
      text: ({ line }) =>
        `use ${letterOf(line.usageQuality)}, cost ${letterOf(line.costQuality)}, value ${letterOf(line.valueQuality)}`,
      cell: ({ line }) => <Evidence line={line} />,
      sortBy: ({ line }) => Math.min(line.usageQuality.q, line.costQuality.q, line.valueQuality.q),
    },
    {
      id: "flags",
      header: "Flags",
      kind: "custom",
      width: 110,
      text: (row) => row.flags.map((flag) => flagText(row, flag)).join(", "),
      cell: (row) => (
        <span className={styles.flags}>
          {row.flags.map((flag) => (
            <FlagMark key={flag} flag={flag} text={flagText(row, flag)}>
              {flag === "candidate" ? row.candidates : null}
            </FlagMark>
          ))}
        </span>
      ),
      sortBy: (row) => (row.flags.length === 0 ? null : row.candidates * 100 + row.guarded * 10 + row.flags.length),
    },
  ];
}

/** The same columns while the figures are still being worked out. */
export function outlineColumns(currency: string): readonly Column<NamedRow>[] {
  const named = new Set(namedColumns.map(({ id }) => id));
  const figures = portfolioColumns(currency).filter(({ id }) => !named.has(id));
  const unknown = figures.map(({ id, header, kind, width }) => ({ id, header, kind, width, text: () => "…" }));
  return [...namedColumns, ...unknown];
}
