import { choose } from "#data/importing-check.ts";
import { useImporting } from "#data/importing-state.ts";
import { SegmentedControl } from "#ui/choice.tsx";

/** What becomes of cells that this source gave before and the file no longer has. */
export function WithdrawnChoice() {
  const absentCells = useImporting((importing) => importing.choices.absentCells);
  return (
    <SegmentedControl
      label="Cells that the file no longer has"
      options={[
        { value: "takeAway", label: "Take them away: the months are replaced whole" },
        { value: "keep", label: "Keep them" },
      ]}
      value={absentCells}
      onChange={(way) => void choose({ absentCells: way })}
    />
  );
}
