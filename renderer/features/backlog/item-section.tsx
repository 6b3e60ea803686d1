import { useId, type ReactNode } from "react";
import styles from "./item.module.css";

type ItemSectionProps = { readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode };

/** One part of an item's page. */
export function ItemSection({ title, children, actions }: ItemSectionProps) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.sectionHead}>
        <h3 id={heading}>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
