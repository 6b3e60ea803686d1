import type { ReactNode } from "react";
import { Button, DisclosurePanel, Heading, Disclosure as Section } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import { ChevronRight } from "./icons.ts";
import styles from "./navigation.module.css";

type DisclosureProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly note?: string | undefined;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly isOpen?: boolean | undefined;
  readonly onToggle?: ((isOpen: boolean) => void) | undefined;
};

export function Disclosure({ title, children, note, level = 3, isOpen, onToggle }: DisclosureProps) {
  return (
    <Section className={classNames(styles.disclosure)} {...given({ isExpanded: isOpen, onExpandedChange: onToggle })}>
      <Heading level={level}>
        <Button slot="trigger" className={classNames(styles.toggle)}>
          <ChevronRight size={14} aria-hidden />
          {title}
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className={styles.inside}>{children}</div>
      </DisclosurePanel>
    </Section>
  );
}
