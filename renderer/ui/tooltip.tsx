import type { ReactElement } from "react";
import { Tooltip as Bubble, TooltipTrigger } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { KeyHint } from "./key-hint.tsx";
import styles from "./popover.module.css";

type TooltipProps = {
  readonly text: string;
  readonly keyHint?: string | undefined;
  readonly children: ReactElement;
};

export function Tooltip({ text, keyHint, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={150}>
      {children}
      <Bubble className={classNames(styles.tooltip)} offset={6}>
        {text}
        {keyHint !== undefined && <KeyHint keys={keyHint} isPlain />}
      </Bubble>
    </TooltipTrigger>
  );
}
