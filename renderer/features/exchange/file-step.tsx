import { useRef, useState } from "react";
import { takeChosen } from "#data/importing.ts";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { removeRecipe } from "#shared/domain/recipe.ts";
import { importFormats } from "#shared/domain/import-batch.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { formatWords, limitsText } from "#shared/words/import.ts";
import { Button } from "#ui/button.tsx";
import { FileButton } from "#ui/file-button.tsx";
import { Copy, FileUp, FolderOpen, Trash2 } from "#ui/icons.ts";
import { Muted } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { EarlierImports } from "./earlier-imports.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { RefusedFiles } from "./refused-files.tsx";
import { StepFrame } from "./step-frame.tsx";
import styles from "./file.module.css";
import wizard from "./import.module.css";

const noRecipe = "none";

/** The first step: choose files, a folder or pasted rows; what may come and how large is said before. */
export function FileStep() {
  const shelves = usePortfolio((portfolio) => portfolio.recipes);
  const recipes = [...onShelf(shelves, "").values()];
  const [recipeId, setRecipeId] = useState(noRecipe);
  const [isPasting, setIsPasting] = useState(false);
  const recipe = recipes.find(({ id }) => id === recipeId) ?? null;
  const take = (files: readonly File[]) => void takeChosen(files, recipe);
  return (
    <StepFrame>
      <div className={wizard.narrow}>
        <RefusedFiles />
        <section className={styles.choose} aria-label="Choose files">
          <FileUp size={28} aria-hidden />
          <p className={styles.chooseTitle}>Drop files anywhere in this window</p>
          <Muted>{limitsText}</Muted>
          <div className={styles.buttons}>
            <FileButton variant="primary" icon={FileUp} allowsMultiple onFiles={take}>
              Choose files…
            </FileButton>
            <FolderButton onFiles={take} />
            <Button icon={Copy} onPress={() => setIsPasting(true)}>
              Paste rows…
            </Button>
          </div>
          {recipes.length > 0 && (
            <div className={styles.recipeChoice}>
              <Select
                label="Recipe"
                hint={importScreenWords.recipe}
                options={[
                  { value: noRecipe, label: "By the file's name, else guess" },
                  ...recipes.map(({ id, name, format }) => ({
                    value: id,
                    label: name,
                    note: formatWords[format].name,
                  })),
                ]}
                value={recipe?.id ?? noRecipe}
                onChange={setRecipeId}
              />
              {recipe !== null && (
                <Button size="small" icon={Trash2} onPress={() => commitAndTell(removeRecipe(recipe.id))}>
                  {`Remove recipe '${recipe.name}'`}
                </Button>
              )}
            </div>
          )}
        </section>
        <EarlierImports />
        <section aria-labelledby="what-may-come">
          <h2 id="what-may-come">What can be imported</h2>
          <dl className={styles.formats}>
            {importFormats.map((format) => (
              <div key={format}>
                <dt>{formatWords[format].name}</dt>
                <dd>{formatWords[format].note}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      {isPasting && <PasteDialog recipe={recipe} onClose={() => setIsPasting(false)} />}
    </StepFrame>
  );
}

/** Chooses a whole folder. */
function FolderButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={FolderOpen} onPress={() => input.current?.click()}>
        Choose a folder…
      </Button>
      <input
        ref={(element) => {
          element?.setAttribute("webkitdirectory", "");
          input.current = element;
        }}
        type="file"
        multiple
        hidden
        aria-label="Folder to import"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          if (files.length > 0) onFiles(files);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
