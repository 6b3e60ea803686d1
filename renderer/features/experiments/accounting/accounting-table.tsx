import { useMemo } from "react";
import { useLocation } from "wouter";
import { usePortfolio } from "#data/portfolio.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { accountingWords, allProductsText } from "#shared/words/accounting.ts";
import { count, dayText, money, notKnown, share, shareInterval } from "#shared/words/format.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Muted } from "#ui/layout.tsx";
import type { Column } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { today } from "../today.ts";
import { accountingRows, type AccountingRow } from "./accounting-rows.ts";
import styles from "./accounting.module.css";

const keyOf = ({ product }: AccountingRow) => product.id;

function placeOf({ product }: AccountingRow): string {
  return `/product/${encodeURIComponent(product.id)}?tab=experiments`;
}

function accountingColumns(currency: string): readonly Column<AccountingRow>[] {
  const whole = (minor: number) => money(minor, currency, true);
  const winOf = ({ accounting: { wins, decided } }: AccountingRow) => (decided === 0 ? null : wins / decided);
  const costOf = ({ accounting: { costPerLearning, spent } }: AccountingRow) =>
    isRefused(costPerLearning) || spent === 0 ? null : costPerLearning;
  return [
    {
      id: "product",
      header: "Product",
      kind: "custom",
      width: 168,
      text: ({ product }) => product.name,
      sortBy: ({ product }) => product.name,
      cell: (row) => <a href={`#${placeOf(row)}`}>{row.product.name}</a>,
    },
    number("running", "Running", ({ running }) => running),
    number("due", "Due", ({ due }) => due),
    number("decided", "Decided", ({ accounting }) => accounting.decided),
    {
      id: "wins",
      header: "Win rate",
      kind: "number",
      width: 100,
      text: (row) => {
        const rate = winOf(row);
        return rate === null ? notKnown : share(rate);
      },
      sortBy: winOf,
    },
    {
      id: "interval",
      header: "95% interval",
      kind: "number",
      width: 130,
      text: ({ accounting: { winRate } }) => (isRefused(winRate) ? "" : shareInterval(winRate.low, winRate.high)),
      sortBy: ({ accounting: { winRate } }) => (isRefused(winRate) ? null : winRate.low),
    },
    {
      id: "cost",
      header: "Cost per learning",
      kind: "number",
      width: 150,
      text: (row) => {
        const cost = costOf(row);
        return cost === null ? notKnown : whole(cost);
      },
      sortBy: costOf,
    },
    {
      id: "spent",
      header: "Spent",
      kind: "number",
      width: 110,
      text: ({ accounting: { spent } }) => (spent === 0 ? notKnown : whole(spent)),
      sortBy: ({ accounting: { spent } }) => (spent === 0 ? null : spent),
    },
    {
      id: "next",
      header: "Next decision",
      kind: "text",
      width: 130,
      text: ({ next }) => (next === null ? "" : dayText(next)),
      sortBy: ({ next }) => next,
    },
    { id: "assumption", header: "Riskiest assumption", kind: "text", width: 380, text: ({ assumption }) => assumption },
  ];
}

function number(id: string, header: string, of: (row: AccountingRow) => number): Column<AccountingRow> {
  return { id, header, kind: "number", width: 90, text: (row) => count(of(row)), sortBy: of };
}

/** What every product's team learned, what that cost, and when it decides next. */
export function AccountingTable() {
  const portfolio = usePortfolio((known) => known);
  const [, navigate] = useLocation();
  const { experiments, cohorts, accounting, products, settings } = portfolio;
  const day = today();
  const rows = useMemo(
    () => accountingRows(portfolio, day),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [experiments, cohorts, accounting, products, day],
  );
  const { currency } = settingsOf(portfolio);
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const columns = useMemo(() => accountingColumns(currency), [settings]);
  const sum = (of: (row: AccountingRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return (
    <div className={styles.accounting}>
      <p className={styles.all}>
        {allProductsText(
          sum((row) => row.accounting.wins),
          sum((row) => row.accounting.decided),
          money(
            sum((row) => row.accounting.spent),
            currency,
            true,
          ),
        )}{" "}
        <Muted>{accountingWords.perProduct}</Muted>
      </p>
      <Table
        caption="Innovation accounting"
        isCaptionHidden
        height="fill"
        rows={rows}
        columns={columns}
        rowKey={keyOf}
        onActivate={(row) => navigate(placeOf(row))}
        empty={<EmptyState title="No product tests anything yet." actions={<a href="#/experiments">Experiments</a>} />}
      />
    </div>
  );
}
