import { useState } from "react";
import { currentJudgement } from "#data/judgement.ts";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import type { Command } from "#shared/domain/change.ts";
import { addCost, addValue } from "#shared/domain/ledger-commands.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import type { CaseFigure } from "#shared/domain/quick-case.ts";
import { figureQuestions } from "#shared/words/retirement.ts";
import { measureWords } from "#shared/words/why.ts";
import { Button } from "#ui/button.tsx";
import { Form, FormRow } from "#ui/form.tsx";
import { Muted } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { assume } from "./propose.ts";
import styles from "./retirement.module.css";

type MeasureFigureProps = {
  readonly figure: CaseFigure;
  readonly candidate: RetirementCandidate;
  readonly currency: string;
};

type Range = { readonly low: number; readonly mode: number; readonly high: number };

const assumptionOf = { oneOff: "oneOff", avoidable: "avoidableMonthly", lostValue: "lostValueMonthly" } as const;

/** The period and author of an entry that stands for a person's estimate over the money window. */
function entryOf({ subject }: RetirementCandidate, label: string) {
  const { from, to, currency } = currentJudgement().overview.window;
  return { ...subject, label, recurrence: "recurring", from, to, currency, provenance: "estimatedByOne" } as const;
}

function costCommand(candidate: RetirementCandidate, amount: number): Command {
  return addCost({
    ...entryOf(candidate, "Running cost, estimated"),
    poolId: null,
    category: "other",
    amount,
    amortiseMonths: null,
    avoidableShare: 1,
    avoidableFrom: null,
    causedByProductId: null,
    paidByTeamId: null,
  });
}

function valueCommand(candidate: RetirementCandidate, { low, mode, high }: Range): Command {
  return addValue({
    ...entryOf(candidate, "Value to its users, estimated"),
    value: { kind: "costAvoided", amount: mode },
    attribution: 1,
    range: mode === 0 || low === high ? null : { low: low / mode, high: high / mode },
    evidence: "",
  });
}

/** A person's answer to the one open question: an entry of the ledger where it has none, else an assumption. */
export function MeasureFigure({ figure, candidate, currency }: MeasureFigureProps) {
  const isFixed = useIsFixed();
  const known = candidate.worked.figures[figure];
  const isEntry = figure !== "oneOff" && (known === null || known.basis === "guess");
  const isPoint = isEntry && figure === "avoidable";
  const likely = isEntry || known === null ? null : toMajor(Math.round(known.mode), currency);
  const [mode, setMode] = useState<number | null>(likely);
  const [low, setLow] = useState<number | null>(null);
  const [high, setHigh] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const format = { minimumFractionDigits: 0, maximumFractionDigits: minorDigits(currency) };

  const submit = () => {
    if (mode === null) return setProblem(measureWords.missing);
    const minor = (major: number) => toMinor(major, currency) ?? 0;
    const range = { low: minor(low ?? mode), mode: minor(mode), high: minor(high ?? mode) };
    if (range.low > range.mode || range.mode > range.high) {
      return setProblem(measureWords.unordered);
    }
    setProblem(null);
    if (!isEntry) assume(candidate, { [assumptionOf[figure]]: range });
    else if (figure === "avoidable") commitAndTell(costCommand(candidate, range.mode));
    else commitAndTell(valueCommand(candidate, range));
  };

  const question = figureQuestions[figure];
  return (
    <div className={styles.measure}>
      <Form onSubmit={submit} label={question}>
        <p>{question}</p>
        <FormRow>
          {!isPoint && <NumberField label="At least" value={low} onChange={setLow} unit={currency} format={format} />}
          <NumberField
            label={isPoint ? "Amount a month" : "Likely"}
            value={mode}
            onChange={setMode}
            unit={currency}
            format={format}
            isRequired
            error={problem}
          />
          {!isPoint && <NumberField label="At most" value={high} onChange={setHigh} unit={currency} format={format} />}
        </FormRow>
        <div>
          <Button type="submit" size="small" isDisabled={isFixed}>
            {isEntry ? "Record the estimate" : "Assume it in a draft proposal"}
          </Button>
        </div>
        <Muted>{isEntry ? measureWords.becomesEntry : measureWords.becomesAssumption}</Muted>
      </Form>
    </div>
  );
}
