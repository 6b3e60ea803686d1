import type { Ref } from "react";
import { Button, Group, Input, SearchField as Field } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { given } from "./given.ts";
import { Search, X } from "./icons.ts";
import { KeyHint } from "./key-hint.tsx";

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly keyHint?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

export function SearchField({ label, value, onChange, placeholder, keyHint, inputRef }: SearchFieldProps) {
  return (
    <Field
      aria-label={label}
      value={value}
      onChange={onChange}
      // What is looked for cannot be wrong: asking the browser whether it is would cost a millisecond a key.
      validationBehavior="aria"
      className={classNames(styles.field)}
    >
      <Group className={classNames(styles.box)}>
        <Search size={14} aria-hidden className={styles.lead} />
        <Input className={classNames(styles.input)} placeholder={placeholder ?? label} {...given({ ref: inputRef })} />
        {value === "" ? (
          keyHint !== undefined && (
            <span className={styles.suffix}>
              <KeyHint keys={keyHint} />
            </span>
          )
        ) : (
          <span className={styles.steps}>
            <Button className={classNames(styles.step)} aria-label={controlWords.clear}>
              <X size={14} aria-hidden />
            </Button>
          </span>
        )}
      </Group>
    </Field>
  );
}
