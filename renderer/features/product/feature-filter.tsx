import { useMemo } from "react";
import { usageClasses } from "#shared/domain/usage-class.ts";
import { guardWords, usageClassWords } from "#shared/words/codes.ts";
import { count } from "#shared/words/format.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Toolbar } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import { anyGuard, everyFeature, hidesFeatures, noGuard, type FeatureRow, type FeatureView } from "./feature-rows.ts";
import styles from "./product.module.css";

type FeatureFilterProps = {
  readonly rows: readonly FeatureRow[];
  readonly shown: number;
  readonly view: FeatureView;
  readonly onView: (view: FeatureView) => void;
};

const classOptions = [
  { value: "all" as const, label: "All classes" },
  ...usageClasses.map((value) => ({ value, label: usageClassWords[value].name })),
];

/** Which features are shown: by text, class of use and guard. */
export function FeatureFilter({ rows, shown, view, onView }: FeatureFilterProps) {
  const guardOptions = useMemo(() => {
    const standing = new Set<string>(rows.flatMap(({ judged }) => judged.guards));
    return [
      { value: anyGuard, label: "Any guard or none" },
      { value: noGuard, label: "No guard" },
      ...[...standing].map((value) => ({ value, label: guardWords(value).name })),
    ];
  }, [rows]);
  const say = (part: Partial<FeatureView>) => onView({ ...view, ...part });
  return (
    <Toolbar label="Which features">
      <div className={styles.search}>
        <SearchField label="Filter features" value={view.text} onChange={(text) => say({ text })} />
      </div>
      <Select
        label="Class of use"
        isLabelHidden
        options={classOptions}
        value={view.class}
        onChange={(name) => say({ class: name })}
      />
      <Select
        label="Guard"
        isLabelHidden
        options={guardOptions}
        value={view.guard}
        onChange={(guard) => say({ guard })}
      />
      {hidesFeatures(view) && (
        <Button size="small" variant="quiet" onPress={() => onView(everyFeature)}>
          Clear filter
        </Button>
      )}
      <Muted>{shown === rows.length ? count(shown) : `${count(shown)} of ${count(rows.length)}`} shown</Muted>
    </Toolbar>
  );
}
