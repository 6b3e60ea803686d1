import { useEffect, useRef, useState } from "react";
import styles from "./banner.module.css";
import { Button, IconButton } from "./button.tsx";
import { controlWords } from "./control-words.ts";
import { X } from "./icons.ts";
import { type Tone, toneIcons } from "./tone.ts";

export type Notice = {
  readonly id: string;
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
};

type NoticeListProps = {
  readonly label: string;
  readonly notices: readonly Notice[];
  readonly onDismiss: (id: string) => void;
};

const shownFor = 8_000;

// One polite region that is always mounted: a region that appears together with its text is often not read out.
export function NoticeList({ label, notices, onDismiss }: NoticeListProps) {
  const [isHeld, setIsHeld] = useState(false);
  // What goes away under the pointer or the focus tells nobody that they left.
  const dismiss = (id: string) => {
    setIsHeld(false);
    onDismiss(id);
  };
  return (
    // Reading a notice holds it: the pointer over it, or the focus in it, stops the clock.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={label}
      className={styles.notices}
      // A dialog hides what lies behind it; notices lie above it.
      data-react-aria-top-layer="true"
      data-print="never"
      onPointerMove={() => setIsHeld(true)}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <output aria-live="polite" className={styles.live}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} isHeld={isHeld} onDismiss={dismiss} />
        ))}
      </output>
    </section>
  );
}

type NoticeRowProps = {
  readonly notice: Notice;
  readonly isHeld: boolean;
  readonly onDismiss: (id: string) => void;
};

function NoticeRow({ notice, isHeld, onDismiss }: NoticeRowProps) {
  const { id, text, tone = "neutral", action } = notice;
  const stays = tone === "bad" || isHeld;
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => dismiss.current(id), shownFor);
    return () => clearTimeout(timer);
  }, [id, stays]);

  const Glyph = toneIcons[tone];
  return (
    <span className={styles.notice} data-tone={tone}>
      {tone !== "neutral" && <Glyph size={16} aria-hidden className={styles.icon} />}
      <span className={styles.text}>{text}</span>
      {action && (
        <Button
          size="small"
          onPress={() => {
            action.onPress();
            onDismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" label={controlWords.dismiss} icon={X} onPress={() => onDismiss(id)} />
    </span>
  );
}
