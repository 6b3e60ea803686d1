import { Button, Group, Input, NumberField as Field } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";
import { Minus, Plus } from "./icons.ts";

type NumberFieldProps = FieldProps & {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
  readonly format?: Intl.NumberFormatOptions | undefined;
};

export function NumberField(props: NumberFieldProps) {
  return (
    <Field
      {...given({
        ...sharedFieldProps(props),
        isReadOnly: props.isReadOnly,
        minValue: props.min,
        maxValue: props.max,
        step: props.step,
        formatOptions: props.format ?? { maximumFractionDigits: 6 },
      })}
      value={props.value ?? Number.NaN}
      onChange={(value) => props.onChange(Number.isFinite(value) ? value : null)}
    >
      <FieldLabel {...props} />
      <Group className={classNames(styles.box)}>
        <Input className={classNames(styles.input, styles.number)} placeholder={props.placeholder ?? ""} />
        {props.unit !== undefined && <span className={styles.suffix}>{props.unit}</span>}
        <span className={styles.steps}>
          <Button slot="decrement" className={classNames(styles.step)}>
            <Minus size={14} aria-label={controlWords.decrease} />
          </Button>
          <Button slot="increment" className={classNames(styles.step)}>
            <Plus size={14} aria-label={controlWords.increase} />
          </Button>
        </span>
      </Group>
      <FieldNotes {...props} />
    </Field>
  );
}
