import { createContext, use, type ReactNode } from "react";
import styles from "./settings.module.css";

/** What is searched for in the settings; empty shows everything. */
export const SearchedText = createContext("");

/** Whether every typed word occurs somewhere in a text. */
export function isFound(text: string, typed: string): boolean {
  const plain = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

type SettingProps = {
  readonly label: string;
  readonly meaning: string;
  readonly children: ReactNode;
  readonly words?: string;
  readonly isWide?: boolean;
};

/** One setting: its name and meaning on the left, its control on the right. It hides while something else is searched. */
export function Setting({ label, meaning, children, words = "", isWide = false }: SettingProps) {
  if (!isFound(`${label} ${meaning} ${words}`, use(SearchedText))) return null;
  return (
    <div className={styles.setting} data-setting="" data-wide={isWide ? "" : undefined}>
      <div>
        <p className={styles.label}>{label}</p>
        <p className={styles.meaning}>{meaning}</p>
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

type SectionProps = { readonly title: string; readonly intro?: string; readonly children: ReactNode };

/** Settings that belong together. */
export function SettingSection({ title, intro, children }: SectionProps) {
  const isSearching = use(SearchedText) !== "";
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      {intro !== undefined && !isSearching && <p className={styles.intro}>{intro}</p>}
      {children}
    </section>
  );
}
