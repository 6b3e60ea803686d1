import styles from "./marks.module.css";
import type { Tone } from "./tone.ts";

type MeterBarProps = {
  readonly label: string;
  /** From 0 to 1. */
  readonly value: number;
  readonly valueText: string;
  readonly tone?: Tone | undefined;
};

export function MeterBar({ label, value, valueText, tone }: MeterBarProps) {
  return (
    <div className={styles.meter} data-tone={tone}>
      <div className={styles.head}>
        <span>{label}</span>
        <span className={styles.amount}>{valueText}</span>
      </div>
      <div className={styles.track} aria-hidden>
        <div className={styles.fill} style={{ inlineSize: `${Math.min(1, Math.max(0, value)) * 100}%` }} />
      </div>
    </div>
  );
}
