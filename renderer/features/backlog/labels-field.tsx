import { bulkWords } from "#shared/words/backlog-item.ts";
import { Badge } from "#ui/badge.tsx";
import { IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { X } from "#ui/icons.ts";
import styles from "./item.module.css";

type LabelsFieldProps = {
  readonly labels: readonly string[];
  readonly known: readonly string[];
  readonly isFixed: boolean;
  readonly error: string | null;
  readonly onChange: (labels: readonly string[]) => void;
};

/** The labels of an item: taken away one by one, added from those in use or new. */
export function LabelsField({ labels, known, isFixed, error, onChange }: LabelsFieldProps) {
  const add = (label: string) => {
    if (!labels.includes(label)) onChange([...labels, label]);
  };
  return (
    <div className={styles.labels}>
      {labels.length > 0 && (
        <ul aria-label="Labels" className={styles.chips}>
          {labels.map((label) => (
            <li key={label}>
              <Badge>{label}</Badge>
              <IconButton
                size="small"
                variant="quiet"
                icon={X}
                label={`Take away the label ${label}`}
                isDisabled={isFixed}
                onPress={() => onChange(labels.filter((kept) => kept !== label))}
              />
            </li>
          ))}
        </ul>
      )}
      <ComboBox
        // A new one for every list of labels, so that the field is empty again.
        key={labels.join("\n")}
        label="Add a label"
        placeholder={bulkWords.choose}
        options={known.filter((label) => !labels.includes(label)).map((label) => ({ value: label, label }))}
        value={null}
        isDisabled={isFixed}
        error={error}
        newText={(label) => `New label '${label}'`}
        onNew={add}
        onChange={(label) => label !== null && add(label)}
      />
    </div>
  );
}
