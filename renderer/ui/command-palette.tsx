import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./dialog.module.css";
import { given } from "./given.ts";
import { type Icon, Search } from "./icons.ts";
import { KeyHint } from "./key-hint.tsx";
import menuStyles from "./menu.module.css";
import { matchesWords } from "./word-match.ts";

export type PaletteCommand = {
  readonly id: string;
  readonly label: string;
  readonly onAction: () => void;
  readonly section?: string | undefined;
  readonly keyHint?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly note?: string | undefined;
  readonly words?: string | undefined;
  readonly isDisabled?: boolean | undefined;
};

// A palette that opens is typed into at once.
const takesFocus = { autoFocus: true } as const;

type CommandPaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly placeholder: string;
  readonly emptyText: string;
  readonly commands: readonly PaletteCommand[];
  // What is typed so far, for lists too long to be given whole.
  readonly onType?: ((typed: string) => void) | undefined;
};

export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onClose, label, placeholder, emptyText, commands, onType } = props;
  const sections = [...new Set(commands.map((command) => command.section ?? ""))];
  return (
    <ModalOverlay
      className={classNames(styles.veil)}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={classNames(styles.palette)}>
        <Dialog aria-label={label} className={classNames(styles.paletteBody)}>
          <Autocomplete filter={matchesWords} {...given({ onInputChange: onType })}>
            <SearchField
              aria-label={label}
              {...takesFocus}
              className={classNames(styles.paletteField)}
              onClear={onClose}
            >
              <Search size={18} aria-hidden />
              <Input className={classNames(styles.paletteInput)} placeholder={placeholder} />
              <KeyHint keys="Esc" />
            </SearchField>
            <Menu
              aria-label={label}
              className={classNames(styles.paletteList)}
              renderEmptyState={() => <div className={styles.nothing}>{emptyText}</div>}
            >
              {sections.map((section) => (
                <MenuSection key={section} id={`section ${section}`} {...(section === "" && { "aria-label": label })}>
                  {section !== "" && <Header className={styles.section}>{section}</Header>}
                  {commands
                    .filter((command) => (command.section ?? "") === section)
                    .map((command) => (
                      <CommandRow key={command.id} command={command} onClose={onClose} />
                    ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type CommandRowProps = { readonly command: PaletteCommand; readonly onClose: () => void };

function CommandRow({ command, onClose }: CommandRowProps) {
  const { id, label, section, note, words, keyHint, icon: Glyph, isDisabled, onAction } = command;
  return (
    <MenuItem
      id={id}
      textValue={[label, section, note, words].filter(Boolean).join(" ")}
      className={classNames(menuStyles.entry)}
      onAction={() => {
        // What is chosen may open something, which has to find the focus back where it was before the palette.
        onClose();
        requestAnimationFrame(() => requestAnimationFrame(onAction));
      }}
      {...given({ isDisabled })}
    >
      {Glyph ? <Glyph size={16} aria-hidden /> : <span />}
      <span className={menuStyles.words}>
        {label}
        {note !== undefined && <span className={menuStyles.note}>{note}</span>}
      </span>
      {keyHint !== undefined && <KeyHint keys={keyHint} />}
    </MenuItem>
  );
}
