import { useState } from "react";
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
  readonly newText?: ((text: string) => string) | undefined;
};

const newKey = " new";
const mostShown = 200;

function matching<Value extends string>(options: readonly Option<Value>[], text: string) {
  const wanted = text.trim().toLocaleLowerCase();
  return options.filter((option) => option.label.toLocaleLowerCase().includes(wanted)).slice(0, mostShown);
}

export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const { options, value, onChange, onNew, newText } = props;
  const label = options.find((option) => option.value === value)?.label ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? label;
  const shown: readonly Option<string>[] = matching(options, draft ?? "");
  const isKnown = options.some((option) => option.label === text.trim());
  const offersNew = onNew !== undefined && draft !== null && draft.trim() !== "" && !isKnown;
  const offered: Option<string> = { value: newKey, label: newText?.(text.trim()) ?? text.trim() };

  const choose = (key: unknown) => {
    setDraft(null);
    if (key === newKey) onNew?.(text.trim());
    else onChange(options.find((option) => option.value === key)?.value ?? null);
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
      onBlur={() => setDraft(null)}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldLabel {...props} />
      <Group className={classNames(styles.box)}>
        <Input className={classNames(styles.input)} placeholder={props.placeholder ?? controlWords.chooseOne} />
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
