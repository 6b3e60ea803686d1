import type { ReactNode } from "react";
import styles from "./empty-state.module.css";
import { type Icon, ListFilter } from "./icons.ts";

type EmptyStateProps = {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: Icon | undefined;
  readonly isFiltered?: boolean | undefined;
};

// "Nothing matches" must never look like "there is nothing": the first is a line, the second a page.
export function EmptyState({ title, children, actions, icon: Glyph, isFiltered = false }: EmptyStateProps) {
  if (isFiltered) {
    return (
      <div className={styles.filtered}>
        <ListFilter size={16} aria-hidden />
        <p>{title}</p>
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      {Glyph && <Glyph size={28} strokeWidth={1.5} aria-hidden />}
      <h2>{title}</h2>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
