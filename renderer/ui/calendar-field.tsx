import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Group, Input, TextField as Field } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, hasError, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";

/** How months or days are written, read and stepped through. */
export type Calendar = {
  readonly pattern: string;
  readonly notRead: string;
  readonly read: (text: string) => string | null;
  readonly stepped: (from: string, key: string) => string | null;
};

export type CalendarValueProps = FieldProps & {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
};

type CalendarFieldProps = CalendarValueProps & {
  readonly calendar: Calendar;
  /** Controls behind the text; they step by the name of a key. */
  readonly controls?: ((press: (key: string) => void) => ReactNode) | undefined;
};

function problemWith(text: string, { min, max, calendar }: CalendarFieldProps): string | null {
  if (text.trim() === "") return null;
  const read = calendar.read(text);
  if (read === null) return calendar.notRead;
  const isOutside = (min !== undefined && read < min) || (max !== undefined && read > max);
  return isOutside ? controlWords.outside(min, max) : null;
}

export function CalendarField(props: CalendarFieldProps) {
  const { value, onChange, calendar, controls } = props;
  // While a person types or steps, their text is shown; it is told, or refused, once the field is left.
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const text = draft ?? refused ?? value ?? "";
  const ownProblem = draft === null && refused !== null ? problemWith(refused, props) : null;
  const error = hasError(props) ? props.error : ownProblem;

  const settle = (entered: string) => {
    setDraft(null);
    const isGood = problemWith(entered, props) === null;
    setRefused(isGood ? null : entered);
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
        {controls?.(press)}
      </Group>
      <FieldNotes hint={props.hint} error={error} />
    </Field>
  );
}
