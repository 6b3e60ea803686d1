import { createContext, useContext, useId, type ReactNode } from "react";
import styles from "./item.module.css";

type ItemSectionProps = { readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode };

const LevelContext = createContext<2 | 3>(3);

/** Says on which level the headings of an item's parts stand: below the heading of a page, or of a part of one. */
export const ItemSectionLevel = LevelContext.Provider;

/** The level of what stands below the heading of a part. */
export function useLevelWithin(): 3 | 4 {
  return useContext(LevelContext) === 2 ? 3 : 4;
}

/** One part of an item's page. */
export function ItemSection({ title, children, actions }: ItemSectionProps) {
  const heading = useId();
  const Heading = useContext(LevelContext) === 2 ? "h2" : "h3";
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.sectionHead}>
        <Heading id={heading}>{title}</Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}
