import { useId, type ReactNode } from "react";
import styles from "./retirement.module.css";

type WhySectionProps = { readonly title: string; readonly children: ReactNode };

/** One part of the reasons, under its heading. */
export function WhySection({ title, children }: WhySectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
