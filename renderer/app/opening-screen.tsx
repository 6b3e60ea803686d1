import { Skeleton } from "#ui/waiting.tsx";
import styles from "./app.module.css";

/** What is seen while the portfolio is opened: the frame's outline, and nothing that moves before it takes long. */
export function OpeningScreen() {
  return (
    <main className={styles.opening} aria-busy="true">
      <div />
      <div className={styles.openingScreen}>
        <Skeleton label="Opening the portfolio" rows={8} />
      </div>
    </main>
  );
}
