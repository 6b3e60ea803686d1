import { useMemo, type RefObject } from "react";
import type { ProductLine } from "#shared/domain/overview.ts";
import { triggerWords, verdictWords } from "#shared/words/codes.ts";
import type { Trigger } from "#shared/domain/judged.ts";
import { verdicts } from "#shared/domain/retirement.ts";
import { retirementTabWords, rowsShown } from "#shared/words/retirement.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Switch } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Download } from "#ui/icons.ts";
import { Muted, Toolbar } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import { anyOwner, isFiltered, nobody, wholeView, type RetirementTab, type RetirementView } from "./retirement-rows.ts";
import styles from "./retirement.module.css";

type ToolbarProps = {
  readonly tab: RetirementTab;
  readonly view: RetirementView;
  readonly onView: (view: RetirementView) => void;
  readonly productId: string | null;
  readonly onProduct: (productId: string | null) => void;
  readonly lines: readonly ProductLine[];
  readonly shown: number;
  readonly all: number;
  readonly isWorking: boolean;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onExport: () => void;
};

const triggerOptions = [
  { value: "all" as const, label: "All triggers" },
  ...(Object.keys(triggerWords) as Trigger[]).map((value) => ({ value, label: triggerWords[value] })),
];
const verdictOptions = [
  { value: "all" as const, label: "All verdicts" },
  ...verdicts.map((value) => ({ value, label: verdictWords[value].name })),
];

function ownersOf(lines: readonly ProductLine[]) {
  const names = new Map(lines.flatMap(({ owner }) => (owner === null ? [] : [[owner.id, owner.name] as const])));
  const owners = Array.from(names, ([value, label]) => ({ value, label })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
  return [{ value: anyOwner, label: "All owners" }, { value: nobody, label: "No owner" }, ...owners];
}

function productsOf(lines: readonly ProductLine[]) {
  return lines
    .map(({ product }) => ({ value: product.id, label: product.name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** What the part holds, and which of its rows are shown. */
export function RetirementToolbar(props: ToolbarProps) {
  const { tab, view, onView, productId, onProduct, lines, shown, all, isWorking, searchRef, onExport } = props;
  const say = (part: Partial<RetirementView>) => onView({ ...view, ...part });
  const owners = useMemo(() => ownersOf(lines), [lines]);
  const products = useMemo(() => productsOf(lines), [lines]);
  const hasVerdicts = tab === "candidates" || tab === "kept";
  return (
    <div className={styles.tools}>
      <p className={styles.meaning}>
        {retirementTabWords[tab].meaning}
        {isWorking && " Being worked out again…"}
      </p>
      <Toolbar label="What is shown">
        <div className={styles.search}>
          <SearchField
            label="Filter candidates"
            value={view.text}
            onChange={(text) => say({ text })}
            keyHint="/"
            inputRef={searchRef}
          />
        </div>
        <div className={styles.product}>
          <ComboBox
            label="Product"
            isLabelHidden
            placeholder="All products"
            options={products}
            value={productId}
            onChange={onProduct}
          />
        </div>
        <Select
          label="Trigger"
          isLabelHidden
          options={triggerOptions}
          value={view.trigger}
          onChange={(trigger) => say({ trigger })}
        />
        <Select label="Owner" isLabelHidden options={owners} value={view.owner} onChange={(owner) => say({ owner })} />
        {hasVerdicts && (
          <Select
            label="Verdict"
            isLabelHidden
            options={verdictOptions}
            value={view.verdict}
            onChange={(verdict) => say({ verdict })}
          />
        )}
        <Switch isSelected={view.isGrouped} onChange={(isGrouped) => say({ isGrouped })}>
          By product
        </Switch>
        {isFiltered(view, productId) && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              onView({ ...wholeView, isGrouped: view.isGrouped });
              onProduct(null);
            }}
          >
            Clear filter
          </Button>
        )}
        <Muted>{rowsShown(shown, all)}</Muted>
        <IconButton label="Export this table as CSV" icon={Download} onPress={onExport} />
      </Toolbar>
    </div>
  );
}
