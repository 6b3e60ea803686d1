import { Label, ProgressBar } from "react-aria-components";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./waiting.module.css";

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
