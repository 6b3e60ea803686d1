import type { ReactNode } from "react";
import {
  Checkbox as Box,
  Radio,
  RadioGroup as Group,
  type Key,
  Switch as Toggle,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import styles from "./choice.module.css";
import { classNames } from "./class-names.ts";
import { FieldLabel, FieldNotes, type FieldProps, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";
import { Check, Minus } from "./icons.ts";
import type { Option } from "./option.ts";

type ToggleProps = {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean | undefined;
};

function ChoiceWords({ children, hint }: Pick<ToggleProps, "children" | "hint">) {
  return (
    <span className={styles.words}>
      <span>{children}</span>
      {hint !== undefined && <span className={styles.note}>{hint}</span>}
    </span>
  );
}

export function Checkbox(props: ToggleProps & { readonly isIndeterminate?: boolean | undefined }) {
  return (
    <Box
      className={classNames(styles.choice)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      {...given({ isDisabled: props.isDisabled, isIndeterminate: props.isIndeterminate })}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.mark}>
            {isIndeterminate ? (
              <Minus size={12} strokeWidth={3} aria-hidden />
            ) : (
              isSelected && <Check size={12} strokeWidth={3} aria-hidden />
            )}
          </span>
          <ChoiceWords hint={props.hint}>{props.children}</ChoiceWords>
        </>
      )}
    </Box>
  );
}

export function Switch(props: ToggleProps) {
  return (
    <Toggle
      className={classNames(styles.choice)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      {...given({ isDisabled: props.isDisabled })}
    >
      <span className={styles.track}>
        <span className={styles.knob} />
      </span>
      <ChoiceWords hint={props.hint}>{props.children}</ChoiceWords>
    </Toggle>
  );
}

type ChosenProps<Value extends string> = {
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
};

type RadioGroupProps<Value extends string> = FieldProps &
  ChosenProps<Value> & { readonly isHorizontal?: boolean | undefined };

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { options, value, onChange, isHorizontal = false } = props;
  const isEntry = (option: Option<Value>, index: number) => (value === null ? index === 0 : option.value === value);
  return (
    <Group
      {...given({ ...sharedFieldProps({ ...props, takesFocus: undefined }), isReadOnly: props.isReadOnly })}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      orientation={isHorizontal ? "horizontal" : "vertical"}
    >
      <FieldLabel {...props} />
      <div className={styles.radios} data-orientation={isHorizontal ? "horizontal" : "vertical"}>
        {options.map((option, index) => (
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
            className={classNames(styles.choice)}
            {...given({ autoFocus: props.takesFocus === true && isEntry(option, index) })}
          >
            {({ isSelected }) => (
              <>
                <span className={classNames(styles.mark, styles.round)}>
                  {isSelected && <span className={styles.dot} />}
                </span>
                <ChoiceWords hint={option.note}>{option.label}</ChoiceWords>
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldNotes {...props} />
    </Group>
  );
}

type SegmentedControlProps<Value extends string> = ChosenProps<Value> & {
  readonly label: string;
  readonly isIconOnly?: boolean | undefined;
};

export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, options, value, onChange, isIconOnly = false } = props;
  const choose = (keys: ReadonlySet<Key>) => {
    const chosen = options.find((option) => keys.has(option.value));
    if (chosen) onChange(chosen.value);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classNames(styles.segments)}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={choose}
      disallowEmptySelection
    >
      {options.map(({ value: id, label: name, icon: Glyph, isDisabled = false }) => (
        <ToggleButton
          key={id}
          id={id}
          isDisabled={isDisabled}
          className={classNames(styles.segment)}
          {...(isIconOnly && { "aria-label": name })}
        >
          {Glyph && <Glyph size={15} aria-hidden />}
          {!isIconOnly && name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
