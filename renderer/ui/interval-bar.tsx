import { Hidden } from "./layout.tsx";
import styles from "./marks.module.css";
import type { Tone } from "./tone.ts";

type IntervalBarProps = {
  readonly label: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly min: number;
  readonly max: number;
  readonly threshold?: number | undefined;
  readonly tone?: Tone | undefined;
  readonly width?: number | undefined;
};

export function IntervalBar(props: IntervalBarProps) {
  const { label, low, value, high, min, max, threshold, tone, width = 140 } = props;
  const height = 20;
  const middle = height / 2;
  const edge = 5;
  const at = (amount: number) => {
    const share = max > min ? (amount - min) / (max - min) : 0.5;
    return edge + Math.min(1, Math.max(0, share)) * (width - 2 * edge);
  };
  return (
    <span className={styles.mark} data-tone={tone} title={label}>
      <Hidden>{label}</Hidden>
      <svg className={styles.interval} aria-hidden width={width} height={height}>
        <line className={styles.rail} x1={0} x2={width} y1={middle} y2={middle} />
        <line className={styles.range} x1={at(low)} x2={at(high)} y1={middle} y2={middle} />
        <line className={styles.cap} x1={at(low)} x2={at(low)} y1={middle - 4} y2={middle + 4} />
        <line className={styles.cap} x1={at(high)} x2={at(high)} y1={middle - 4} y2={middle + 4} />
        {threshold !== undefined && (
          <line className={styles.threshold} x1={at(threshold)} x2={at(threshold)} y1={0} y2={height} />
        )}
        <circle className={styles.ring} cx={at(value)} cy={middle} r={4.5} />
      </svg>
    </span>
  );
}
