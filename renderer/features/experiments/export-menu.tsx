import { exportExperiments } from "#data/experiment-export.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { experimentExportWords } from "#shared/words/experiment-export.ts";
import { Download } from "#ui/icons.ts";
import { MenuButton } from "#ui/menu.tsx";

type ExportMenuProps = { readonly experiments: readonly Experiment[]; readonly size?: "small" };

/** Saves experiments in the given order: cards, results, or everything that is recorded of them. */
export function ExportMenu({ experiments, size }: ExportMenuProps) {
  const forms = ["md", "cards", "results", "json"] as const;
  return (
    <MenuButton
      label={experimentExportWords.title}
      icon={Download}
      size={size}
      isDisabled={experiments.length === 0}
      entries={forms.map((form) => ({
        id: form,
        ...experimentExportWords[form],
        onAction: () => void exportExperiments(form, experiments),
      }))}
    />
  );
}
