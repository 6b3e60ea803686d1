import { type KeyboardEvent, useState } from "react";
import { Button, Group, Input, TextField as Field } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, hasError, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";
import { ChevronLeft, ChevronRight } from "./icons.ts";
import { parseMonth, shiftMonth } from "./month-text.ts";

type MonthFieldProps = FieldProps & {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
};

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

function problemWith(text: string, { min, max }: Pick<MonthFieldProps, "min" | "max">): string | null {
  if (text.trim() === "") return null;
  const month = parseMonth(text);
  if (month === null) return controlWords.monthNotRead;
  const isOutside = (min !== undefined && month < min) || (max !== undefined && month > max);
  return isOutside ? controlWords.monthOutside(min, max) : null;
}

export function MonthField(props: MonthFieldProps) {
  const { value, onChange } = props;
  // While a person types, what they type is shown; a finished or refused month is told on leaving the field.
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const text = draft ?? refused ?? value ?? "";
  const ownProblem = draft === null && refused !== null ? problemWith(refused, props) : null;
  const error = hasError(props) ? props.error : ownProblem;

  const settle = (entered: string) => {
    setDraft(null);
    const isGood = problemWith(entered, props) === null;
    setRefused(isGood ? null : entered);
    const month = parseMonth(entered);
    if (isGood && month !== value) onChange(month);
  };
  const step = (by: number) => {
    const from = parseMonth(text);
    if (from === null) return;
    const next = shiftMonth(from, by);
    if (problemWith(next, props) === null) settle(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by !== undefined) {
      event.preventDefault();
      step(by);
    }
    if (event.key === "Enter") settle(text);
    if (event.key === "Escape" && (draft !== null || refused !== null)) {
      event.stopPropagation();
      setDraft(null);
      setRefused(null);
    }
  };
  const isStill = props.isDisabled === true || props.isReadOnly === true;

  return (
    <Field
      {...given({ ...sharedFieldProps({ ...props, error }), isReadOnly: props.isReadOnly })}
      value={text}
      onChange={setDraft}
      onBlur={() => draft !== null && settle(draft)}
    >
      <FieldLabel {...props} />
      <Group className={classNames(styles.box)}>
        <Input
          className={classNames(styles.input)}
          placeholder={props.placeholder ?? "YYYY-MM"}
          inputMode="numeric"
          onKeyDown={onKeyDown}
        />
        <span className={styles.steps}>
          <MonthStep label={controlWords.previousMonth} isDisabled={isStill} onPress={() => step(-1)} />
          <MonthStep label={controlWords.nextMonth} isDisabled={isStill} onPress={() => step(1)} isForward />
        </span>
      </Group>
      <FieldNotes hint={props.hint} error={error} />
    </Field>
  );
}

type MonthStepProps = {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly isForward?: boolean;
  readonly onPress: () => void;
};

// Arrow keys step too, so the two small buttons stay out of the Tab order.
function MonthStep({ label, isDisabled, isForward = false, onPress }: MonthStepProps) {
  const Glyph = isForward ? ChevronRight : ChevronLeft;
  return (
    <Button
      slot={null}
      aria-label={label}
      excludeFromTabOrder
      preventFocusOnPress
      isDisabled={isDisabled}
      onPress={onPress}
      className={classNames(styles.step)}
    >
      <Glyph size={14} aria-hidden />
    </Button>
  );
}
