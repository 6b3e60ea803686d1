import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./frame.module.css";
import { given } from "./given.ts";
import type { Icon } from "./icons.ts";
import type { Tone } from "./tone.ts";

type StatusBarProps = { readonly label: string; readonly children: ReactNode; readonly end?: ReactNode };

export function StatusBar({ label, children, end }: StatusBarProps) {
  return (
    <footer aria-label={label} className={styles.status}>
      <div className={styles.group}>{children}</div>
      {end !== undefined && <div className={styles.group}>{end}</div>}
    </footer>
  );
}

type StatusPartProps = {
  readonly children: ReactNode;
  readonly icon?: Icon | undefined;
  readonly tone?: Tone | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly label?: string | undefined;
};

export function StatusPart({ children, icon: Glyph, tone, onPress, label }: StatusPartProps) {
  const body = (
    <>
      {Glyph && <Glyph size={13} aria-hidden />}
      {children}
    </>
  );
  if (onPress === undefined) {
    return (
      <span className={styles.part} data-tone={tone}>
        {body}
      </span>
    );
  }
  return (
    <Button
      className={classNames(styles.part)}
      onPress={() => onPress()}
      {...given({ "aria-label": label, "data-tone": tone })}
    >
      {body}
    </Button>
  );
}
