import { memo, type RefObject } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { backlogKinds } from "#shared/domain/backlog-item.ts";
import { editSettings, scoreMethods, type ScoreMethod, type Settings } from "#shared/domain/settings.ts";
import { backlogKindWords } from "#shared/words/backlog-codes.ts";
import { scoreMethodWords } from "#shared/words/backlog.ts";
import { SegmentedControl } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Toolbar } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import styles from "./backlog.module.css";
import type { ItemFilter } from "./item-rows.ts";
import { keptText, readKept } from "./kept-view.ts";
import { useProductOptions } from "./quick-add.tsx";
import { useRankedOrder, useRankedSort } from "./ranked-order.ts";
import { SavedViews } from "./saved-views.tsx";
import type { Place } from "./use-place.ts";
import { backlogViews } from "./views.tsx";

type ToolbarProps = {
  readonly place: Place;
  readonly view: string;
  readonly filter: ItemFilter;
  readonly onFilter: (filter: ItemFilter) => void;
  readonly settings: Settings;
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

const views = backlogViews.map(({ id, label, icon }) => ({ value: id, label, icon }));
const methods = scoreMethods.map((value) => ({
  value,
  label: scoreMethodWords[value].short,
  note: scoreMethodWords[value].meaning,
}));
const kinds = [
  { value: "all" as const, label: "All kinds" },
  ...backlogKinds.map((value) => ({ value, label: backlogKindWords[value] })),
];

/** Chooses whose items are shown. */
export function ProductSwitch({ place }: { readonly place: Place }) {
  const products = useProductOptions();
  return (
    <div className={styles.product}>
      <ComboBox
        label="Product"
        isLabelHidden
        placeholder="All products"
        options={products}
        value={place.productId}
        onChange={(product) => place.go({ product, item: null })}
      />
    </div>
  );
}

/** How the items are shown, by which score, and which of them. */
function PlainToolbar({ place, view, filter, onFilter, settings, searchRef }: ToolbarProps) {
  const isFixed = useIsFixed();
  const choose = (method: ScoreMethod) =>
    commitAndTell(editSettings({ backlog: { ...settings.backlog, method } }, "Choose how backlogs are scored"));
  const [order, setOrder] = useRankedOrder();
  const [sort, setSort] = useRankedSort();
  const openKept = (text: string) => {
    const kept = readKept(text);
    onFilter(kept.filter);
    setOrder(kept.order);
    setSort(kept.sort);
    place.go({ product: kept.product, view: kept.view ?? view, item: null });
  };
  return (
    <Toolbar label="What is shown">
      <SegmentedControl label="View" options={views} value={view} onChange={(id) => place.go({ view: id })} />
      <div className={styles.search}>
        <SearchField
          label="Filter items"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
          keyHint="/"
          inputRef={searchRef}
        />
      </div>
      <Select
        label="Kind"
        isLabelHidden
        options={kinds}
        value={filter.kind}
        onChange={(kind) => onFilter({ ...filter, kind })}
      />
      <Select
        label="Score"
        isLabelHidden
        isDisabled={isFixed}
        options={methods}
        value={settings.backlog.method}
        onChange={choose}
      />
      <SavedViews current={keptText({ product: place.productId, view, filter, order, sort })} onOpen={openKept} />
    </Toolbar>
  );
}

// A move changes nothing of it, and it has more controls than a board has cards.
export const BacklogToolbar = memo(PlainToolbar);
