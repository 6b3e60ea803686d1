import { markKinds, type Mark } from "#shared/domain/mark.ts";
import { markWords } from "#shared/words/codes.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { DayField } from "#ui/day-field.tsx";
import { FieldSet } from "#ui/form.tsx";
import { Plus, Trash2 } from "#ui/icons.ts";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "./product.module.css";

const kinds = markKinds.map((value) => ({ value, label: markWords[value] }));
const blank: Mark = { kind: "seasonal", reason: "", owner: "", reviewOn: null };

type MarksFieldProps = { readonly value: readonly Mark[]; readonly onChange: (marks: readonly Mark[]) => void };

/** The marks of a product or feature, each with its reason, its owner and the day it is looked at again. */
export function MarksField({ value, onChange }: MarksFieldProps) {
  const edit = (at: number, part: Partial<Mark>) =>
    onChange(value.map((mark, index) => (index === at ? { ...mark, ...part } : mark)));
  return (
    <FieldSet legend="Marks" hint={productScreenWords.marks}>
      {value.map((mark, at) => (
        // Marks have no identity of their own; their place is all that tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles.mark}>
          <Select label="Kind" options={kinds} value={mark.kind} onChange={(kind) => edit(at, { kind })} />
          <TextField label="Reason" value={mark.reason} onChange={(reason) => edit(at, { reason })} />
          <TextField label="Owner" value={mark.owner} onChange={(owner) => edit(at, { owner })} />
          <DayField label="Review on" value={mark.reviewOn} onChange={(reviewOn) => edit(at, { reviewOn })} />
          <IconButton
            icon={Trash2}
            label={`Remove mark ${markWords[mark.kind]}`}
            onPress={() => onChange(value.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={Plus} onPress={() => onChange([...value, blank])}>
          Add mark
        </Button>
      </div>
    </FieldSet>
  );
}
