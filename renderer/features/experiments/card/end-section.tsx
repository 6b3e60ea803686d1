import { readingOf } from "#shared/domain/experiment-card.ts";
import { cardHints } from "#shared/words/experiment-card.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { DayField } from "#ui/day-field.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { FormRow } from "#ui/form.tsx";
import { NumberField } from "#ui/number-field.tsx";
import type { CardEdit } from "./card-edit.ts";
import { CardSection } from "./card-section.tsx";
import { percent } from "./measure-section.tsx";

const intervals = [
  { value: "fixed" as const, label: "Fixed", note: cardHints.fixed },
  { value: "sequential" as const, label: "Sequential", note: cardHints.sequential },
];

/** When it ends, and how often it may be wrong. */
export function EndSection({ edit }: { readonly edit: CardEdit }) {
  const { card, isFixed, save, errorOf } = edit;
  const reading = readingOf(card.method);
  const isSplit = reading === "arms" || reading === "did";
  return (
    <CardSection title="When it ends">
      <FormRow>
        <div id="card-endsOn">
          <DayField
            label="Ends at the latest on"
            hint={cardHints.endsOn}
            value={card.endsOn}
            isReadOnly={isFixed}
            error={errorOf("endsOn")}
            onChange={(endsOn) => save("endsOn", { endsOn })}
          />
        </div>
        {isSplit && (
          <NumberField
            label="Planned units an arm"
            hint={cardHints.planned}
            value={card.plannedPerArm}
            min={0}
            isWhole
            isReadOnly={isFixed}
            error={errorOf("plannedPerArm")}
            onChange={(plannedPerArm) => save("plannedPerArm", { plannedPerArm })}
          />
        )}
      </FormRow>
      {reading === "arms" && (
        <RadioGroup
          label="Reading the results"
          options={intervals}
          value={card.interval}
          isReadOnly={isFixed}
          onChange={(interval) => save("interval", { interval })}
        />
      )}
      <Disclosure title="How sure it must be" note={promiseNote(edit)}>
        <Promise edit={edit} />
      </Disclosure>
    </CardSection>
  );
}

function promiseNote({ card: { alpha, power } }: CardEdit): string {
  return `${Math.round((1 - alpha) * 1000) / 10}% sure, ${Math.round(power * 100)}% power`;
}

function Promise({ edit: { card, isFixed, save } }: { readonly edit: CardEdit }) {
  const isSequential = card.interval === "sequential" && readingOf(card.method) === "arms";
  const number = (
    name: "alpha" | "power" | "priorBelief",
    label: string,
    bounds: { readonly min: number; readonly max: number },
  ) => (
    <NumberField
      label={label}
      hint={cardHints[name]}
      value={card[name]}
      format={percent}
      {...bounds}
      isRequired
      isReadOnly={isFixed}
      onChange={(value) => value !== null && save(name, { [name]: value })}
    />
  );
  return (
    <>
      <FormRow>
        {number("alpha", "False alarms", { min: 0.0001, max: 0.5 })}
        {number("power", "Power", { min: 0.5, max: 0.999 })}
        {isSequential && (
          <NumberField
            label="Expected to be decided at"
            hint={cardHints.tuning}
            value={card.tuning}
            min={100}
            unit="units"
            isRequired
            isReadOnly={isFixed}
            onChange={(tuning) => tuning !== null && save("tuning", { tuning })}
          />
        )}
      </FormRow>
      <FormRow>
        <NumberField
          label="The doubter's prior"
          hint={cardHints.priorSd}
          value={card.priorSd}
          format={percent}
          min={0.0001}
          isRequired
          isReadOnly={isFixed}
          onChange={(priorSd) => priorSd !== null && save("priorSd", { priorSd })}
        />
        {number("priorBelief", "Belief before the test", { min: 0, max: 1 })}
      </FormRow>
    </>
  );
}
