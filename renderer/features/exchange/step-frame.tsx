import type { ReactNode } from "react";
import { classNames } from "#ui/class-names.ts";
import styles from "./import.module.css";

type StepFrameProps = {
  readonly children: ReactNode;
  /** What is said or ticked beside the buttons. */
  readonly aside?: ReactNode;
  /** Buttons at the foot, on the right, because notices come up on the left. */
  readonly back?: ReactNode;
  readonly forward?: ReactNode;
  /** The body gives its height to a table and does not scroll itself. */
  readonly isFilled?: boolean;
};

/** The body of one step, and its buttons where they always can be reached. */
export function StepFrame({ children, aside, back, forward, isFilled = false }: StepFrameProps) {
  const hasFoot = back !== undefined || forward !== undefined;
  return (
    <>
      <div className={classNames(styles.body, isFilled && styles.filled)}>{children}</div>
      {hasFoot && (
        <div className={styles.foot}>
          {aside}
          {back}
          {forward}
        </div>
      )}
    </>
  );
}
