import { choose } from "#data/importing-check.ts";
import { useImporting } from "#data/importing-state.ts";
import { releasedFeatureWords } from "#shared/words/import-backlog.ts";
import { Banner } from "#ui/banner.tsx";
import { Checkbox } from "#ui/choice.tsx";

/** Whether released items of kind feature make the features that they released, as they do when they are moved here. */
export function ReleasedChoice({ released }: { readonly released: number }) {
  const isOn = useImporting((importing) => importing.choices.makesFeatures);
  const isBusy = useImporting((importing) => importing.work !== null);
  return (
    <Banner
      tone="note"
      actions={
        <Checkbox isSelected={isOn} isDisabled={isBusy} onChange={(makesFeatures) => void choose({ makesFeatures })}>
          {releasedFeatureWords.make}
        </Checkbox>
      }
    >
      {releasedFeatureWords.note(released)}
    </Banner>
  );
}
