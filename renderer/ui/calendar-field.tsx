import { type KeyboardEvent, useState } from "react";
import { Button, Group, Input, TextField as Field } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, hasError, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";
import { ChevronLeft, ChevronRight } from "./icons.ts";

/** How months or days are written, read and stepped through. */
export type Calendar = {
  readonly pattern: string;
  readonly notRead: string;
  /** Where there are two small buttons to step with. */
  readonly stepLabels?: { readonly back: string; readonly forward: string } | undefined;
  readonly read: (text: string) => string | null;
  readonly stepped: (from: string, key: string) => string | null;
};

export type CalendarValueProps = FieldProps & {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Told when the field is left: what is wrong with its text, so that a form does not go on with the value before. */
  readonly onProblem?: ((problem: string | null) => void) | undefined;
};

type CalendarFieldProps = CalendarValueProps & { readonly calendar: Calendar };

function problemWith(text: string, { min, max, calendar }: CalendarFieldProps): string | null {
  if (text.trim() === "") return null;
  const read = calendar.read(text);
  if (read === null) return calendar.notRead;
  const isOutside = (min !== undefined && read < min) || (max !== undefined && read > max);
  return isOutside ? controlWords.outside(min, max) : null;
}

export function CalendarField(props: CalendarFieldProps) {
  const { value, onChange, calendar } = props;
  const labels = calendar.stepLabels;
  const isStill = props.isDisabled === true || props.isReadOnly === true;
  // While a person types or steps, their text is shown; it is told, or refused, once the field is left.
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const text = draft ?? refused ?? value ?? "";
  const ownProblem = draft === null && refused !== null ? problemWith(refused, props) : null;
  const error = ownProblem ?? (hasError(props) ? props.error : null);

  const settle = (entered: string) => {
    setDraft(null);
    const isGood = problemWith(entered, props) === null;
    setRefused(isGood ? null : entered);
    props.onProblem?.(problemWith(entered, props));
    const read = calendar.read(entered);
    if (isGood && read !== value) onChange(read);
  };
  const stepped = (key: string): string | null => {
    const from = calendar.read(text);
    const next = from === null ? null : calendar.stepped(from, key);
    return next !== null && problemWith(next, props) === null ? next : null;
  };
  const press = (key: string) => {
    const next = stepped(key);
    if (next !== null) settle(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(event.key)) {
      event.preventDefault();
      const next = stepped(event.key);
      if (next !== null && props.isReadOnly !== true) setDraft(next);
    }
    if (event.key === "Enter") settle(text);
    if (event.key === "Escape" && (draft !== null || refused !== null)) {
      event.stopPropagation();
      setDraft(null);
      setRefused(null);
    }
  };

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
          placeholder={props.placeholder ?? calendar.pattern}
          inputMode="numeric"
          onKeyDown={onKeyDown}
        />
        {labels && (
          <span className={styles.steps}>
            <Step label={labels.back} isDisabled={isStill} onPress={() => press("ArrowDown")} />
            <Step label={labels.forward} isDisabled={isStill} onPress={() => press("ArrowUp")} isForward />
          </span>
        )}
      </Group>
      <FieldNotes hint={props.hint} error={error} />
    </Field>
  );
}

type StepProps = {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly isForward?: boolean;
  readonly onPress: () => void;
};

// Arrow keys step too, so the two small buttons stay out of the Tab order.
function Step({ label, isDisabled, isForward = false, onPress }: StepProps) {
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
