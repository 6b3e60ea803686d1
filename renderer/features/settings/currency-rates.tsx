import { useMemo, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { commit, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { recordRate } from "#shared/domain/ledger-commands.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { currencyNames } from "#shared/words/currencies.ts";
import { decimal, monthText } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { ratesMeaning } from "#shared/words/settings.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Form, FormActions, FormRow } from "#ui/form.tsx";
import { Trash2 } from "#ui/icons.ts";
import { MonthField } from "#ui/month-field.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import { Setting } from "./setting.tsx";
import { useSettings } from "./use-settings.ts";

type RateRow = { readonly currency: string; readonly month: string; readonly rate: number };

const currencies = currencyNames().map(({ code, name }) => ({ value: code, label: `${code}, ${name}` }));

/** What other currencies are worth, month by month. */
export function CurrencyRates() {
  const rates = usePortfolio((portfolio) => portfolio.rates);
  const isFixed = useIsFixed();
  const { currency: own } = useSettings();
  const rows = useMemo(
    () =>
      Array.from(allOf(rates), ({ currency, rates: months }) =>
        Object.entries(months).map(([month, rate]): RateRow => ({ currency, month, rate })),
      )
        .flat()
        .sort((a, b) => a.currency.localeCompare(b.currency) || b.month.localeCompare(a.month)),
    [rates],
  );
  const columns = useColumns(own, isFixed);
  return (
    <Setting label="Currency rates" meaning={ratesMeaning} words="exchange conversion" isWide>
      {!isFixed && <NewRate own={own} />}
      <Table
        caption="Currency rates"
        rows={rows}
        columns={columns}
        rowKey={(row) => `${row.currency} ${row.month}`}
        height={280}
        empty={<p>No rates yet. They are needed only for entries in another currency than {own}.</p>}
      />
    </Setting>
  );
}

function useColumns(own: string, isFixed: boolean): readonly Column<RateRow>[] {
  return useMemo(
    () => [
      { id: "currency", header: "Currency", kind: "text", text: (row) => row.currency, width: 110 },
      { id: "month", header: "Month", kind: "text", text: (row) => monthText(row.month), sortBy: (row) => row.month },
      { id: "rate", header: "Rate", kind: "number", unit: own, text: (row) => decimal(row.rate, 6) },
      {
        id: "remove",
        header: "",
        kind: "custom",
        text: () => "",
        width: 64,
        cell: (row) => (
          <IconButton
            size="small"
            icon={Trash2}
            label={`Remove the rate of ${row.currency} in ${monthText(row.month)}`}
            isDisabled={isFixed}
            onPress={() => void commitAndTell(recordRate(row.currency, row.month, null))}
          />
        ),
      },
    ],
    [isFixed, own],
  );
}

function NewRate({ own }: { readonly own: string }) {
  const [currency, setCurrency] = useState<string | null>(null);
  const [month, setMonth] = useState<string | null>(null);
  const [rate, setRate] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const record = () => {
    if (currency === null || month === null || rate === null) {
      setError("Choose a currency and a month, and say the rate.");
      return;
    }
    const recorded = commit(recordRate(currency, month, rate));
    setError(recorded.ok ? null : problemText(recorded.problem));
    if (recorded.ok) setRate(null);
  };
  return (
    <Form label="New rate" onSubmit={record}>
      <FormRow>
        <ComboBox
          label="Currency"
          options={currencies.filter(({ value }) => value !== own)}
          value={currency}
          onChange={setCurrency}
        />
        <MonthField label="Month" value={month} onChange={setMonth} />
        <NumberField
          label={`One unit is, in ${own}`}
          value={rate}
          onChange={setRate}
          min={0}
          format={{ maximumFractionDigits: 8 }}
          error={error}
        />
      </FormRow>
      <FormActions>
        <Button type="submit">Record the rate</Button>
      </FormActions>
    </Form>
  );
}
