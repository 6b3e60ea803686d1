import { useState } from "react";
import { clock } from "#data/clock.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { lastCompleteMonth } from "#shared/domain/as-of.ts";
import { changeCurrency } from "#shared/domain/currency-change.ts";
import { editSettings } from "#shared/domain/settings.ts";
import { currencyNames } from "#shared/words/currencies.ts";
import { longMonth, monthText } from "#shared/words/format.ts";
import { asOfMeaning, currencyMeaning } from "#shared/words/settings.ts";
import { nameHint } from "#shared/words/first-run.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { MonthField } from "#ui/month-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { CurrencyRates } from "./currency-rates.tsx";
import { Setting, SettingSection } from "./setting.tsx";
import { useSettingChange, useSettings } from "./use-settings.ts";

const currencies = currencyNames().map(({ code, name }) => ({ value: code, label: `${code}, ${name}` }));

/** Name, person, currency and the month as of which everything is judged. */
export function GeneralSettings() {
  const settings = useSettings();
  const isFixed = useIsFixed();
  const currency = useSettingChange();
  return (
    <>
      <SettingSection title="General">
        <NameSetting field="portfolioName" label="Portfolio" meaning="The name on screens, exports and proposals." />
        <NameSetting field="personName" label="Your name" meaning={nameHint} />
        <AsOfSetting />
      </SettingSection>
      <SettingSection title="Money">
        <Setting label="Currency" meaning={currencyMeaning}>
          <ComboBox
            label="Currency"
            isLabelHidden
            options={currencies}
            value={settings.currency}
            isDisabled={isFixed}
            error={currency.error}
            onChange={(code) => {
              if (code !== null && code !== settings.currency) {
                currency.change(changeCurrency(code));
              }
            }}
          />
        </Setting>
        <CurrencyRates />
      </SettingSection>
    </>
  );
}

type NameSettingProps = {
  readonly field: "portfolioName" | "personName";
  readonly label: string;
  readonly meaning: string;
};

function NameSetting({ field, label, meaning }: NameSettingProps) {
  const stored = useSettings()[field];
  const isFixed = useIsFixed();
  const { error, change } = useSettingChange();
  const [draft, setDraft] = useState<string | null>(null);
  const save = (text: string) => {
    if (text !== stored) change(editSettings({ [field]: text }, `Set ${label.toLowerCase()} to '${text}'`));
    setDraft(null);
  };
  return (
    <Setting label={label} meaning={meaning}>
      <TextField
        label={label}
        isLabelHidden
        value={draft ?? stored}
        onChange={setDraft}
        onCommit={save}
        isDisabled={isFixed}
        error={error}
      />
    </Setting>
  );
}

function AsOfSetting() {
  const { asOf } = useSettings();
  const isFixed = useIsFixed();
  const { error, change } = useSettingChange();
  const last = lastCompleteMonth(clock.now());
  const judgeAsOf = (month: string | null) => {
    const label = month === null ? "Judge as of the last complete month" : `Judge as of ${longMonth(month)}`;
    if (month !== asOf) change(editSettings({ asOf: month }, label));
  };
  return (
    <Setting label="As-of month" meaning={asOfMeaning} words="judge date period">
      <RadioGroup
        label="As-of month"
        isLabelHidden
        isDisabled={isFixed}
        value={asOf === null ? "auto" : "chosen"}
        options={[
          { value: "auto", label: "Last complete month", note: monthText(last) },
          { value: "chosen", label: "A month I choose" },
        ]}
        onChange={(way) => judgeAsOf(way === "auto" ? null : (asOf ?? last))}
      />
      {asOf !== null && (
        <MonthField
          label="Judge as of"
          isLabelHidden
          value={asOf}
          isDisabled={isFixed}
          error={error}
          onChange={(month) => {
            if (month !== null) judgeAsOf(month);
          }}
        />
      )}
    </Setting>
  );
}
