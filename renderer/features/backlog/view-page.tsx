import type { ReactNode } from "react";
import styles from "./view-page.module.css";

/** A view of the backlog that is read from top to bottom. */
export function ViewPage({ children }: { readonly children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

/** A view of the backlog that is one table. */
export function TablePage({ children }: { readonly children: ReactNode }) {
  return <div className={styles.table}>{children}</div>;
}
