import { useId, type ReactNode } from "react";
import styles from "./card.module.css";

type CardSectionProps = { readonly title: string; readonly meaning?: string; readonly children: ReactNode };

/** One part of a card. */
export function CardSection({ title, meaning, children }: CardSectionProps) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.sectionHead}>
        <h2 id={heading}>{title}</h2>
        {meaning !== undefined && <p>{meaning}</p>}
      </div>
      {children}
    </section>
  );
}
