import { usePortfolio } from "#data/portfolio.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { cardHints, ruleLines } from "#shared/words/experiment-card.ts";
import { experimentVerdictWords } from "#shared/words/experiments.ts";
import { StatusPill } from "#ui/badge.tsx";
import { DayField } from "#ui/day-field.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { verdictTones } from "../tones.ts";
import type { CardEdit } from "./card-edit.ts";
import { CardSection } from "./card-section.tsx";
import styles from "./card.module.css";

/** What becomes of it, who decides, and what it may take. */
export function ThenSection({ edit }: { readonly edit: CardEdit }) {
  const { card, isFixed, save, errorOf } = edit;
  return (
    <CardSection title="What we do then">
      <RuleTable edit={edit} />
      <FormRow>
        <div id="card-owner">
          <DraftField
            label="Who decides"
            hint={cardHints.owner}
            stored={card.owner}
            isReadOnly={isFixed}
            error={errorOf("owner")}
            onSave={(owner) => save("owner", { owner })}
          />
        </div>
        <DayField
          label="Decision date"
          hint={cardHints.decisionOn}
          value={card.decisionOn}
          isReadOnly={isFixed}
          error={errorOf("decisionOn")}
          onChange={(decisionOn) => save("decisionOn", { decisionOn })}
        />
        <NumberField
          label="Pivots at most"
          hint={cardHints.maxPivots}
          value={card.maxPivots}
          min={0}
          isWhole
          isRequired
          isReadOnly={isFixed}
          onChange={(maxPivots) => maxPivots !== null && save("maxPivots", { maxPivots })}
        />
      </FormRow>
      <div id="card-revert">
        <DraftField
          label="How it is taken back"
          hint={cardHints.revert}
          stored={card.revert}
          rows={1}
          isReadOnly={isFixed}
          error={errorOf("revert")}
          onSave={(revert) => save("revert", { revert })}
        />
      </div>
      <FormRow>
        <NumberField
          label="Time box"
          value={card.timeBoxDays}
          min={0}
          isWhole
          unit="days"
          isReadOnly={isFixed}
          onChange={(timeBoxDays) => save("timeBoxDays", { timeBoxDays })}
        />
        <Money edit={edit} name="moneyBox" label="Money box" />
        <Money edit={edit} name="nextStepCost" label="Cost of the next step" hint={cardHints.nextStepCost} />
      </FormRow>
    </CardSection>
  );
}

/** What the rule will say to what the results can show; read from the card and fixed with it. */
function RuleTable({ edit: { card, purpose } }: { readonly edit: CardEdit }) {
  return (
    <dl className={styles.rules}>
      {ruleLines(card, purpose).map(({ verdict, when }) => (
        <div key={verdict}>
          <dt>
            <StatusPill tone={verdictTones[verdict]}>{experimentVerdictWords[verdict]}</StatusPill>
          </dt>
          <dd>{when}</dd>
        </div>
      ))}
    </dl>
  );
}

type MoneyProps = {
  readonly edit: CardEdit;
  readonly name: "moneyBox" | "nextStepCost";
  readonly label: string;
  readonly hint?: string;
};

function Money({ edit: { card, isFixed, save }, name, label, hint }: MoneyProps) {
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const amount = card[name];
  return (
    <NumberField
      label={label}
      hint={hint}
      value={amount === null ? null : toMajor(amount, currency)}
      min={0}
      unit={currency}
      format={{ maximumFractionDigits: minorDigits(currency) }}
      isReadOnly={isFixed}
      onChange={(value) => save(name, { [name]: value === null ? null : toMinor(value, currency) })}
    />
  );
}
