import type { ReactNode } from "react";
import { Dialog, DialogTrigger, Heading, Popover as Surface } from "react-aria-components";
import { Button, type ButtonSize, type ButtonVariant } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import type { Icon } from "./icons.ts";
import styles from "./popover.module.css";

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
        <Dialog
          className={classNames(styles.content)}
          {...given({ "aria-label": title === undefined ? label : undefined })}
        >
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
