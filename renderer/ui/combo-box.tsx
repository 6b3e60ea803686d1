import { type KeyboardEvent, useState } from "react";
import { Button, ComboBox as Field, Group, Input, Popover } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";
import { ChevronsUpDown } from "./icons.ts";
import type { Option } from "./option.ts";
import { OptionList } from "./options.tsx";
import popoverStyles from "./popover.module.css";

type ComboBoxProps<Value extends string> = FieldProps & {
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly onNew?: ((text: string) => void) | undefined;
  /** What was typed counts when the field is left, also where it is no option. */
  readonly isFree?: boolean | undefined;
  readonly newText?: ((text: string) => string) | undefined;
};

const newKey = " new";
const mostShown = 200;

function matching<Value extends string>(options: readonly Option<Value>[], text: string) {
  const wanted = text.trim().toLocaleLowerCase();
  return options.filter((option) => option.label.toLocaleLowerCase().includes(wanted)).slice(0, mostShown);
}

function namedAs<Value extends string>(options: readonly Option<Value>[], text: string): Option<Value> | null {
  const wanted = text.trim().toLocaleLowerCase();
  return options.find(({ label }) => label.toLocaleLowerCase() === wanted) ?? null;
}

function bestOf<Value extends string>(fitting: readonly Option<Value>[], text: string): Option<Value> | null {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return null;
  const isOpen = ({ isDisabled }: Option<Value>) => isDisabled !== true;
  const named = namedAs(fitting, text);
  const begun = fitting.find((option) => isOpen(option) && option.label.toLocaleLowerCase().startsWith(wanted));
  const usable = fitting.filter(isOpen);
  return named ?? begun ?? (usable.length === 1 ? (usable[0] ?? null) : null);
}

export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const { options, value, onChange, onNew, newText, isFree = false } = props;
  const label = options.find((option) => option.value === value)?.label ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? label;
  const shown: readonly Option<string>[] = matching(options, draft ?? "");
  const isKnown = options.some((option) => option.label === text.trim());
  const offersNew = onNew !== undefined && draft !== null && draft.trim() !== "" && !isKnown;
  const offered: Option<string> = { value: newKey, label: newText?.(text.trim()) ?? text.trim() };

  const leave = () => {
    const typed = draft?.trim() ?? "";
    setDraft(null);
    if (typed === "") return;
    const named = namedAs(options, typed);
    if (named !== null) onChange(named.value);
    else if (isFree) onNew?.(typed);
  };

  // What was typed decides, not the option that had the focus before the list narrowed.
  const takeTyped = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Tab") leave();
    if (event.key !== "Enter" || draft === null || !(event.target instanceof HTMLInputElement)) return;
    const typed = event.target.value;
    const focused = event.target.getAttribute("aria-activedescendant");
    const key = focused === null ? null : (document.getElementById(focused)?.dataset["key"] ?? null);
    const fitting = matching(options, typed);
    // Where anything may be said, the present choice has the focus only because the list opened on it.
    const isStale = isFree && key === value;
    if (!isStale && key !== null && (key === newKey || fitting.some(({ value: one }) => one === key))) return;
    const best = isFree ? namedAs(options, typed) : bestOf(fitting, typed);
    if (best === null && (onNew === undefined || typed.trim() === "")) return;
    event.preventDefault();
    event.stopPropagation();
    setDraft(null);
    if (best === null) onNew?.(typed.trim());
    else onChange(best.value);
  };

  const choose = (key: unknown) => {
    setDraft(null);
    if (key === newKey) onNew?.(text.trim());
    // A field that is left chooses once more what it held before.
    else if (key !== value) onChange(options.find((option) => option.value === key)?.value ?? null);
  };

  return (
    <Field
      {...given({ ...sharedFieldProps(props), isReadOnly: props.isReadOnly })}
      // What matches is decided here, so that a long list is cut before it is drawn.
      defaultFilter={() => true}
      inputValue={text}
      onInputChange={(next) => setDraft(next === label ? null : next)}
      value={value}
      onChange={choose}
      onBlur={leave}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldLabel {...props} />
      <Group className={classNames(styles.box)} onKeyDownCapture={takeTyped}>
        <Input
          className={classNames(styles.input)}
          placeholder={props.placeholder ?? controlWords.chooseOne}
          // What is typed next takes the place of the choice.
          onClick={(event) => draft === null && event.currentTarget.select()}
        />
        <span className={styles.steps}>
          <Button className={classNames(styles.step)}>
            <ChevronsUpDown size={14} aria-hidden />
          </Button>
        </span>
      </Group>
      <FieldNotes {...props} />
      <Popover className={classNames(popoverStyles.popover, popoverStyles.list)} offset={4}>
        <OptionList options={offersNew ? [...shown, offered] : shown} />
      </Popover>
    </Field>
  );
}
