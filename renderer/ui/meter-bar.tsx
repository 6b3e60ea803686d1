import { Label, Meter } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import layoutStyles from "./layout.module.css";
import styles from "./marks.module.css";
import type { Tone } from "./tone.ts";

type MeterBarProps = {
  readonly label: string;
  readonly value: number;
  readonly valueText: string;
  readonly max?: number | undefined;
  readonly tone?: Tone | undefined;
  readonly isLabelHidden?: boolean | undefined;
};

export function MeterBar({ label, value, valueText, max = 1, tone, isLabelHidden = false }: MeterBarProps) {
  return (
    <Meter
      className={classNames(styles.meter)}
      value={value}
      maxValue={max}
      valueLabel={valueText}
      {...given({ "data-tone": tone })}
    >
      {({ percentage }) => (
        <>
          <div className={isLabelHidden ? layoutStyles.hidden : styles.head}>
            <Label>{label}</Label>
            <span className={styles.amount}>{valueText}</span>
          </div>
          <div className={styles.track}>
            <div className={styles.fill} style={{ width: `${percentage}%` }} />
          </div>
        </>
      )}
    </Meter>
  );
}
