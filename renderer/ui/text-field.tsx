import { type ComponentProps, useRef } from "react";
import { Group, Input, TextArea as TextAreaInput, TextField as Field } from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { FieldLabel, FieldNotes, type FieldProps, sharedFieldProps } from "./field.tsx";
import { given } from "./given.ts";

type TextProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onCommit?: ((value: string) => void) | undefined;
};

type TextFieldProps = TextProps & {
  readonly type?: "text" | "url" | "email" | undefined;
  readonly suffix?: string | undefined;
};

// A commit happens once an edit is over, so that one edit becomes one change.
function useCommit({ value, onCommit }: TextProps) {
  const before = useRef(value);
  const commit = () => {
    if (value !== before.current) onCommit?.(value);
    before.current = value;
  };
  return {
    onFocus: () => {
      before.current = value;
    },
    onBlur: commit,
    commit,
  };
}

function fieldProps(props: TextProps, commit: ReturnType<typeof useCommit>): ComponentProps<typeof Field> {
  return given({
    ...sharedFieldProps(props),
    value: props.value,
    onChange: props.onChange,
    onFocus: commit.onFocus,
    onBlur: commit.onBlur,
    isReadOnly: props.isReadOnly,
  });
}

export function TextField(props: TextFieldProps) {
  const commit = useCommit(props);
  return (
    <Field {...fieldProps(props, commit)} type={props.type ?? "text"}>
      <FieldLabel {...props} />
      <Group className={classNames(styles.box)}>
        <Input
          className={classNames(styles.input)}
          placeholder={props.placeholder ?? ""}
          onKeyDown={(event) => event.key === "Enter" && commit.commit()}
        />
        {props.suffix !== undefined && <span className={styles.suffix}>{props.suffix}</span>}
      </Group>
      <FieldNotes {...props} />
    </Field>
  );
}

export function TextArea(props: TextProps & { readonly rows?: number | undefined }) {
  return (
    <Field {...fieldProps(props, useCommit(props))}>
      <FieldLabel {...props} />
      <Group className={classNames(styles.box)}>
        <TextAreaInput
          className={classNames(styles.input, styles.area)}
          placeholder={props.placeholder ?? ""}
          style={{ minHeight: `calc(${props.rows ?? 3} * var(--line-height) + 12px)` }}
        />
      </Group>
      <FieldNotes {...props} />
    </Field>
  );
}
