import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { Grade } from "./badge.tsx";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import styles from "./stat.module.css";
import type { Tone } from "./tone.ts";

type StatProps = {
  readonly label: string;
  /** A figure, or in words that there is none. */
  readonly value: string;
  readonly unit?: string | undefined;
  readonly caption?: string | undefined;
  readonly grade?: string | undefined;
  readonly gradeLabel?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly onExplain?: (() => void) | undefined;
  readonly explainLabel?: string | undefined;
  readonly children?: ReactNode;
};

export function Stat(props: StatProps) {
  const { label, value, unit, caption, grade, gradeLabel, tone, onExplain, explainLabel, children } = props;
  const body = (
    <>
      <span className={styles.label}>
        {label}
        {grade !== undefined && <Grade letter={grade} label={gradeLabel ?? grade} />}
      </span>
      <span className={styles.value} data-tone={tone} data-words={/\d/.test(value) ? undefined : ""}>
        {value}
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      {caption !== undefined && <span className={styles.caption}>{caption}</span>}
      {children}
    </>
  );
  if (onExplain === undefined) return <div className={styles.stat}>{body}</div>;
  return (
    <Button
      className={classNames(styles.stat, styles.press)}
      onPress={() => onExplain()}
      {...given({ "aria-description": explainLabel })}
    >
      {body}
    </Button>
  );
}

export function StatRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
