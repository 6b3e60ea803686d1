import { type ReactNode, useEffect, useRef } from "react";
import { LinkButton } from "./button.tsx";
import styles from "./form.module.css";
import { CircleAlert } from "./icons.ts";

type FormProps = {
  readonly id?: string | undefined;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly label?: string | undefined;
};

// A field keeps the text that it cannot read, and says so; its value is still the one before.
function firstUnread(form: HTMLFormElement): HTMLInputElement | undefined {
  return [...form.querySelectorAll("input")].find(({ validity }) => validity.customError);
}

export function Form({ id, onSubmit, children, label }: FormProps) {
  return (
    <form
      id={id}
      noValidate
      aria-label={label}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const unread = firstUnread(event.currentTarget);
        if (unread === undefined) onSubmit();
        else unread.focus();
      }}
    >
      {children}
      {/* Enter in a field submits only where the form itself has such a button; the visible ones often stand outside. */}
      <input type="submit" hidden />
    </form>
  );
}

type FieldSetProps = { readonly legend: string; readonly hint?: string | undefined; readonly children: ReactNode };

export function FieldSet({ legend, hint, children }: FieldSetProps) {
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{legend}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {children}
    </fieldset>
  );
}

export function FormRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

export type FormError = { readonly fieldId: string; readonly text: string };

function focusField(fieldId: string): void {
  const field = document.getElementById(fieldId);
  const focusable = field?.matches("input, textarea, button, select")
    ? field
    : field?.querySelector<HTMLElement>("input, textarea, button, select");
  (focusable ?? field)?.focus();
}

type ErrorSummaryProps = { readonly title: string; readonly errors: readonly FormError[] };

// It takes the focus when errors appear, so that a refused form is heard and one Enter away from the first field.
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const isShown = errors.length > 0;
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
      <h3>
        <CircleAlert size={16} aria-hidden />
        {title}
      </h3>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <LinkButton onPress={() => focusField(error.fieldId)}>{error.text}</LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
