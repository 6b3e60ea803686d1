import { usePortfolio } from "#data/portfolio.ts";
import type { Urgency } from "#shared/domain/backlog-item.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { itemHints, tooMuchMoney, urgencyWords } from "#shared/words/backlog-item.ts";
import { DayField } from "#ui/day-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { Muted } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { dayAt } from "./days.ts";
import type { ItemEdit } from "./item-edit.ts";
import { ItemSection } from "./item-section.tsx";
import { clock } from "#data/clock.ts";

type Profile = Urgency["profile"];

const profiles = (Object.keys(urgencyWords) as Profile[]).map((value) => ({
  value,
  label: urgencyWords[value].name,
  note: urgencyWords[value].meaning,
}));

const monthAhead = 28 * 24 * 60 * 60 * 1000;

/** A profile as it starts, before anything is said of it. */
function startOf(profile: Profile): Urgency {
  const day = dayAt(clock.now() + monthAhead);
  switch (profile) {
    case "standard":
      return { profile, horizonWeeks: null };
    case "fixedDate":
      return { profile, day, penalty: 0 };
    case "intangible":
      return { profile, startDay: day, rampWeeks: 4 };
    case "expedite":
      return { profile, lump: 0 };
  }
}

/** How the cost of waiting grows. */
export function ItemUrgency({ edit }: { readonly edit: ItemEdit }) {
  const { item, isFixed, save } = edit;
  return (
    <ItemSection title="Urgency">
      <Select
        label="Waiting costs"
        options={profiles}
        value={item.urgency.profile}
        isDisabled={isFixed}
        onChange={(profile) => save("urgency", { urgency: startOf(profile) })}
      />
      <ProfileFields edit={edit} />
      <Muted>
        {urgencyWords[item.urgency.profile].meaning} {itemHints.costOfDelayBelow}
      </Muted>
    </ItemSection>
  );
}

function ProfileFields({ edit }: { readonly edit: ItemEdit }) {
  const { item, isFixed, save, errorOf } = edit;
  const { urgency } = item;
  const set = (next: Urgency) => save("urgency", { urgency: next });
  const shared = { isDisabled: isFixed, error: errorOf("urgency") };
  switch (urgency.profile) {
    case "standard":
      return (
        <NumberField
          {...shared}
          label="Until"
          hint={itemHints.horizon}
          unit="weeks"
          min={0}
          value={urgency.horizonWeeks}
          onChange={(horizonWeeks) => set({ ...urgency, horizonWeeks })}
        />
      );
    case "fixedDate":
      return (
        <FormRow>
          <DayField
            {...shared}
            label="In time until"
            isRequired
            value={urgency.day}
            onChange={(day) => day !== null && set({ ...urgency, day })}
          />
          <MoneyField
            edit={edit}
            label="Penalty"
            hint={itemHints.penalty}
            value={urgency.penalty}
            onChange={(penalty) => set({ ...urgency, penalty })}
          />
        </FormRow>
      );
    case "intangible":
      return (
        <FormRow>
          <DayField
            {...shared}
            label="Costs from"
            isRequired
            value={urgency.startDay}
            onChange={(startDay) => startDay !== null && set({ ...urgency, startDay })}
          />
          <NumberField
            {...shared}
            label="Grows for"
            hint={itemHints.ramp}
            unit="weeks"
            min={0}
            isRequired
            value={urgency.rampWeeks}
            onChange={(rampWeeks) => rampWeeks !== null && set({ ...urgency, rampWeeks })}
          />
        </FormRow>
      );
    case "expedite":
      return (
        <MoneyField
          edit={edit}
          label="Lost at once"
          hint={itemHints.lump}
          value={urgency.lump}
          onChange={(lump) => set({ ...urgency, lump })}
        />
      );
  }
}

type MoneyFieldProps = {
  readonly edit: ItemEdit;
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly onChange: (minor: number) => void;
};

function MoneyField({ edit: { isFixed, refuse, errorOf }, label, hint, value, onChange }: MoneyFieldProps) {
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  return (
    <NumberField
      label={label}
      hint={hint}
      min={0}
      isRequired
      isDisabled={isFixed}
      error={errorOf("urgency")}
      format={{ style: "currency", currency, minimumFractionDigits: 0, maximumFractionDigits: minorDigits(currency) }}
      value={toMajor(value, currency)}
      onChange={(major) => {
        const minor = toMinor(major ?? 0, currency);
        if (minor === null) refuse("urgency", tooMuchMoney);
        else onChange(minor);
      }}
    />
  );
}
