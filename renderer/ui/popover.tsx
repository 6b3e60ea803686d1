import type { ReactElement, ReactNode } from "react";
import {
  Dialog,
  DialogTrigger,
  Heading,
  Tooltip as Bubble,
  Popover as Surface,
  TooltipTrigger,
} from "react-aria-components";
import { Button, type ButtonSize, type ButtonVariant } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import type { Icon } from "./icons.ts";
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

type PopoverButtonProps = {
  readonly label: string;
  readonly children: ReactNode;
  readonly title?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
};

export function PopoverButton({ label, children, title, icon, variant, size }: PopoverButtonProps) {
  return (
    <DialogTrigger>
      <Button icon={icon} variant={variant} size={size}>
        {label}
      </Button>
      <Surface className={classNames(styles.popover)} offset={6}>
        <Dialog className={classNames(styles.content)} {...given({ "aria-label": title === undefined ? label : undefined })}>
          {title !== undefined && (
            <Heading slot="title" level={2}>
              {title}
            </Heading>
          )}
          {children}
        </Dialog>
      </Surface>
    </DialogTrigger>
  );
}
