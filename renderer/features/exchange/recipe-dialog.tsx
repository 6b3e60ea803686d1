import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { keepRecipe } from "#shared/domain/recipe.ts";
import { writeReading, type Reading } from "#shared/exchange/reading.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { recipeHint } from "#shared/words/import.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Form } from "#ui/form.tsx";
import { TextField } from "#ui/text-field.tsx";

type RecipeDialogProps = { readonly reading: Reading; readonly source: string; readonly onClose: () => void };

/** Keeps how this file was read, so that the next one of its source needs no questions. */
export function RecipeDialog({ reading, source, onClose }: RecipeDialogProps) {
  const [name, setName] = useState(source);
  const keep = () => {
    const kept = commitAndTell(keepRecipe({ name, format: reading.format, reading: writeReading(reading) }));
    if (kept.ok) onClose();
  };
  return (
    <Dialog
      title="Save as recipe"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={keep}>
            Save recipe
          </Button>
        </>
      }
    >
      <Form onSubmit={keep}>
        <TextField
          label="Name of the source"
          hint={recipeHint(source)}
          value={name}
          onChange={setName}
          error={name.trim() === "" ? importScreenWords.recipeName : null}
          takesFocus
        />
      </Form>
    </Dialog>
  );
}
