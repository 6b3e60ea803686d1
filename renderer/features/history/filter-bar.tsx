import { useMemo, type Ref } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { tableNames, type TableName } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { tableTitle } from "#shared/words/records.ts";
import { IconButton, LinkButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Download } from "#ui/icons.ts";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import styles from "./history.module.css";

/** What a person chose to look at. */
export type ChosenFilter = {
  readonly text: string;
  readonly table: TableName | null;
  readonly person: string | null;
  readonly days: number | null;
  readonly productId: string | null;
};

type FilterBarProps = {
  readonly chosen: ChosenFilter;
  readonly onChange: (chosen: ChosenFilter) => void;
  readonly authors: readonly string[];
  readonly searchRef: Ref<HTMLInputElement>;
  readonly hasRecord: boolean;
  readonly onClear: () => void;
  readonly countText: string;
  readonly onExport: () => void;
};

const anything = "";
const periods = [
  { value: "", label: "Any time" },
  { value: "1", label: "Last 24 hours" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "365", label: "Last 12 months" },
] as const;
const tables = [
  { value: anything, label: "Everything" },
  ...tableNames.map((table) => ({ value: table, label: tableTitle(table) })),
];

/** The ways to narrow the history: words, kind of record, product, person and time. */
export function FilterBar(props: FilterBarProps) {
  const { chosen, onChange, authors, searchRef, hasRecord, onClear, countText, onExport } = props;
  const products = usePortfolio((portfolio) => portfolio.products);
  const productOptions = useMemo(
    () => Array.from(onShelf(products, "").values(), ({ id, name }) => ({ value: id, label: name })),
    [products],
  );
  const people = [{ value: anything, label: "Anyone" }, ...authors.map((by) => ({ value: by, label: by }))];
  const narrow = (fields: Partial<ChosenFilter>) => onChange({ ...chosen, ...fields });
  const { text, table, person, days, productId } = chosen;
  const isNarrowed =
    hasRecord || text !== "" || table !== null || person !== null || days !== null || productId !== null;
  return (
    <search className={styles.filters} aria-label="Filter the history">
      <div className={styles.search}>
        <SearchField
          label="Search the history"
          keyHint="/"
          value={text}
          onChange={(typed) => narrow({ text: typed })}
          inputRef={searchRef}
        />
      </div>
      <Select
        label="Kind of record"
        isLabelHidden
        options={tables}
        value={table ?? anything}
        onChange={(value) => narrow({ table: tableNames.find((name) => name === value) ?? null })}
      />
      <ComboBox
        label="Product"
        isLabelHidden
        placeholder="All products"
        options={productOptions}
        value={productId}
        onChange={(id) => narrow({ productId: id })}
      />
      {authors.length > 1 && (
        <Select
          label="Person"
          isLabelHidden
          options={people}
          value={person ?? anything}
          onChange={(by) => narrow({ person: by === anything ? null : by })}
        />
      )}
      <Select
        label="Time"
        isLabelHidden
        options={periods}
        value={periods.find(({ value }) => value === String(days ?? ""))?.value ?? ""}
        onChange={(value) => narrow({ days: value === "" ? null : Number(value) })}
      />
      <output className={styles.count}>{countText}</output>
      <IconButton label="Export this table as CSV" icon={Download} onPress={onExport} />
      {isNarrowed && <LinkButton onPress={onClear}>Clear filter</LinkButton>}
    </search>
  );
}
