import type { ReactNode } from "react";
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

export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, actions, description, size = "regular" } = props;
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
            <IconButton size="small" label={controlWords.close} icon={X} onPress={onClose} />
          </div>
          <div className={styles.body}>
            {description !== undefined && <p className={styles.description}>{description}</p>}
            {children}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
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
