import { useState } from "react";
import { TextArea, TextField } from "./text-field.tsx";

type DraftFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly stored: string;
  readonly onSave: (text: string) => void;
  readonly isReadOnly?: boolean | undefined;
  readonly rows?: number;
  /** Why what was saved last was refused. */
  readonly error?: string | null | undefined;
  /** Why a text is not taken; it is then not saved either. */
  readonly problemOf?: (text: string) => string | null;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isLabelHidden?: boolean;
  readonly takesFocus?: boolean | undefined;
};

/** A field that saves when it is left, and follows what is stored when that changes elsewhere, as by undo. */
export function DraftField({ stored, onSave, problemOf, rows, error = null, ...field }: DraftFieldProps) {
  const [text, setText] = useState(stored);
  const [followed, setFollowed] = useState(stored);
  if (followed !== stored) {
    setFollowed(stored);
    setText(stored);
  }
  const problem = problemOf?.(text) ?? null;
  const shared = {
    ...field,
    value: text,
    onChange: setText,
    error: problem ?? error,
    onCommit: (value: string) => {
      if ((problemOf?.(value) ?? null) === null && value !== stored) onSave(value);
    },
  };
  return rows === undefined ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />;
}
