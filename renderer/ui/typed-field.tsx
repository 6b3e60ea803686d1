import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { Button, Group, Input, TextField as Field } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, hasError, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";
import type { Icon } from "./icons.ts";

type StepButton = { readonly label: string; readonly icon: Icon };

/** How values of one kind are written, read and stepped through. */
export type Script<Value> = {
  readonly placeholder: string;
  readonly notRead: string;
  readonly onwards: { readonly above: string; readonly below: string };
  readonly write: (value: Value) => string;
  readonly read: (text: string) => Value | null;
  readonly stepped: (from: Value | null, key: string) => Value | null;
  /** Where there are two small buttons to step with. */
  readonly steps?: { readonly down: StepButton; readonly up: StepButton } | undefined;
};

export type TypedValueProps<Value> = FieldProps & {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  /** Told of every value on the way, before the field is left. */
  readonly onTyped?: ((value: Value) => void) | undefined;
  readonly min?: Value | undefined;
  readonly max?: Value | undefined;
};

type TypedFieldProps<Value> = TypedValueProps<Value> & {
  readonly script: Script<Value>;
  readonly unit?: string | undefined;
  readonly isAtEnd?: boolean | undefined;
};

const stepKeys = ["ArrowUp", "ArrowDown", "PageUp", "PageDown"];

function problemWith<Value extends string | number>(text: string, props: TypedFieldProps<Value>): string | null {
  const { script, min, max } = props;
  if (text.trim() === "") return props.isRequired === true ? controlWords.needed : null;
  const read = script.read(text);
  if (read === null) return script.notRead;
  const isOutside = (min !== undefined && read < min) || (max !== undefined && read > max);
  const [low, high] = [min, max].map((bound) => (bound === undefined ? undefined : script.write(bound)));
  return isOutside ? controlWords.outside(low, high, script.onwards) : null;
}

// What cannot be read keeps its form from being submitted with the value that stood there before.
function useOwnProblem(input: RefObject<HTMLInputElement | null>, problem: string | null): void {
  useLayoutEffect(() => input.current?.setCustomValidity(problem ?? ""), [input, problem]);
}

export function TypedField<Value extends string | number>(props: TypedFieldProps<Value>) {
  const { value, onChange, script, unit, isAtEnd = false } = props;
  const isStill = props.isDisabled === true || props.isReadOnly === true;
  const input = useRef<HTMLInputElement>(null);
  // While a person types or steps, their text is shown; it is told, or refused, once the field is left.
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const written = value === null ? "" : script.write(value);
  const text = draft ?? refused ?? written;
  const ownProblem = refused === null ? null : problemWith(refused, props);
  const error = (draft === null ? ownProblem : null) ?? (hasError(props) ? props.error : null);
  useOwnProblem(input, ownProblem);

  const type = (entered: string) => {
    setDraft(entered);
    const read = problemWith(entered, props) === null ? script.read(entered) : null;
    if (read !== null) props.onTyped?.(read);
  };
  const settle = (entered: string) => {
    setDraft(null);
    const isGood = problemWith(entered, props) === null;
    setRefused(isGood ? null : entered);
    const read = script.read(entered);
    if (isGood && read !== value && entered !== written) onChange(read);
  };
  const stepped = (key: string): string | null => {
    const next = script.stepped(script.read(text), key);
    if (next === null) return null;
    const said = script.write(next);
    return problemWith(said, props) === null ? said : null;
  };
  const press = (key: string) => {
    const next = stepped(key);
    if (next !== null) settle(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (stepKeys.includes(event.key)) {
      event.preventDefault();
      const next = stepped(event.key);
      if (next !== null && props.isReadOnly !== true) type(next);
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
      onChange={type}
      onBlur={() => draft !== null && settle(draft)}
    >
      <FieldLabel {...props} />
      <Group className={classNames(styles.box)}>
        <Input
          ref={input}
          className={classNames(styles.input, isAtEnd && styles.number)}
          placeholder={props.placeholder ?? script.placeholder}
          inputMode="decimal"
          onKeyDown={onKeyDown}
        />
        {unit !== undefined && <span className={styles.suffix}>{unit}</span>}
        {script.steps && (
          <span className={styles.steps}>
            <Step {...script.steps.down} isDisabled={isStill} onPress={() => press("ArrowDown")} />
            <Step {...script.steps.up} isDisabled={isStill} onPress={() => press("ArrowUp")} />
          </span>
        )}
      </Group>
      <FieldNotes hint={props.hint} error={error} />
    </Field>
  );
}

type StepProps = StepButton & { readonly isDisabled: boolean; readonly onPress: () => void };

// Arrow keys step too, so the two small buttons stay out of the Tab order.
function Step({ label, icon: Glyph, isDisabled, onPress }: StepProps) {
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
