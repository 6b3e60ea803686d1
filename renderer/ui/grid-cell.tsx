import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import styles from "./grid.module.css";

export type EditStart = { readonly text: string };
export type EditEnd = "stay" | "elsewhere" | "down" | "next" | "previous";

type GridCellProps = {
  readonly place: string;
  readonly name: string;
  readonly text: string;
  readonly isNumber: boolean;
  readonly isReadOnly: boolean;
  readonly isTabStop: boolean;
  readonly columnIndex: number;
  readonly problem: string | null;
  readonly edit: EditStart | null;
  readonly problemOf: (text: string) => string | null;
  readonly onEnd: (text: string | null, end: EditEnd) => void;
};

export function GridCell(props: GridCellProps) {
  const { place, text, isNumber, isReadOnly, isTabStop, columnIndex, problem, edit } = props;
  const problemId = useId();
  const isWrong = problem !== null && edit === null;
  return (
    <td
      data-place={place}
      data-kind={isNumber ? "number" : "text"}
      data-editing={edit === null ? undefined : ""}
      tabIndex={isTabStop && edit === null ? 0 : -1}
      aria-colindex={columnIndex}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? problemId : undefined}
      {...(isReadOnly && { "aria-readonly": true })}
    >
      {edit === null ? (
        <span className={styles.text} title={text}>
          {text}
        </span>
      ) : (
        <Editor {...props} start={edit.text} />
      )}
      {isWrong && (
        <span id={problemId} className={styles.problem}>
          {problem}
        </span>
      )}
    </td>
  );
}

const endings: Readonly<Record<string, EditEnd>> = { Enter: "down", Tab: "next" };

function Editor({ name, start, isNumber, problemOf, onEnd }: GridCellProps & { readonly start: string }) {
  const [draft, setDraft] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => input.current?.focus(), []);

  const finish = (end: EditEnd) => {
    const refusal = problemOf(draft.trim());
    setProblem(refusal);
    if (refusal !== null) return;
    isOver.current = true;
    onEnd(draft.trim(), end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const end = endings[event.key];
    if (event.key === "Escape") {
      isOver.current = true;
      onEnd(null, "stay");
    } else if (end !== undefined) {
      event.preventDefault();
      finish(event.shiftKey && end === "next" ? "previous" : end);
    }
  };
  // Leaving by pointer keeps a good entry and drops a refused one: the cell shows what is stored, never both.
  const onBlur = () => {
    if (isOver.current) return;
    isOver.current = true;
    onEnd(problemOf(draft.trim()) === null ? draft.trim() : null, "elsewhere");
  };

  return (
    <>
      <input
        ref={input}
        className={styles.editor}
        aria-label={name}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        inputMode={isNumber ? "decimal" : undefined}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {problem !== null && (
        <span id={problemId} role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </>
  );
}
