import type { ReactNode } from "react";
import { FileTrigger } from "react-aria-components";
import { Button, type ButtonVariant } from "./button.tsx";
import { given } from "./given.ts";
import type { Icon } from "./icons.ts";

type FileButtonProps = {
  readonly children: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
  readonly accept?: readonly string[] | undefined;
  readonly allowsMultiple?: boolean | undefined;
  readonly variant?: ButtonVariant | undefined;
  readonly icon?: Icon | undefined;
  readonly isDisabled?: boolean | undefined;
};

export function FileButton(props: FileButtonProps) {
  const { children, onFiles, accept, allowsMultiple, variant, icon, isDisabled } = props;
  const take = (files: FileList | null) => {
    if (files !== null && files.length > 0) onFiles([...files]);
  };
  return (
    <FileTrigger onSelect={take} {...given({ acceptedFileTypes: accept, allowsMultiple })}>
      <Button variant={variant} icon={icon} isDisabled={isDisabled}>
        {children}
      </Button>
    </FileTrigger>
  );
}
