import type { ProductLine } from "#shared/domain/overview.ts";
import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import { monthRange } from "#shared/domain/month.ts";
import { toMajor } from "#shared/domain/money.ts";
import { monthText, shortMoney, shortNumber } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { LineChart } from "#ui/chart-line.tsx";

type MoneyPictureProps = { readonly line: ProductLine; readonly window: LedgerWindow };

/** Cost and value month by month; a side of which nothing is known is not drawn. */
export function MoneyPicture({ line: { money, economics }, window }: MoneyPictureProps) {
  const { currency } = window;
  const major = (amounts: readonly number[]) => amounts.map((minor) => toMajor(minor, currency));
  const lines = [
    ...(money.cost === null ? [] : [{ id: "cost", label: "Cost", values: major(money.costByMonth) }]),
    ...(money.value === null
      ? []
      : [{ id: "value", label: "Value", values: major(money.values.byMonth), isDashed: true }]),
  ];
  if (lines.length === 0) return null;
  const net =
    economics.net === null
      ? "Net is not known."
      : `Net of the window: ${shortMoney(Math.round(economics.net), currency)}.`;
  return (
    <LineChart
      question={productScreenWords.compared}
      answer={net}
      height={240}
      x={monthRange(window.from, window.to).map(monthText)}
      xHeader="Month"
      unit={currency}
      lines={lines}
      format={shortNumber}
      isFromZero
    />
  );
}
