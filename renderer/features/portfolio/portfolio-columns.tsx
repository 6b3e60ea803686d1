import { isRefused } from "#shared/maths/answer.ts";
import type { Quality } from "#shared/maths/quality.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { gradeWords, lifecycleWords, productKindWords } from "#shared/words/codes.ts";
import { count, money, notKnown, orNotKnown, share, shareInterval, shortMoney } from "#shared/words/format.ts";
import { flagWords } from "#shared/words/portfolio.ts";
import { rareShareText } from "#shared/words/product.ts";
import { Badge, Grade } from "#ui/badge.tsx";
import { IntervalBar } from "#ui/interval-bar.tsx";
import { Muted } from "#ui/layout.tsx";
import type { Column } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";
import styles from "./portfolio.module.css";
import { sumOf, type Flag, type PortfolioRow } from "./portfolio-rows.ts";

const flagTones: { readonly [flag in Flag]: Tone } = {
  candidate: "warn",
  guarded: "note",
  noOwner: "bad",
  noCustomers: "neutral",
  supportEnding: "warn",
};

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
  if (isRefused(rare)) {
    return (
      <span title={said}>
        <Muted>{features === 0 ? "No features" : `Not known${unknowns(counts.unknown)}`}</Muted>
      </span>
    );
  }
  const { low, high } = rare.interval;
  return (
    <span className={styles.rare} title={said}>
      <IntervalBar label={said} low={low} value={rare.share} high={high} min={0} max={1} threshold={0.5} width={60} />
      <span>{share(rare.share)}</span>
      {counts.unknown > 0 && <Muted>{count(counts.unknown)} unknown</Muted>}
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
    width: 92,
    text: ({ line }) => orNotKnown(figure(line), (amount) => money(Math.round(amount), currency)),
    cell: ({ line }) => <Amount amount={figure(line)} currency={currency} isNet={id === "net"} />,
    sortBy: ({ line }) => figure(line),
    total: (rows) => {
      const { sum, known } = sumOf(rows, figure);
      return known === 0 ? notKnown : shortMoney(Math.round(sum), currency);
    },
  };
}

type AmountProps = { readonly amount: number | null; readonly currency: string; readonly isNet: boolean };

function Amount({ amount, currency, isNet }: AmountProps) {
  if (amount === null) return <Muted>{notKnown}</Muted>;
  const short = shortMoney(Math.round(amount), currency);
  return <span className={isNet && amount < 0 ? styles.loss : undefined}>{short}</span>;
}

/** The columns of the portfolio's table. */
export function portfolioColumns(currency: string): readonly Column<PortfolioRow>[] {
  return [
    {
      id: "name",
      header: "Product",
      kind: "text",
      width: 190,
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
      width: 140,
      text: ({ line }) => line.owner?.name ?? "No owner",
      cell: ({ line }) => (line.owner === null ? <Muted>No owner</Muted> : line.owner.name),
      sortBy: ({ line }) => line.owner?.name ?? null,
    },
    {
      id: "kind",
      header: "Kind",
      kind: "text",
      width: 84,
      text: ({ line }) => productKindWords[line.product.kind],
      sortBy: ({ line }) => productKindWords[line.product.kind],
    },
    {
      id: "lifecycle",
      header: "Lifecycle",
      kind: "text",
      width: 104,
      text: ({ line }) => lifecycleWords[line.product.lifecycle],
      sortBy: ({ line }) => lifecycleWords[line.product.lifecycle],
    },
    {
      id: "users",
      header: "Users",
      kind: "number",
      width: 104,
      text: ({ line }) => orNotKnown(line.usage.activeUsers.value, count),
      cell: ({ line }) =>
        line.usage.activeUsers.value === null ? <Muted>{notKnown}</Muted> : count(line.usage.activeUsers.value),
      sortBy: ({ line }) => line.usage.activeUsers.value,
    },
    amountColumn("cost", "Cost", currency, (line) => line.money.cost),
    amountColumn("value", "Value", currency, (line) => line.money.value),
    amountColumn("net", "Net", currency, (line) => line.economics.net),
    {
      id: "rare",
      header: "Rarely or never used",
      kind: "custom",
      width: 216,
      text: ({ line }) => rareText(line.usage),
      cell: ({ line }) => <RareCell line={line} />,
      sortBy: ({ line: { usage } }) => (isRefused(usage.rare) ? null : usage.rare.share),
    },
    {
      id: "evidence",
      header: "Evidence",
      kind: "custom",
      width: 108,
      text: ({ line }) =>
        `use ${letterOf(line.usageQuality)}, cost ${letterOf(line.costQuality)}, value ${letterOf(line.valueQuality)}`,
      cell: ({ line }) => <Evidence line={line} />,
      sortBy: ({ line }) => Math.min(line.usageQuality.q, line.costQuality.q, line.valueQuality.q),
    },
    {
      id: "flags",
      header: "Flags",
      kind: "custom",
      width: 310,
      text: (row) => row.flags.map((flag) => flagText(row, flag)).join(", "),
      cell: (row) => (
        <span className={styles.flags}>
          {row.flags.map((flag) => (
            <span key={flag} title={flagWords[flag].meaning}>
              <Badge tone={flagTones[flag]}>{flagText(row, flag)}</Badge>
            </span>
          ))}
        </span>
      ),
      sortBy: (row) => (row.flags.length === 0 ? null : row.candidates * 100 + row.guarded * 10 + row.flags.length),
    },
  ];
}
