import { useRef, useState } from "react";
import { takeFiles } from "#data/importing.ts";
import { useImporting } from "#data/importing-state.ts";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { removeRecipe } from "#shared/domain/recipe.ts";
import { importFormats } from "#shared/domain/import-batch.ts";
import { problemText } from "#shared/words/frame.ts";
import { formatWords, limitsText } from "#shared/words/import.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { FileButton } from "#ui/file-button.tsx";
import { Copy, FileUp, FolderOpen, Trash2 } from "#ui/icons.ts";
import { Muted } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { EarlierImports } from "./earlier-imports.tsx";
import styles from "./import.module.css";
import { PasteDialog } from "./paste-dialog.tsx";
import { StepFrame } from "./step-frame.tsx";

const noRecipe = "none";

/** The first step: choose files, a folder or pasted rows; what may come and how large is said before. */
export function FileStep() {
  const refused = useImporting((importing) => importing.refused);
  const shelves = usePortfolio((portfolio) => portfolio.recipes);
  const recipes = [...onShelf(shelves, "").values()];
  const [recipeId, setRecipeId] = useState(noRecipe);
  const [isPasting, setIsPasting] = useState(false);
  const recipe = recipes.find(({ id }) => id === recipeId) ?? null;
  const take = (files: readonly File[]) =>
    void takeFiles(
      files.map((file) => ({ name: file.name, content: file })),
      recipe,
    );
  return (
    <StepFrame>
      <div className={styles.narrow}>
        {refused.map(({ name, problem }) => (
          <Banner key={name} tone="bad" title={`'${name}' cannot be read.`}>
            {problemText(problem)}
          </Banner>
        ))}
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
                hint="Files of a known source are read as they were before."
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

const readable = /\.(ya?ml|csv|tsv|txt|json|ndjson|jsonl|gz)$/i;

/** Chooses a whole folder; of what lies in it, the files that may be imported are taken. */
function FolderButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const all = [...(files ?? [])].filter(({ name }) => readable.test(name));
    const catalogue = all.filter(({ name }) => /^catalog-info.*\.ya?ml$/i.test(name));
    onFiles(catalogue.length > 0 ? catalogue : all);
  };
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
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
