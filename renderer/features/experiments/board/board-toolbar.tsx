import type { RefObject } from "react";
import { experimentMethods } from "#shared/domain/experiment-card.ts";
import { methodWords } from "#shared/words/experiments.ts";
import { SegmentedControl } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { SquareKanban, Table2 } from "#ui/icons.ts";
import { Toolbar } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import styles from "./board.module.css";
import { useProductOptions } from "../use-options.ts";
import type { ExperimentFilter } from "./experiment-rows.ts";

const views = [
  { value: "board" as const, label: "Board", icon: SquareKanban },
  { value: "list" as const, label: "List", icon: Table2 },
];
const methods = [
  { value: "all" as const, label: "All methods" },
  ...experimentMethods.map((value) => ({ value, label: methodWords[value].name, note: methodWords[value].meaning })),
];

type ProductSwitchProps = {
  readonly productId: string | null;
  readonly onChange: (productId: string | null) => void;
};

/** Chooses whose experiments are shown. */
export function ProductSwitch({ productId, onChange }: ProductSwitchProps) {
  const options = useProductOptions();
  return (
    <div className={styles.product}>
      <ComboBox
        label="Product"
        isLabelHidden
        placeholder="All products"
        options={options}
        value={productId}
        onChange={onChange}
      />
    </div>
  );
}

type BoardToolbarProps = {
  readonly view: "board" | "list";
  readonly onView: (view: "board" | "list") => void;
  readonly filter: ExperimentFilter;
  readonly onFilter: (filter: ExperimentFilter) => void;
  readonly owners: readonly string[];
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

const anybody = "";

/** How experiments are shown, and which of them. */
export function BoardToolbar({ view, onView, filter, onFilter, owners, searchRef }: BoardToolbarProps) {
  return (
    <Toolbar label="What is shown">
      <SegmentedControl label="View" options={views} value={view} onChange={onView} />
      <div className={styles.search}>
        <SearchField
          label="Filter experiments"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
          keyHint="/"
          inputRef={searchRef}
        />
      </div>
      <Select
        label="Method"
        isLabelHidden
        options={methods}
        value={filter.method}
        onChange={(method) => onFilter({ ...filter, method })}
      />
      {owners.length > 1 && (
        <Select
          label="Owner"
          isLabelHidden
          options={[
            { value: anybody, label: "All owners" },
            ...owners.map((owner) => ({ value: owner, label: owner })),
          ]}
          value={filter.owner ?? anybody}
          onChange={(owner) => onFilter({ ...filter, owner: owner === anybody ? null : owner })}
        />
      )}
    </Toolbar>
  );
}
