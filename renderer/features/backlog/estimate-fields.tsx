import { useState } from "react";
import { clock } from "#data/clock.ts";
import { currentPortfolio } from "#data/portfolio.ts";
import { estimateOf, withEstimate, type EstimateName } from "#shared/domain/backlog-item.ts";
import { hasRange, pointEstimate, type Estimate } from "#shared/domain/estimate.ts";
import { figureOf, type Surroundings } from "#shared/domain/item-figures.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { estimateOrigin, knownText, rangeFault, tooMuchMoney } from "#shared/words/backlog-item.ts";
import {
  estimateEnds,
  estimateFormat,
  estimateText,
  estimateUnit,
  notOnScale,
  rubrics,
  storedFigure,
  typedFigure,
} from "#shared/words/rubrics.ts";
import { DayField } from "#ui/day-field.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { Muted } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { dayAt } from "./days.ts";
import { EstimateScale } from "./estimate-scale.tsx";
import type { ItemEdit } from "./item-edit.ts";
import styles from "./item.module.css";

type EstimateFieldsProps = {
  readonly name: EstimateName;
  readonly edit: ItemEdit;
  readonly around: Surroundings;
  readonly currency: string;
};

type End = "low" | "mode" | "high";

/** One figure of an item: low, likely and high, from whom and when, and what its values mean. */
export function EstimateFields({ name, edit, around, currency }: EstimateFieldsProps) {
  const { item, save, refuse } = edit;
  const [isOpen, setIsOpen] = useState(false);
  const estimate = estimateOf(item, name);
  const figure = figureOf(item, name, around);
  const rubric = rubrics[name];
  const place = `estimate ${name}`;
  const put = (next: Estimate | null) => save(place, { estimates: withEstimate(item, name, next) });
  const set = (end: End, typed: number | null) => {
    const next = typed === null ? null : storedFigure(name, typed, currency);
    if (typed !== null && next === null) return refuse(place, tooMuchMoney);
    if (next === null && end === "mode") return put(null);
    if (end === "mode" && rubric.isStepped && !rubric.steps.some(({ value }) => value === next)) {
      return refuse(place, notOnScale(name));
    }
    const changed = changedEstimate(estimate, end, next);
    if (changed.low > changed.mode || changed.mode > changed.high) return refuse(place, rangeFault);
    return put(changed);
  };
  const field = (end: End, label: string) => (
    <EstimateField edit={edit} name={name} currency={currency} end={end} label={label} onChange={set} />
  );
  return (
    <fieldset className={styles.estimate}>
      <legend>{rubric.name}</legend>
      <p className={styles.question}>{rubric.question}</p>
      <EstimateScale
        name={name}
        value={estimate?.mode ?? null}
        isFixed={edit.isFixed}
        onPick={(value) => set("mode", value)}
      />
      <div className={styles.range}>
        {field("mode", "Likely")}
        {field("low", "Low")}
        {field("high", "High")}
      </div>
      {edit.errorOf(place) !== null && (
        <p role="alert" className={styles.fault}>
          {edit.errorOf(place)}
        </p>
      )}
      {figure !== null && figure.origin !== "estimated" && (
        <Muted>{knownText(figure, estimateText(name, figure.mode, currency))}</Muted>
      )}
      {estimate !== undefined && (
        <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary className={styles.question}>{estimateOrigin(estimate)}</summary>
          <FormRow>
            <DraftField
              label="Source"
              stored={estimate.source}
              isReadOnly={edit.isFixed}
              onSave={(source) => put({ ...estimate, source })}
            />
            <DayField
              label="Estimated on"
              value={estimate.on}
              isDisabled={edit.isFixed}
              onChange={(on) => put({ ...estimate, on })}
            />
          </FormRow>
        </details>
      )}
    </fieldset>
  );
}

/** An estimate with one of its figures changed; a single figure moves as a whole, and an end left empty falls together with it. */
function changedEstimate(estimate: Estimate | undefined, end: End, next: number | null): Estimate {
  if (estimate === undefined) {
    const { personName } = settingsOf(currentPortfolio());
    return pointEstimate(next ?? 0, personName, dayAt(clock.now()));
  }
  if (end === "mode" && next !== null && !hasRange(estimate)) return { ...estimate, low: next, mode: next, high: next };
  return { ...estimate, [end]: next ?? estimate.mode };
}

type EstimateFieldProps = Pick<EstimateFieldsProps, "edit" | "name" | "currency"> & {
  readonly end: End;
  readonly label: string;
  readonly onChange: (end: End, typed: number | null) => void;
};

/** One end of an estimate; of a single figure only the likely one is shown. */
function EstimateField({ edit, name, currency, end, label, onChange }: EstimateFieldProps) {
  const estimate = estimateOf(edit.item, name);
  const isShown = estimate !== undefined && (end === "mode" || estimate[end] !== estimate.mode);
  const { low, high } = estimateEnds(name);
  return (
    <NumberField
      label={label}
      unit={end === "mode" ? estimateUnit(name) : undefined}
      format={estimateFormat(name, currency)}
      min={low ?? undefined}
      max={high ?? undefined}
      isDisabled={edit.isFixed || (estimate === undefined && end !== "mode")}
      value={isShown ? typedFigure(name, estimate[end], currency) : null}
      onChange={(typed) => onChange(end, typed)}
    />
  );
}
