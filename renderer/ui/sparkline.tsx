import { Hidden } from "./layout.tsx";
import styles from "./marks.module.css";
import type { Tone } from "./tone.ts";

type SparklineProps = {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly tone?: Tone | undefined;
};

type Point = { readonly x: number; readonly y: number };

// A gap ends a run: a line drawn across a missing value would invent it.
function runsOf(values: readonly (number | null)[], place: (value: number, index: number) => Point) {
  const runs: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(place(value, index));
  }
  return runs.filter((run) => run.length > 0);
}

export function Sparkline({ label, values, width = 96, height = 24, tone }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known, 0);
  const high = Math.max(...known, 0);
  const edge = 2;
  const place = (value: number, index: number): Point => ({
    x: edge + (index / Math.max(1, values.length - 1)) * (width - 2 * edge),
    y: height - edge - ((value - low) / (high - low || 1)) * (height - 2 * edge),
  });
  const runs = runsOf(values, place);
  const last = runs.at(-1)?.at(-1);
  return (
    <span className={styles.mark} data-tone={tone} title={label}>
      <Hidden>{label}</Hidden>
      <svg className={styles.spark} aria-hidden width={width} height={height}>
        {runs.map(([first, ...rest]) =>
          first && rest.length > 0 ? (
            <polyline
              key={first.x}
              className={styles.trace}
              points={[first, ...rest].map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(" ")}
            />
          ) : (
            first && <circle key={first.x} className={styles.dot} cx={first.x} cy={first.y} r={1.5} />
          ),
        )}
        {last && <circle className={styles.dot} cx={last.x} cy={last.y} r={2} />}
      </svg>
    </span>
  );
}
