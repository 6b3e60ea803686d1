import type { ReactNode } from "react";
import styles from "./badge.module.css";
import type { Icon } from "./icons.ts";
import { Hidden } from "./layout.tsx";
import { type Tone, toneIcons } from "./tone.ts";

export function Badge({
  children,
  tone = "neutral",
}: {
  readonly children: ReactNode;
  readonly tone?: Tone | undefined;
}) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}

type StatusPillProps = { readonly tone: Tone; readonly children: ReactNode; readonly icon?: Icon | undefined };

export function StatusPill({ tone, children, icon }: StatusPillProps) {
  const Glyph = icon ?? toneIcons[tone];
  return (
    <span className={styles.pill} data-tone={tone}>
      <Glyph size={13} aria-hidden />
      {children}
    </span>
  );
}

export function Grade({ letter, label }: { readonly letter: string; readonly label: string }) {
  return (
    <span className={styles.grade} data-letter={letter} title={label}>
      <span aria-hidden>{letter}</span>
      <Hidden>{label}</Hidden>
    </span>
  );
}
