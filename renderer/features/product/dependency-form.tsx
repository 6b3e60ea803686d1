import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { addDependency, editDependency, type Dependency } from "#shared/domain/dependency.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Product } from "#shared/domain/product.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { problemText } from "#shared/words/frame.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { TextField } from "#ui/text-field.tsx";

/** From which end a dependency is looked at: who needs this product, or what it needs. */
export type Direction = "dependents" | "needs";

type DependencyFormProps = {
  readonly product: Product;
  readonly direction: Direction;
  readonly dependency: Dependency | null;
  readonly onClose: () => void;
};

const kinds = [
  { value: "hard", label: "Hard", note: productScreenWords.hard },
  { value: "soft", label: "Soft", note: productScreenWords.soft },
] as const;

/** Adds or edits one dependency. */
export function DependencyForm({ product, direction, dependency, onClose }: DependencyFormProps) {
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const isNeeded = direction === "dependents";
  const known = dependency && (isNeeded ? dependency.fromProductId : dependency.toProductId);
  const [other, setOther] = useState<Id | null>(known);
  const [kind, setKind] = useState<Dependency["kind"]>(dependency?.kind ?? "hard");
  const [migration, setMigration] = useState(dependency?.migration ?? "");
  const [refused, setRefused] = useState<string | null>(null);
  const save = () => {
    if (other === null) {
      setRefused(productScreenWords.otherProduct);
      return;
    }
    const ends = isNeeded
      ? { fromProductId: other, toProductId: product.id }
      : { fromProductId: product.id, toProductId: other };
    const saved = commitAndTell(
      dependency === null
        ? addDependency({ ...ends, kind, migration: migration.trim() })
        : editDependency(dependency.id, { kind, migration: migration.trim() }),
    );
    if (saved.ok) onClose();
    else setRefused(problemText(saved.problem));
  };
  const mover = isNeeded ? "it" : `'${product.name}'`;
  return (
    <FormDialog
      title={isNeeded ? `What needs '${product.name}'` : `What '${product.name}' needs`}
      submitLabel={dependency === null ? "Add" : "Save"}
      label="Dependency"
      onSubmit={save}
      onClose={onClose}
      refused={refused}
    >
      <ComboBox
        label="Product"
        options={Array.from(products.values(), ({ id, name }) => ({ value: id, label: name })).filter(
          ({ value }) => value !== product.id,
        )}
        value={other}
        onChange={setOther}
        isReadOnly={dependency !== null}
        takesFocus={dependency === null}
      />
      <RadioGroup label="How much" options={kinds} value={kind} onChange={setKind} />
      <TextField
        label="Funded plan to move away"
        hint={`In a few words, if ${mover} has one; a plan takes the obstacle away.`}
        value={migration}
        onChange={setMigration}
      />
    </FormDialog>
  );
}
