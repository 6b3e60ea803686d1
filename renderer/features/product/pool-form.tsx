import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { Id } from "#shared/domain/ids.ts";
import { driverKinds, type Pool } from "#shared/domain/ledger.ts";
import { addPool, editPool } from "#shared/domain/ledger-commands.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { problemText } from "#shared/words/frame.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { driverWords } from "#shared/words/product.ts";
import { FormDialog } from "#ui/form-dialog.tsx";
import { FormRow } from "#ui/form.tsx";
import type { CellChange } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";
import { ShareField } from "./entry-fields.tsx";
import { readCount } from "./usage-cells.ts";

type PoolFormProps = { readonly pool: Pool | null; readonly productId: Id; readonly onClose: () => void };

const drivers = driverKinds.map((value) => ({ value, label: driverWords[value] }));

function weightProblem({ text }: CellChange): string | null {
  const weight = readCount(text);
  return Number.isNaN(weight) ? "a weight is a number, 0 or more." : null;
}

/** Adds or edits a pool: its driver and the driver's figure for each product. */
export function PoolForm({ pool, productId, onClose }: PoolFormProps) {
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const [name, setName] = useState(pool?.name ?? "");
  const [driver, setDriver] = useState<Pool["driver"]>(pool?.driver ?? "users");
  const [avoidableShare, setAvoidable] = useState(pool?.avoidableShare ?? 0);
  const [weights, setWeights] = useState<ReadonlyMap<Id, number>>(
    () => new Map(pool?.weights.map((own) => [own.productId, own.weight]) ?? [[productId, 1]]),
  );
  const [refused, setRefused] = useState<string | null>(null);

  const weigh = (cells: readonly CellChange[]) => {
    const next = new Map(weights);
    for (const { row, text } of cells) {
      const weight = readCount(text);
      if (weight === null) next.delete(row);
      else next.set(row, weight);
    }
    setWeights(next);
  };
  const save = () => {
    if (name.trim() === "") {
      setRefused(productScreenWords.poolName);
      return;
    }
    const said = {
      name: name.trim(),
      driver,
      avoidableShare,
      weights: Array.from(weights, ([id, weight]) => ({ productId: id, weight })),
    };
    const saved = commitAndTell(pool === null ? addPool(said) : editPool(pool.id, said));
    if (saved.ok) onClose();
    else setRefused(problemText(saved.problem));
  };

  return (
    <FormDialog
      title={pool === null ? "Add a pool" : `Edit pool '${pool.name}'`}
      description={productScreenWords.pool}
      submitLabel={pool === null ? "Add" : "Save"}
      label="Pool"
      onSubmit={save}
      onClose={onClose}
      refused={refused}
    >
      <TextField label="Name" value={name} onChange={setName} isRequired takesFocus />
      <FormRow>
        <Select label="Split by" options={drivers} value={driver} onChange={setDriver} />
        <ShareField
          label="Avoidable share"
          hint={productScreenWords.poolAvoidable}
          value={avoidableShare}
          onChange={setAvoidable}
        />
      </FormRow>
      <Grid
        label="Weights by product"
        rowHeader="Product"
        rowHeaderWidth={260}
        height={300}
        columns={[{ id: "weight", header: driverWords[driver], kind: "number", width: 160 }]}
        rows={Array.from(products.values(), ({ id, name: label }) => ({
          key: id,
          label,
          cells: { weight: weights.has(id) ? String(weights.get(id)) : "" },
        }))}
        problemOf={weightProblem}
        onChange={weigh}
      />
    </FormDialog>
  );
}
