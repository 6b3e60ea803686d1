import { type KeyboardEvent, useRef } from "react";
import { Menu as MenuList, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from "react-aria-components";
import { Button, type ButtonSize, type ButtonVariant, IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import { ChevronDown, ChevronRight, Ellipsis, type Icon } from "./icons.ts";
import { KeyHint } from "./key-hint.tsx";
import styles from "./menu.module.css";
import popoverStyles from "./popover.module.css";

type MenuCommand = {
  readonly id: string;
  readonly label: string;
  readonly onAction: () => void;
  readonly icon?: Icon | undefined;
  readonly keyHint?: string | undefined;
  readonly tone?: "bad" | undefined;
  readonly note?: string | undefined;
  readonly isDisabled?: boolean | undefined;
};
type Submenu = {
  readonly id: string;
  readonly label: string;
  readonly icon?: Icon | undefined;
  readonly entries: readonly MenuEntry[];
};
type MenuRule = { readonly id: string; readonly separator: true };

export type MenuEntry = MenuCommand | Submenu | MenuRule;

const surface = classNames(popoverStyles.popover, popoverStyles.list);

function CommandEntry({ entry }: { readonly entry: MenuCommand }) {
  const { icon: Glyph } = entry;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className={classNames(styles.entry)}
      onAction={entry.onAction}
      {...given({ isDisabled: entry.isDisabled, "data-tone": entry.tone })}
    >
      {Glyph ? <Glyph size={16} aria-hidden /> : <span />}
      <span className={styles.words}>
        {entry.label}
        {entry.note !== undefined && <span className={styles.note}>{entry.note}</span>}
      </span>
      {entry.keyHint !== undefined && <KeyHint keys={entry.keyHint} isPlain />}
    </MenuItem>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if ("separator" in entry) return <Separator id={entry.id} className={classNames(styles.rule)} />;
  if ("onAction" in entry) return <CommandEntry entry={entry} />;
  const { icon: Glyph } = entry;
  return (
    <SubmenuTrigger>
      <MenuItem id={entry.id} textValue={entry.label} className={classNames(styles.entry)}>
        {Glyph ? <Glyph size={16} aria-hidden /> : <span />}
        <span>{entry.label}</span>
        <ChevronRight size={14} aria-hidden />
      </MenuItem>
      <Popover className={surface} offset={0} crossOffset={-4}>
        <Entries label={entry.label} entries={entry.entries} />
      </Popover>
    </SubmenuTrigger>
  );
}

function Entries({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }) {
  return (
    <MenuList aria-label={label} className={classNames(styles.menu)}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </MenuList>
  );
}

type MenuButtonProps = {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly icon?: Icon | undefined;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
};

export function MenuButton(props: MenuButtonProps) {
  const { label, entries, icon, variant, size, isLabelHidden = false, isDisabled } = props;
  return (
    <MenuTrigger>
      {isLabelHidden ? (
        <IconButton label={label} icon={icon ?? Ellipsis} variant={variant} size={size} isDisabled={isDisabled} />
      ) : (
        <Button icon={icon} variant={variant} size={size} isDisabled={isDisabled}>
          {label}
          <ChevronDown size={14} aria-hidden />
        </Button>
      )}
      <Popover className={surface} offset={4}>
        <Entries label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

type Point = { readonly x: number; readonly y: number };

type FloatingMenuProps = {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly at: Point | null;
  readonly onClose: () => void;
};

export function FloatingMenu({ label, entries, at, onClose }: FloatingMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={at === null ? undefined : { left: at.x, top: at.y }} />
      <Popover
        className={surface}
        // Without a trigger of its own the surface would call itself a dialog and keep the focus.
        trigger="MenuTrigger"
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(isOpen) => !isOpen && onClose()}
        placement="bottom start"
        offset={2}
        aria-label={label}
      >
        <MenuTriggerless label={label} entries={entries} onClose={onClose} />
      </Popover>
    </>
  );
}

// A menu that opens is walked through at once.
const takesFocus = { autoFocus: "first" } as const;

function MenuTriggerless({ label, entries, onClose }: Omit<FloatingMenuProps, "at">) {
  return (
    <MenuList
      aria-label={label}
      {...takesFocus}
      className={classNames(styles.menu)}
      onAction={onClose}
      onClose={onClose}
    >
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </MenuList>
  );
}

export function isMenuKey(event: KeyboardEvent): boolean {
  return event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
}

export function pointBeside(element: Element): Point {
  const box = element.getBoundingClientRect();
  return { x: box.left + Math.min(24, box.width / 2), y: box.top + Math.min(box.height, 28) };
}
