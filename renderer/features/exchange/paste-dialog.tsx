import { useState } from "react";
import { takeFiles } from "#data/importing.ts";
import type { Recipe } from "#shared/domain/import-batch.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { TextArea, TextField } from "#ui/text-field.tsx";

type PasteDialogProps = { readonly recipe: Recipe | null; readonly onClose: () => void };

/** Takes rows that were copied from a spreadsheet, header and all. */
export function PasteDialog({ recipe, onClose }: PasteDialogProps) {
  const [text, setText] = useState("");
  const [name, setName] = useState("Pasted rows");
  const [isAsked, setIsAsked] = useState(false);
  const take = () => {
    setIsAsked(true);
    if (text.trim() === "") return;
    onClose();
    void takeFiles([{ name: `${name.trim() || "Pasted rows"}.csv`, content: text }], recipe);
  };
  return (
    <Dialog
      title="Paste rows"
      description={importScreenWords.paste}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={take}>
            Continue
          </Button>
        </>
      }
    >
      <TextField label={importScreenWords.whence} hint={importScreenWords.replaces} value={name} onChange={setName} />
      <TextArea
        label="Rows"
        rows={10}
        value={text}
        onChange={setText}
        error={isAsked && text.trim() === "" ? importScreenWords.pasteLeast : null}
        takesFocus
      />
    </Dialog>
  );
}
