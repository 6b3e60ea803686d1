import { classNames } from "./class-names.ts";
import styles from "./key-hint.module.css";

type KeyHintProps = {
  readonly keys: string;
  readonly isPlain?: boolean | undefined;
};

export function KeyHint({ keys, isPlain = false }: KeyHintProps) {
  return (
    <kbd className={classNames(styles.keys, isPlain && styles.plain)}>
      {keys.split("+").map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </kbd>
  );
}
