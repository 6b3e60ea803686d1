import type { Ref } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { LearningStanding } from "#shared/domain/learning-standing.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { standingWords } from "#shared/words/learnings.ts";
import { Toolbar } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import type { LearningFilter } from "./learning-rows.ts";
import styles from "./learnings.module.css";
import { ProductChoice } from "./product-choice.tsx";

const everything = "*";

const standings = [
  { value: everything, label: "However it stands" },
  ...(Object.keys(standingWords) as LearningStanding[]).map((value) => ({ value, label: standingWords[value].name })),
];

type LearningsToolbarProps = {
  readonly filter: LearningFilter;
  readonly tags: readonly string[];
  readonly onFilter: (filter: LearningFilter) => void;
  readonly searchRef: Ref<HTMLInputElement>;
};

/** What of the library is looked for. */
export function LearningsToolbar({ filter, tags, onFilter, searchRef }: LearningsToolbarProps) {
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  return (
    <Toolbar label="Filter learnings">
      <div className={styles.search}>
        <SearchField
          label="Search learnings"
          placeholder="Search every word"
          keyHint="/"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
          inputRef={searchRef}
        />
      </div>
      <div className={styles.choice}>
        <ProductChoice
          products={products}
          productId={filter.productId}
          isLabelHidden
          onChange={(productId) => onFilter({ ...filter, productId })}
        />
      </div>
      <div className={styles.choice}>
        <Select
          label="How it stands"
          isLabelHidden
          options={standings}
          value={filter.standing ?? everything}
          onChange={(value) =>
            onFilter({ ...filter, standing: value === everything ? null : (value as LearningStanding) })
          }
        />
      </div>
      {tags.length > 0 && (
        <div className={styles.choice}>
          <Select
            label="Tag"
            isLabelHidden
            options={[{ value: "", label: "Any tag" }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
            value={filter.tag ?? ""}
            onChange={(tag) => onFilter({ ...filter, tag: tag === "" ? null : tag })}
          />
        </div>
      )}
    </Toolbar>
  );
}
