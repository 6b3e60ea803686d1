import { Label, ProgressBar } from "react-aria-components";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./waiting.module.css";

type SkeletonProps = {
  readonly label: string;
  readonly rows?: number | undefined;
  readonly height?: number | undefined;
};

// Nothing shows for the first 300 ms: work that short needs no sign.
export function Skeleton({ label, rows = 6, height }: SkeletonProps) {
  return (
    <output aria-label={label} className={styles.skeleton} style={height === undefined ? undefined : { height }}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.line} />
      ))}
    </output>
  );
}

type ProgressProps = {
  readonly label: string;
  readonly value: number | null;
  readonly note?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
  readonly cancelLabel?: string | undefined;
};

export function Progress({ label, value, note, onCancel, cancelLabel }: ProgressProps) {
  return (
    <div className={styles.body}>
      <ProgressBar
        className={classNames(styles.progress)}
        style={{ flex: 1 }}
        maxValue={1}
        value={value ?? 0}
        isIndeterminate={value === null}
      >
        {({ percentage }) => (
          <>
            <div className={styles.head}>
              <Label>{label}</Label>
              {note !== undefined && <span className={styles.note}>{note}</span>}
            </div>
            <div className={styles.track}>
              {percentage === undefined ? (
                <div className={classNames(styles.fill, styles.running)} />
              ) : (
                <div className={styles.fill} style={{ width: `${percentage}%` }} />
              )}
            </div>
          </>
        )}
      </ProgressBar>
      {onCancel && (
        <Button size="small" onPress={onCancel}>
          {cancelLabel ?? controlWords.cancel}
        </Button>
      )}
    </div>
  );
}
