import type { ReactNode } from "react";
import styles from "./banner.module.css";
import { IconButton } from "./button.tsx";
import { controlWords } from "./control-words.ts";
import { X } from "./icons.ts";
import { type Tone, toneIcons } from "./tone.ts";

type BannerProps = {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
};

export function Banner({ tone, title, children, actions, onDismiss }: BannerProps) {
  const Glyph = toneIcons[tone];
  return (
    <div role={tone === "bad" ? "alert" : "status"} className={styles.banner} data-tone={tone}>
      <Glyph size={16} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        {title !== undefined && <strong className={styles.title}>{title}</strong>}
        {children}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {onDismiss && <IconButton size="small" label={controlWords.dismiss} icon={X} onPress={onDismiss} />}
    </div>
  );
}
