import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { Dialog as Surface, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button, IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./dialog.module.css";
import { X } from "./icons.ts";

type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly description?: string | undefined;
  readonly size?: "small" | "regular" | "large" | undefined;
};

const firstField = [
  'input:not([type="hidden"], [type="file"], [type="submit"], :disabled, [tabindex="-1"])',
  "textarea:not(:disabled)",
  'button[aria-haspopup="listbox"]:not(:disabled)',
].join(", ");

// Where no field asked for the focus it goes to the first one, else to the first, harmless action: never to Close.
function useFirstFocus(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = inside.current;
    if (box === null || box.contains(document.activeElement)) return;
    const actions = box.querySelector<HTMLElement>("[data-actions] button:not(:disabled)");
    (box.querySelector<HTMLElement>(firstField) ?? actions)?.focus();
  }, [inside]);
}

type DialogPartsProps = Pick<DialogProps, "children" | "actions" | "description">;

function DialogParts({ children, actions, description }: DialogPartsProps) {
  const inside = useRef<HTMLDivElement>(null);
  useFirstFocus(inside);
  return (
    <div ref={inside} className={styles.parts}>
      <div className={styles.body}>
        {description !== undefined && <p className={styles.description}>{description}</p>}
        {children}
      </div>
      {actions !== undefined && (
        <div className={styles.actions} data-actions>
          {actions}
        </div>
      )}
    </div>
  );
}

export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, size = "regular" } = props;
  return (
    <ModalOverlay
      className={classNames(styles.veil)}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={false}
    >
      <Modal className={classNames(styles.modal)} data-size={size}>
        <Surface className={classNames(styles.dialog)}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton size="small" label={controlWords.close} icon={X} onPress={onClose} hasNoTooltip />
          </div>
          <DialogParts {...props} />
        </Surface>
      </Modal>
    </ModalOverlay>
  );
}

type ConfirmDialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly children: ReactNode;
  readonly isDestructive?: boolean | undefined;
};

// The focus starts on the harmless button, so that Enter out of habit changes nothing.
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, isOpen, onClose, onConfirm, confirmLabel, cancelLabel, children, isDestructive = false } = props;
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <ModalOverlay className={classNames(styles.veil)} isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={classNames(styles.modal)} data-size="small">
        <Surface role="alertdialog" className={classNames(styles.dialog)}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
          </div>
          <div className={styles.body}>{children}</div>
          <div className={styles.actions}>
            <Button onPress={onClose} takesFocus>
              {cancelLabel}
            </Button>
            <Button variant={isDestructive ? "danger" : "primary"} onPress={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </Surface>
      </Modal>
    </ModalOverlay>
  );
}
