import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { leavingSample } from "#data/restoring.ts";
import { currencyNames } from "#shared/words/currencies.ts";
import { sampleGoes } from "#shared/words/first-run.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextField } from "#ui/text-field.tsx";

type StartOwnProps = {
  readonly currency: string;
  readonly onClose: () => void;
  readonly goTo: (path: string) => void;
};

const currencies = currencyNames().map(({ code, name }) => ({ value: code, label: `${code}, ${name}` }));

/** Leaves the sample for a portfolio of one's own. */
export function StartOwnDialog({ currency, onClose, goTo }: StartOwnProps) {
  const [portfolioName, setPortfolioName] = useState("");
  const [chosen, setChosen] = useState(currency);
  const [isAsked, setIsAsked] = useState(false);
  const isNamed = portfolioName.trim() !== "";
  const start = () => {
    setIsAsked(true);
    if (!isNamed) return;
    onClose();
    if (commitAndTell(leavingSample({ portfolioName, currency: chosen }), `Begun: '${portfolioName}'`).ok) goTo("/");
  };
  return (
    <FormDialog
      title="Start my own portfolio"
      description={sampleGoes}
      submitLabel="Start"
      onSubmit={start}
      onClose={onClose}
    >
      <TextField
        label="Name of the portfolio"
        value={portfolioName}
        onChange={setPortfolioName}
        error={isAsked && !isNamed ? "Give the portfolio a name." : null}
        takesFocus
      />
      <ComboBox label="Currency" options={currencies} value={chosen} onChange={(value) => setChosen(value ?? chosen)} />
    </FormDialog>
  );
}
