import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import styles from "./navigation.module.css";

type TabsProps<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly count?: number | undefined }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly children: ReactNode;
};

// Our own: React Aria's panel looks through all it holds after every change, which a table of many rows pays for dearly.
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Id>) {
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const goTo = (place: number) => {
    const tab = tabs[(place + tabs.length) % tabs.length];
    if (tab === undefined) return;
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${name}${tab.id}`)}`)?.focus();
    if (tab.id !== selected) onSelect(tab.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = tabs.findIndex(({ id }) => id === selected);
    const places: Readonly<Record<string, number>> = {
      ArrowRight: place + 1,
      ArrowLeft: place - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = places[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(next);
  };
  return (
    <div className={styles.tabs}>
      <div ref={list} role="tablist" tabIndex={-1} aria-label={label} className={styles.tabList} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${name}${tab.id}`}
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${name}panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            className={styles.tab}
            onClick={() => tab.id !== selected && onSelect(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        key={selected}
        role="tabpanel"
        id={`${name}panel`}
        aria-labelledby={`${name}${selected}`}
        className={styles.panel}
      >
        {children}
      </div>
    </div>
  );
}
