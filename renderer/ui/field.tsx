import { FieldError, Label, Text } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import layoutStyles from "./layout.module.css";
import { CircleAlert } from "./icons.ts";

export type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly takesFocus?: boolean | undefined;
  readonly id?: string | undefined;
  readonly placeholder?: string | undefined;
};

export function hasError(props: Pick<FieldProps, "error">): boolean {
  return props.error !== undefined && props.error !== null && props.error !== "";
}

type FieldLabelProps = Pick<FieldProps, "label" | "isLabelHidden" | "isRequired">;

export function FieldLabel({ label, isLabelHidden = false, isRequired = false }: FieldLabelProps) {
  return (
    <Label className={classNames(isLabelHidden ? layoutStyles.hidden : styles.label)}>
      {label}
      {isRequired && <span className={styles.required}> ({controlWords.required})</span>}
    </Label>
  );
}

export function FieldNotes({ hint, error }: Pick<FieldProps, "hint" | "error">) {
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>
        <CircleAlert size={12} aria-hidden />
        <span>{error}</span>
      </FieldError>
    </>
  );
}

// What every primitive field takes from ours; validation is ours alone, so the browser's bubbles stay away.
export function sharedFieldProps(props: FieldProps) {
  return {
    className: classNames(styles.field),
    isInvalid: hasError(props),
    validationBehavior: "aria" as const,
    isRequired: props.isRequired,
    isDisabled: props.isDisabled,
    autoFocus: props.takesFocus,
    id: props.id,
  };
}
