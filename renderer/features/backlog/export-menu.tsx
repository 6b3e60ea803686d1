import { exportBacklog } from "#data/csv-export.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { backlogExportWords } from "#shared/words/backlog-export.ts";
import { Download } from "#ui/icons.ts";
import { MenuButton } from "#ui/menu.tsx";

type ExportMenuProps = {
  readonly itemsOf: () => readonly BacklogItem[];
  readonly isDisabled: boolean;
  readonly size?: "small";
};

/** Saves a list of backlog items as it stands, in its order. */
export function ExportMenu({ itemsOf, isDisabled, size }: ExportMenuProps) {
  const forms = ["csv", "md", "json"] as const;
  return (
    <MenuButton
      label={backlogExportWords.title}
      icon={Download}
      size={size}
      isDisabled={isDisabled}
      entries={forms.map((form) => ({
        id: form,
        ...backlogExportWords[form],
        onAction: () => void exportBacklog(form, itemsOf()),
      }))}
    />
  );
}
