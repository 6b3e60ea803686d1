import { type ReactNode, useId } from "react";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { controlWords } from "./control-words.ts";
import { Dialog } from "./dialog.tsx";
import { Form } from "./form.tsx";

type FormDialogProps = {
  readonly title: string;
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What leaves the form, where it is not calling the form off. */
  readonly closeLabel?: string | undefined;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  /** Why the form as a whole was refused. */
  readonly refused?: string | null | undefined;
  readonly size?: "small" | "regular" | "large" | undefined;
};

export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, onSubmit, onClose, children, label, refused = null } = props;
  const formId = useId();
  return (
    <Dialog
      title={title}
      description={props.description}
      size={props.size}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{props.closeLabel ?? controlWords.cancel}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={onSubmit} label={label}>
        {refused !== null && <Banner tone="bad">{refused}</Banner>}
        {children}
      </Form>
    </Dialog>
  );
}
