import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { recordRate } from "#shared/domain/ledger-commands.ts";
import type { LedgerSide } from "#shared/domain/ledger-side.ts";
import { monthText } from "#shared/words/format.ts";
import { Banner } from "#ui/banner.tsx";
import type { CellChange } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Panel } from "#ui/layout.tsx";
import { together } from "./together.ts";

type MissingRatesProps = { readonly missing: LedgerSide["missing"]; readonly currency: string };

function readRate(text: string): number {
  const rate = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && Number.isFinite(rate) && rate > 0 ? rate : Number.NaN;
}

/** The currency rates without which the money cannot be added up, to be typed right here. */
export function MissingRates({ missing, currency }: MissingRatesProps) {
  const isFixed = useIsFixed();
  if (missing.length === 0) return null;
  const keyOf = ({ currency: code, month }: (typeof missing)[number]) => `${code} ${month}`;
  const unique = [...new Map(missing.map((gap) => [keyOf(gap), gap])).values()];
  const record = (cells: readonly CellChange[]) => {
    const commands = cells
      .filter(({ text }) => !Number.isNaN(readRate(text)))
      .map(({ row, text }) => {
        const [code = "", month = ""] = row.split(" ");
        return recordRate(code, month, readRate(text));
      });
    if (commands.length > 0) commitAndTell(together("Record currency rates", commands));
  };
  return (
    <Panel title="Currency rates are missing">
      <Banner tone="warn">
        Cost or value is not known: some amounts are in another currency, and their months have no rate. A neighbour's
        rate is never used instead.
      </Banner>
      <Grid
        label="Missing rates"
        rowHeader="Month"
        height={280}
        isReadOnly={isFixed}
        columns={[{ id: "rate", header: `One unit in ${currency}`, kind: "number", width: 180 }]}
        rows={unique.map((gap) => ({
          key: keyOf(gap),
          label: `${gap.currency}, ${monthText(gap.month)}`,
          cells: { rate: "" },
        }))}
        problemOf={({ text }) =>
          text.trim() !== "" && Number.isNaN(readRate(text)) ? "a rate is a number above 0." : null
        }
        onChange={record}
      />
    </Panel>
  );
}
