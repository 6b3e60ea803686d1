import { memo } from "react";
import { Button, Popover, Select as Field, SelectValue } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";
import { ChevronsUpDown } from "./icons.ts";
import type { Option } from "./option.ts";
import { OptionList } from "./options.tsx";
import popoverStyles from "./popover.module.css";

type SelectProps<Value extends string> = FieldProps & {
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
};

function PlainSelect<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Field
      {...given(sharedFieldProps(props))}
      value={value}
      onChange={(key) => {
        const next = options.find((option) => option.value === key);
        if (next && next.value !== value) onChange(next.value);
      }}
      placeholder={props.placeholder ?? controlWords.chooseOne}
    >
      <FieldLabel {...props} />
      <div className={styles.box}>
        <Button className={classNames(styles.choose)}>
          <SelectValue className={classNames(styles.value)}>
            {({ defaultChildren }) => chosen?.label ?? defaultChildren}
          </SelectValue>
          <ChevronsUpDown size={14} aria-hidden />
        </Button>
      </div>
      <FieldNotes {...props} />
      <Popover className={classNames(popoverStyles.popover, popoverStyles.list)} offset={4}>
        <OptionList options={options} />
      </Popover>
    </Field>
  );
}

// To render one costs as much as a line of a table: where nothing of it changed, it is left alone.
export const Select = memo(PlainSelect) as typeof PlainSelect;
