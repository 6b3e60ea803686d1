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
